import { z } from 'zod'
import { audience, agencyId, fieldMarks, obligationId, words } from '../fields.ts'
import { atCivil, type Calendar } from '../calendar/calendar.ts'
import { codeOf } from '../titled.ts'
import type { Context, Party, Refusal } from './decider.ts'
import { optional, refuse, ruleFor } from './rule.ts'
import type { Obligation } from '../obligations/obligation.ts'
import type { ObligationKind } from '../obligations/kind.ts'
import { owedOf, type Owing } from '../obligations/owing.ts'
import { roles } from '../codes.ts'
import type { SiteReference } from '../reference/reference.ts'

/** What these commands need of a decision about whatever owes. */
interface OwingDecision<What extends string> {
  readonly state: Owing<What>
  readonly context: Context<SiteReference>
  readonly calendar: Calendar
  remind(obligation: Obligation<What>): void
  move(obligation: Obligation<What>, due: number, reason?: string): void
  reassign(obligation: Obligation<What>, to: Party, said: { reason: string }): void
  settleOne(id: string, outcome: 'met', said: { note?: string }): void
}

/** What differs from one kind of entity to another. */
interface Special<What extends string, B extends OwingDecision<What>> {
  readonly kinds: Readonly<Record<What, Pick<ObligationKind, 'owner' | 'heldBy' | 'byHand'>>>
  /** Whether what is owed after the end can be seen to. */
  readonly afterEnd?: 'whileOwed'
  /** What is one agency's own, and can be given to another role of that agency alone. */
  readonly ofOneAgency: readonly What[]
  /** What is due when something else is, and is moved by that. */
  readonly datedElsewhere?: readonly What[]
  /** Why this, or nothing of this entity, can be given to an agency. */
  readonly cannotOwe?: (builder: B, to: Party, obligation: Obligation<What>) => Refusal | undefined
  /** What else follows when an obligation becomes somebody else's. */
  readonly reassigned?: (builder: B, obligation: Obligation<What>, to: Party) => void
  /** The id of an obligation, for the documentation. */
  readonly example: string
}

const who = ['coordinator', 'supervisor'] as const
const reason = 'Agreed by telephone with the agency.'

/** The open obligation of this id, or why there is none. */
export const findOwed = <What extends string>(
  { state }: { readonly state: Owing<What> },
  id: string,
): Obligation<What> | Refusal =>
  state.obligations[id] ?? refuse('no-such-obligation', 'obligationId')

const needsOwed = <What extends string>(state: Owing<What>): Refusal | undefined =>
  owedOf(state).length > 0 ? undefined : refuse('nothing-owed')

const lateOf = (afterEnd: 'whileOwed' | undefined) => (afterEnd ? { afterEnd } : {})

/** Reminds whoever owes it, at once. */
function remindNow<What extends string, B extends OwingDecision<What>>({
  afterEnd,
  example,
}: Special<What, B>) {
  return ruleFor<B>()({
    label: 'Send a reminder now',
    area: 'work',
    who,
    ...lateOf(afterEnd),
    body: z.strictObject({ obligationId: obligationId() }),
    example: { obligationId: example },
    allowed: needsOwed,
    decide(builder, { obligationId: id }) {
      const owed = findOwed(builder, id)
      if ('code' in owed) return owed
      if (owed.stopped !== undefined) return refuse('stopped-by-hold', 'obligationId')
      builder.remind(owed)
    },
  })
}

