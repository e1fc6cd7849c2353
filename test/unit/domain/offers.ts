import { codes, roles } from '../../../domain/codes.ts'
import type { Decision } from '../../../domain/entity/decider.ts'
import { type FieldMark, fieldMarks } from '../../../domain/fields.ts'
import type { Rule } from '../../../domain/entity/rule.ts'
import { within } from '../../support/schemas.ts'
import { z } from 'zod'

/** By which the bodies differ that a choice is tried with. */
const picks = [0, 1, 7, 77, 777, 7_777, 77_777]

/** Holds what is offered for one field against what the rule says of each id, with several bodies. */
export function hold(
  what: string,
  field: string,
  { all, offered, others }: { all: readonly string[]; offered: readonly string[]; others: Others },
  decide: (id: string, pick: number, other: object) => Decision<unknown, unknown>,
): string[] {
  return all.flatMap((id) => {
    const every = (claim: (decision: Decision<unknown, unknown>) => boolean) =>
      everyPick(others, (pick, other) => claim(decide(id, pick, other)))
    if (offered.includes(id))
      return every((one) => !one.ok && one.refusal.field === field)
        ? [`${what}.${field} offers ${id}, and refuses it`]
        : []
    return every(({ ok }) => !ok) ? [] : [`${what}.${field} keeps ${id} back, and accepts it`]
  })
}

/** Whether a claim holds with every body and whatever else is chosen; it is asked no further than it does not. */
export const everyPick = (
  others: Others,
  claim: (pick: number, other: object) => boolean,
): boolean => picks.every((pick) => others.every((other) => claim(pick, other)))

/** The same of each number, made once. */
export function eachOnce<T>(make: (pick: number) => T): (pick: number) => T {
  const made = new Map<number, T>()
  return (pick) => {
    const known = made.get(pick) ?? make(pick)
    made.set(pick, known)
    return known
  }
}

type Others = readonly object[]

/** What else can be chosen beside some fields: nothing special, each role, obligation and item, and what calls for more. */
export function othersBeside(
  { body: { shape }, needed = {} }: Pick<Rule<never>, 'body' | 'needed'>,
  parts: Partial<Record<FieldMark, readonly string[]>>,
  ...fields: readonly string[]
): Others {
  const all = { role: codes(roles), obligationId: parts.obligation, item: parts.item }
  return [
    {},
    ...Object.entries(all).flatMap(([field, values = []]) =>
      field in shape && !fields.includes(field) ? values.map((value) => ({ [field]: value })) : [],
    ),
    ...Object.entries(needed).flatMap(([field, when]) =>
      typeof when === 'string' || fields.includes(when.when)
        ? []
        : when.is.map((value) => ({ [when.when]: value, [field]: someOf(shape[field]) })),
    ),
  ]
}

function someOf(schema: unknown): unknown {
  const inside = within(schema).map((one) => one.schema)
  if (inside.some((one) => fieldMarks.get(one)?.mark === 'date')) return '2027-11-03'
  if (inside.some((one) => one instanceof z.ZodBoolean)) return true
  return inside.flatMap((one) => (one instanceof z.ZodEnum ? one.options : []))[0] ?? 'w'
}
