import { valuesOf } from '../in-order.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { Context, Party } from '../entity/decider.ts'
import { calendarOf, holderOf, type SiteReference } from '../reference/reference.ts'
import { clockOf, ladderOf } from '../policy/lookup.ts'
import { dueAfter, dueBefore, planRungs } from './ladder.ts'
import type { Obligation } from './obligation.ts'
import type { ObligationKind } from './kind.ts'
import type { ObligationOutcome } from './kinds.ts'
import type { OwingFacts } from './facts.ts'

/** What any entity must hold that can owe something: how many it has opened, and those that are open by their ids. */
export interface Owing<What extends string> {
  readonly id: string
  readonly opened: number
  readonly obligations: Readonly<Record<string, Obligation<What>>>
}

/** What is known when something is opened, moved or settled. */
export type OwingContext = Pick<Context<SiteReference>, 'now' | 'receivedAt' | 'reference'>

/** The rules of a kind that opening it asks for; its clock may be one that only this kind of entity has. */
export type OpenedKind = Pick<ObligationKind, 'clock' | 'ladder'>

export interface Opening {
  readonly owner: Party
  /** From when it is owed: when the command was received, unless something earlier counts. */
  readonly since?: number
  /** From when its clock runs, if that is not the moment from which it is owed. */
  readonly from?: number
  /** By what it is to be done: its clock is counted back from then. */
  readonly before?: number
  /** A date of its own, in place of what the clock gives; kept when a policy or a calendar changes. */
  readonly due?: number
  readonly clock?: string
  readonly about?: string
  /** Which victim it is about, where that is not the first. */
  readonly strand?: string
  /** Its clock is stopped when it is opened, so it has no rungs. */
  readonly stopped?: boolean
}

/** The open obligations of these kinds, oldest first; of every kind if none is named. */
export const owedOf = <What extends string>(
  state: Owing<What>,
  ...kinds: readonly What[]
): Obligation<What>[] =>
  valuesOf(state.obligations).filter(({ what }) => kinds.length === 0 || kinds.includes(what))

/**
 * Who holds a role at the site; the coordinator if nobody does, or else the party named. Something must be owed by
 * somebody, so it throws if there is nobody.
 */
export function holderOr(
  reference: SiteReference,
  role: ObligationKind['owner'],
  otherwise?: Party,
): Party {
  const holder = holderOf(reference, role) ?? holderOf(reference, 'coordinator') ?? otherwise
  if (!holder) throw new Error(`nobody holds ${role}`)
  return holder
}

/** The fact that something is owed from now on: due by the policy's clock unless a date is given. */
export function openingFact<What extends string>(
  state: Owing<What>,
  what: What,
  kind: OpenedKind,
  { owner, about, strand, stopped, before, ...how }: Opening,
  { receivedAt, reference }: OwingContext,
): OwingFacts<What>['obligation-opened'] {
  const calendar = calendarOf(reference)
  const { since = receivedAt, clock = kind.clock } = how
  const { from = since } = how
  const { span } = clockOf(reference.policy, clock)
  const planned = () =>
    before === undefined ? dueAfter(from, span, calendar) : dueBefore(before, span, calendar)
  const due = how.due ?? planned()
  return {
    id: `${state.id}.${state.opened + 1}`,
    what,
    agency: owner.agency,
    role: owner.role,
    since,
    due,
    clock,
    ladder: kind.ladder,
    rungs: stopped
      ? []
      : planRungs(
          ladderOf(reference.policy, kind.ladder),
          Math.max(since, receivedAt), // nobody is reminded of what was not owed yet
          due,
          calendar,
        ),
    ...(stopped ? { stopped: receivedAt } : {}),
    ...(how.due === undefined ? {} : { given: true as const }),
    ...(from === since ? {} : { from }),
    ...(before === undefined ? {} : { before }),
    ...(about === undefined ? {} : { about }),
    ...(strand === undefined ? {} : { strand }),
  }
}

/** What can be said of the end of something that was owed. */
export type SaidOfEnd = Partial<
  Pick<OwingFacts<string>['obligation-settled'], 'reason' | 'note' | 'leftOut' | 'takenBack'>
>

/** The fact that an obligation has ended; those who were told of it are told no more. */
export function settlingFact<What extends string>(
  state: Owing<What>,
  id: string,
  outcome: ObligationOutcome,
  said: SaidOfEnd = {},
): OwingFacts<What>['obligation-settled'] {
  return { id, outcome, told: state.obligations[id]?.told ?? [], ...said }
}

/**
 * The fact that an obligation has another date; its ladder is planned again from now. With a reason its owner is told.
 * `before`: from when its clock is now counted back, if that gives the date.
 */
export function movingFact<What extends string>(
  obligation: Obligation<What>,
  due: number,
  context: OwingContext,
  reason?: string,
  before?: number,
): OwingFacts<What>['obligation-moved'] {
  return {
    id: obligation.id,
    due,
    rungs: rungsFrom(obligation, due, context),
    ...(reason === undefined ? {} : { reason }),
    ...(before === undefined ? {} : { before }),
  }
}

/** The fact that an obligation is now somebody else's; its ladder is planned again from now. */
export function reassigningFact<What extends string>(
  obligation: Obligation<What>,
  to: Party,
  context: OwingContext,
  said: { reason?: string; leftOut?: string } = {},
): OwingFacts<What>['obligation-reassigned'] {
  return {
    id: obligation.id,
    agency: to.agency,
    role: to.role,
    rungs: rungsFrom(obligation, obligation.due, context),
    ...said,
  }
}

/** The rungs of an obligation from now to `due`; none while its clock is stopped, because nobody is reminded of what is on hold. */
function rungsFrom<What extends string>(
  { ladder, stopped }: Obligation<What>,
  due: number,
  { now, reference }: OwingContext,
): Obligation['rungs'] {
  if (stopped !== undefined) return []
  const calendar: Calendar = calendarOf(reference)
  return planRungs(ladderOf(reference.policy, ladder), now, due, calendar)
}
