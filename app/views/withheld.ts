import { z } from 'zod'
import { codeOf } from '../../domain/titled.ts'
import { type WhyNull, whyNull } from './codes.ts'

/** Why something is null in an answer, by its field. */
export const withheldOut = z.record(z.string(), codeOf(whyNull)).meta({
  description:
    'Why a field is null: nobody has said it, it is not for you, or it has been erased for good.',
})
export type Withheld = z.output<typeof withheldOut>

/** Something that may be null, whether the reader may see it, and whether its words were erased. */
interface Nullable {
  readonly value: unknown
  readonly may: boolean
  readonly erased?: boolean
}

/** Why each of these is null, for those that are. */
export const withheldOf = (parts: Readonly<Record<string, Nullable>>): Withheld =>
  Object.fromEntries(
    Object.entries(parts)
      .filter(([, { value }]) => value === null || value === undefined)
      .map(([field, { may, erased = false }]) => [field, reasonOf(may, erased)]),
  )

const reasonOf = (may: boolean, erased: boolean): WhyNull => {
  if (erased) return 'erased'
  return may ? 'notKnown' : 'notForYou'
}

/** Why a name is not shown, where the store has it, has erased it (null), or does not give it to this site. */
export const whyUnnamed = (stored: string | null | undefined): WhyNull =>
  stored === null ? 'erased' : 'notForYou'
