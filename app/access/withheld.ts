import { z } from 'zod'
import { codeOf } from '../../domain/titled.ts'

/** Why something is null. */
export const whyNull = {
  notKnown: { title: 'Not known' },
  notForYou: { title: 'Not for you' },
  erased: { title: 'Erased' },
  takenOut: { title: 'Taken out' },
} as const
export type WhyNull = keyof typeof whyNull

const description =
  'Why a field is null: nobody has said it, it is not for you, it has been erased for good, or this one text was taken out.'

/** Why something is null among facts that differ from one type to another, by its field. */
export const withheldOut = z.record(z.string(), codeOf(whyNull)).meta({ description })

/** Why one of these fields of an answer is null, by the field; `person.address` is part of `person`. */
export const withheldFor = <const Field extends string>(...fields: Field[]) =>
  z.partialRecord(z.enum(fields), codeOf(whyNull)).meta({ description })
export type Withheld = z.output<typeof withheldOut>

/** Something that may be null, whether the reader may see it, and whether its words were erased or taken out. */
interface Nullable {
  readonly value: unknown
  readonly may: boolean
  readonly erased?: boolean
  readonly takenOut?: boolean
}

/** Why each of these is null, for those that are. */
export const withheldOf = <Field extends string>(
  parts: Readonly<Partial<Record<Field, Nullable>>>,
): Partial<Record<Field, WhyNull>> =>
  Object.fromEntries(
    Object.entries<Nullable | undefined>(parts).flatMap(([field, part]) =>
      part && (part.value === null || part.value === undefined) ? [[field, reasonOf(part)]] : [],
    ),
  ) as Partial<Record<Field, WhyNull>> // its fields are those of the parts

const reasonOf = ({ may, erased, takenOut }: Nullable): WhyNull => {
  if (erased) return 'erased'
  if (may && takenOut) return 'takenOut'
  return may ? 'notKnown' : 'notForYou'
}

/** Why a name is not shown, where the store has it, has erased it (null), or does not give it to this site. */
export const whyUnnamed = (stored: string | null | undefined): WhyNull =>
  stored === null ? 'erased' : 'notForYou'
