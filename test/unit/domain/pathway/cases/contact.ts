import { expect } from '@jest/globals'
import { referred, twoServices, twoVictims } from '../beginnings.ts'
import type { NotSafe } from '../../../../../domain/victim/safe-contact.ts'
import type { PathwayCommandName } from '../../../../../domain/pathway/commands/index.ts'
import { step, type Step, type Story } from '../story.ts'

/** What the last contact was kept as: every reason why it was outside what was called safe. */
export function outside(story: Story, ...why: readonly NotSafe[]): Story {
  const last = story.happened.findLast(({ type }) => type === 'contact-recorded')
  if (last?.type !== 'contact-recorded') throw new Error('no contact was recorded')
  const { outside: first, alsoOutside = [] } = last.data
  expect(first === undefined ? [] : [first, ...alsoOutside]).toEqual(why)
  return story
}

/** Of a call whose number was or was not withheld nothing is said. */
export const saysTooLittle = (name: PathwayCommandName, begin: () => Story = referred) => ({
  'withheld-missing': () =>
    begin().when(name, { withheldNumber: undefined }).refuses('withheld-missing', 'withheldNumber'),
})

/** Of several victims it must be said which it is, and who works for one does nothing for another. */
export const asksWhich = (
  name: PathwayCommandName,
  {
    body = {},
    begin = twoVictims,
  }: { body?: Readonly<Record<string, unknown>>; begin?: () => Story } = {},
) => ({
  'victim-missing': () => begin().when(name, body).refuses('victim-missing', 'victim'),
  'unknown-victim': () =>
    begin()
      .when(name, { ...body, victim: 'C' })
      .refuses('unknown-victim', 'victim'),
  'victim-ended': () =>
    begin()
      .and(step('end-strand'))
      .when(name, { ...body, victim: 'B' })
      .refuses('victim-ended', 'victim'),
})

/** Nor may another service do it for her, although the chair has told it of her. */
export const asksWhose = (name: PathwayCommandName, ...also: readonly Step[]) => ({
  ...asksWhich(name, { begin: () => twoVictims().and(...also) }),
  'not-your-victim': () =>
    twoServices()
      .and(step('disclose-victim'), ...also)
      .when(name, { victim: 'B' })
      .refuses('not-your-victim', 'victim'),
})

/** The advocate and the chair each owe a look the same day, and hear of it at once. */
export const looksToday = (story: Story): Story =>
  story
    .toOwe({ to: 'victimAdvocate', what: 'lookAtExposure', by: '2026-11-02 23:59' })
    .toOwe({ to: 'chair', what: 'lookAtExposure', by: '2026-11-02 23:59' })
    .tells('victimAdvocate', 'lookAtExposure', 'asked', true)
    .tells('chair', 'lookAtExposure', 'asked', true)
