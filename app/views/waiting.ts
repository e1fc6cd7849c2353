import { z } from 'zod'
import { instantOut, iso, isoOrNull } from './instants.ts'
import { type Obligation } from '../../domain/obligations/obligation.ts'
import { titleOf } from '../../domain/describe.ts'

/** Whom a pathway or a conference waits for. */
export const waitingOut = z.object({
  obligationId: z.string(),
  what: z.string(),
  title: z.string(),
  agency: z.string(),
  role: z.string(),
  since: instantOut,
  due: instantOut,
  overdue: z.boolean(),
  stoppedSince: instantOut.nullable().meta({
    description:
      'Set while a hold has stopped it. The time then left until `due` is left again afterwards.',
  }),
})

/** Whom it waits for, soonest due first. */
export const waitingView = (
  owed: readonly Obligation<string>[],
  now: number,
): z.output<typeof waitingOut>[] =>
  [...owed]
    .sort((a, b) => a.due - b.due)
    .map(({ id, what, agency, role, since, due, stopped }) => ({
      obligationId: id,
      what,
      title: titleOf(what),
      agency,
      role,
      since: iso(since),
      due: iso(due),
      overdue: stopped === undefined && due < now,
      stoppedSince: isoOrNull(stopped ?? null),
    }))