/** Gives an obligation a later date. */
function extend<What extends string, B extends OwingDecision<What>>({
  afterEnd,
  datedElsewhere = [],
  example,
}: Special<What, B>) {
  return ruleFor<B>()({
    label: 'Extend the deadline',
    area: 'work',
    who,
    ...lateOf(afterEnd),
    body: z.strictObject({
      obligationId: obligationId(),
      /** An instant, or a day: then by the end of working hours on it. */
      to: z
        .union([z.iso.datetime({ offset: true }).max(40), z.iso.date().meta({ maxLength: 10 })])
        .register(fieldMarks, { mark: 'instant' }),
      reason: words(),
      audience: audience(),
    }),
    example: { obligationId: example, to: '2027-01-29', reason },
    allowed: needsOwed,
    decide(builder, { obligationId: id, to, reason: why }) {
      const owed = findOwed(builder, id)
      if ('code' in owed) return owed
      // Its clock does not run: a date now would say nothing of when it is due.
      if (owed.stopped !== undefined) return refuse('stopped-by-hold', 'obligationId')
      if (datedElsewhere.includes(owed.what)) return refuse('has-own-command', 'obligationId')
      const { zone, to: evening } = builder.calendar.hours
      const due = to.includes('T') ? Date.parse(to) : atCivil(to, evening, zone)
      if (due <= builder.context.receivedAt) return refuse('not-later', 'to')
      builder.move(owed, due, why)
    },
  })
}

/** Gives an obligation to another role, or to another agency. */
function reassign<What extends string, B extends OwingDecision<What>>({
  kinds,
  afterEnd,
  ofOneAgency,
  cannotOwe,
  reassigned,
  example,
}: Special<What, B>) {
  return ruleFor<B>()({
    label: 'Reassign',
    area: 'work',
    who,
    ...lateOf(afterEnd),
    body: z.strictObject({
      obligationId: obligationId(),
      agency: agencyId(),
      role: codeOf(roles),
      reason: words(),
      audience: audience(),
    }),
    example: { obligationId: example, agency: 'london-council', role: 'agencyWorker', reason },
    allowed: needsOwed,
    decide(builder, { obligationId: id, agency, role, reason: why }) {
      const owed = findOwed(builder, id)
      if ('code' in owed) return owed
      if (!Object.hasOwn(builder.context.reference.agencies, agency))
        return refuse('not-in-core-set', 'agency')
      const no = cannotOwe?.(builder, { agency, role }, owed)
      if (no) return no
      if (ofOneAgency.includes(owed.what) && agency !== owed.agency)
        return refuse('not-yours', 'agency')
      const { owner, heldBy = [owner] } = kinds[owed.what]
      if (heldBy !== 'anyRole' && !heldBy.includes(role)) return refuse('cannot-meet', 'role')
      builder.reassign(owed, { agency, role }, { reason: why })
      reassigned?.(builder, owed, { agency, role })
    },
  })
}

/** Ends an obligation that no command of its own ends. */
function recordDone<What extends string, B extends OwingDecision<What>>({
  afterEnd,
  kinds,
  example,
}: Special<What, B>) {
  const byHand = ({ what }: Obligation<What>) => kinds[what].byHand === true
  return ruleFor<B>()({
    label: 'Mark as done',
    area: 'work',
    who: 'anyAgency',
    ...lateOf(afterEnd),
    body: z.strictObject({ obligationId: obligationId(), note: words().optional() }),
    example: { obligationId: example, note: 'Spoke to the person concerned.' },
    allowed(state, { by }) {
      const open = owedOf(state).filter(byHand)
      if (open.length === 0) return refuse('nothing-owed')
      return open.some(({ agency }) => agency === by.agency) ? undefined : refuse('not-yours')
    },
    decide(builder, { obligationId: id, note }) {
      const owed = findOwed(builder, id)
      if ('code' in owed) return owed
      if (!byHand(owed)) return refuse('has-own-command', 'obligationId')
      if (owed.agency !== builder.context.by.agency) return refuse('not-yours', 'obligationId')
      builder.settleOne(owed.id, 'met', optional({ note }))
    },
  })
}

/** Reminding, extending, reassigning and marking as done: the same for every kind of entity that can owe something. */
export const obligationCommands = <What extends string, B extends OwingDecision<What>>(
  special: Special<What, B>,
) => ({
  'remind-now': remindNow(special),
  extend: extend(special),
  reassign: reassign(special),
  'record-done': recordDone(special),
})
