import { expect, it } from '@jest/globals'
import type { RefusalCode } from '../../../domain/refusals.ts'

/** How one command is accepted, each way in a sentence; and for each refusal it can give, a story that ends in it. */
export interface CommandCases<Story> {
  readonly accepts: Readonly<Record<string, () => Story>>
  readonly refuses: Stories<Story>
}

type Stories<Story> = Readonly<Partial<Record<RefusalCode, () => Story>>>

/** The stories in which the usual command is refused, by what must have happened until then for each refusal. */
export const refusedWhen =
  <Name extends string, Story extends { when(name: Name): Story }>() =>
  (name: Name, beginnings: Stories<Story>): Stories<Story> =>
    Object.fromEntries(
      Object.entries(beginnings).map(([code, begin]) => [code, () => begin().when(name)]),
    )

/** That a command is accepted in each of its stories, of which it has one, and refused in the others. */
export function holdCases({ accepts = {}, refuses = {} }: Partial<CommandCases<Told>> = {}): void {
  it('has a story in which it is accepted', () => {
    expect(Object.keys(accepts)).not.toEqual([])
  })

  it.each(Object.entries(accepts))('%s', (_, story) => {
    expect(story().last).toMatchObject({ ok: true })
  })

  for (const [code, story] of Object.entries(refuses))
    it(`refuses: ${code}`, () => {
      expect(story().last).toMatchObject({ ok: false, refusal: { code } })
    })
}

interface Told {
  readonly last: unknown
}
