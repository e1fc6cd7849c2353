import {
  calendarOf,
  type SiteReference,
  tableVersion,
  underPolicy,
} from '../reference/reference.ts'
import { clockOf, ladderOf } from '../policy/lookup.ts'
import { dueAfter, dueBefore, planRungs } from '../obligations/ladder.ts'
import type { Obligation } from '../obligations/obligation.ts'
import { dueFrom, remainingOf } from '../obligations/remaining.ts'
import { owed, type PathwayState } from './state.ts'
import type { Refusal } from '../entity/decider.ts'
import { optional, refuse } from '../entity/rule.ts'
import { unnotedTableVersion } from '../calendar/holidays.ts'
import { windowsEnd } from './pairs.ts'
import { without } from '../obligations/without.ts'

/** The site by which clocks were planned, and the site by which they are planned from now on. */
export interface ReplanBasis {
  readonly from: SiteReference
  readonly to: SiteReference
  readonly now: number
}

/** How a version of its site's policy would plan a pathway again, or why it cannot be applied. */
export function policyChange(
  from: SiteReference,
  version: number,
  now: number,
): ReplanBasis | Refusal {
  if (version <= from.policyVersion) return refuse('policy-not-newer', 'version')
  const to = underPolicy(from, version)
  return to ? { from, to, now } : refuse('no-such-policy', 'version')
}

/** Why a pathway need not be planned again by the table of holidays; undefined if the table has changed. */
export const whyNotReplanCalendar = (
  state: PathwayState,
  site: SiteReference,
): Refusal | undefined =>
  (state.calendar ?? unnotedTableVersion) === tableVersion(site)
    ? refuse('calendar-unchanged')
    : undefined

/** One open obligation under the other numbers: its date, which may be the same, and its ladder. */
export interface ReplannedObligation {
  readonly obligation: Obligation
  readonly due: number
  readonly rungs: Obligation['rungs']
  readonly reached?: number
  /** The date that stands again if its extension lapses, where that moves. */
  readonly stands?: number
}

/**
 * The open obligations that another policy or another table of holidays changes, oldest first: what a preview shows and
 * what the commands do. `since` stays, and so does a date that somebody gave. What would be over already is due today, so
 * that somebody is asked; what is overdue either way stays so, or it would escape its ladder.
 */
export function replan(state: PathwayState, how: ReplanBasis): ReplannedObligation[] {
  return owed(state).flatMap((obligation) => {
    const due = dueUnder(state, obligation, how)
    const rungs = rungsUnder(obligation, due, how)
    const stands = standingUnder(state, obligation, how)
    if (due === obligation.due && stands === undefined && isUnchanged(rungs, obligation.rungs))
      return []
    return [
      { obligation, due, rungs, ...highestRungUnder(obligation, how), ...optional({ stands }) },
    ]
  })
}

/**
 * The date that stands again if nobody confirms a later one, where it is another than until now: it came from the clock,
 * unless a person had given that one, too.
 */
function standingUnder(
  state: PathwayState,
  obligation: Obligation,
  how: ReplanBasis,
): number | undefined {
  const { unconfirmed } = obligation.extended ?? {}
  if (!unconfirmed || unconfirmed.given) return undefined
  const due = dueUnder(state, { ...without(obligation, 'given'), due: unconfirmed.was }, how)
  return due === unconfirmed.was ? undefined : due
}

/** When the watch ends under another policy, if that differs; at the end of today at the earliest. */
export function replanWatch(state: PathwayState, { to, now }: ReplanBasis): number | undefined {
  const { watchUntil } = state
  const ends = windowsEnd(state, to)
  if (watchUntil === undefined || ends === undefined) return undefined
  const until = notPassed(ends, to, now)
  return until === watchUntil ? undefined : until
}

function dueUnder(state: PathwayState, obligation: Obligation, how: ReplanBasis): number {
  const { to } = how
  const now = obligation.stopped ?? how.now // of what a hold has stopped, what was left then counts
  if (!followsClock(state, obligation, how)) return obligation.due
  const planned = plannedDue(obligation, to)
  if (planned <= now && obligation.due <= now) return obligation.due
  return notPassed(planned, to, now)
}

/**
 * Whether a date comes from its clock. Pathways opened before dates were marked do not say which table of holidays they
 * were planned by. Their dates count as given unless the clock gives exactly that date.
 */
const followsClock = (
  state: PathwayState,
  obligation: Obligation,
  { from }: ReplanBasis,
): boolean =>
  !obligation.given &&
  (state.calendar !== undefined || plannedDue(obligation, from) === obligation.due)

/** What the clock gives from its beginning, less the holds: after each, what it had left by the same numbers. */
function plannedDue(
  { from, since, clock, before, paused = [] }: Obligation,
  reference: SiteReference,
): number {
  const { span } = clockOf(reference.policy, clock)
  const calendar = calendarOf(reference)
  if (before !== undefined) return dueBefore(before, span, calendar)
  return paused.reduce(
    (due, [stopped, at]) => dueFrom(remainingOf(due, stopped, span, calendar), at, span, calendar),
    dueAfter(from ?? since, span, calendar),
  )
}

const notPassed = (at: number, reference: SiteReference, now: number): number =>
  at > now ? at : dueAfter(now, { days: 0 }, calendarOf(reference))

/** A moved date gets its whole ladder again. For a date that stays, rungs already reached are not repeated, and those still to come stay. */
export function rungsUnder(obligation: Obligation, due: number, { from, to, now }: ReplanBasis) {
  if (obligation.stopped !== undefined) return [] // nobody is reminded of what is stopped
  const ladder = ladderOf(to.policy, obligation.ladder)
  const planned = planRungs(ladder, now, due, calendarOf(to))
  if (due !== obligation.due) return planned
  const before = ladderOf(from.policy, obligation.ladder).rungs.map(({ code }) => code)
  const left = obligation.rungs.map(([index]) => before[index])
  const isLeft = (index: number) => {
    const code = ladder.rungs[index]?.code ?? ''
    return left.includes(code) || !before.includes(code)
  }
  const passed = obligation.rungs
    .filter(([, at]) => at <= now)
    .map(([index, at]) => [indexIn(ladder.rungs, before[index]), at] as const)
    .filter(([index]) => index >= 0)
  return [...passed, ...planned.filter(([index]) => isLeft(index))]
}

/** The highest rung reached, by the codes that both ladders know. */
export function highestRungUnder(
  { ladder, reached }: Obligation,
  { from, to }: ReplanBasis,
): { reached?: number } {
  if (reached === undefined) return {}
  const code = ladderOf(from.policy, ladder).rungs[reached]?.code
  const index = indexIn(ladderOf(to.policy, ladder).rungs, code)
  return index < 0 ? {} : { reached: index }
}

const indexIn = (rungs: readonly { readonly code: string }[], code: string | undefined): number =>
  rungs.findIndex((rung) => rung.code === code)

const isUnchanged = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
