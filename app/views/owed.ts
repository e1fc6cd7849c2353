import { z } from 'zod'
import { roles } from '../../domain/codes.ts'
import { storedCodeOf } from '../../domain/titled.ts'
import { instantOut, iso, isoOrNull } from './instants.ts'
import { titleOf, owedTitles } from '../../domain/describe.ts'

/** What is said of everything that is owed, wherever it is shown. */
export const owedOut = {
  what: storedCodeOf(owedTitles),
  title: z.string(),
  agency: z.string(),
  role: storedCodeOf(roles),
  since: instantOut,
  due: instantOut,
  overdue: z.boolean(),
  stoppedSince: instantOut.nullable().meta({
    description:
      'Set while a hold has stopped it. The time then left until `due` is left again afterwards.',
  }),
}

/** Whom a pathway or a conference waits for. */
export const waitingOut = z.object({ obligationId: z.string(), ...owedOut })

interface Owed {
  readonly what: string
  readonly agency: string
  readonly role: string
  readonly since: number
  readonly due: number
  readonly stopped?: number | null
}

/** Something that is owed, or was. */
export const owedView = (
  { what, agency, role, since, due, stopped = null }: Owed,
  now: number,
  open = true,
) => ({
  what,
  title: titleOf(what),
  agency,
  role,
  since: iso(since),
  due: iso(due),
  overdue: open && stopped === null && due < now,
  stoppedSince: isoOrNull(stopped),
})

/** Whom it waits for, soonest due first. */
export const waitingView = (
  owed: readonly (Owed & { readonly id: string })[],
  now: number,
): z.output<typeof waitingOut>[] =>
  [...owed]
    .sort((a, b) => a.due - b.due)
    .map((one) => ({ obligationId: one.id, ...owedView(one, now) }))
