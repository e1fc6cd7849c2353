import { endOfWorkingDay } from '../calendar/calendar.ts'
import type { PathwayBuilder } from './builder.ts'
import { dueFrom, remainingOf } from '../obligations/remaining.ts'
import { optional } from '../entity/rule.ts'
import type { Obligation } from '../obligations/obligation.ts'
import { owed, type PathwayState } from './state.ts'
import type { Hold, Session } from './shape/treatment.ts'
import { oweReassessment } from './reassess.ts'

/** Begins a hold: what is owed for treatment stops with its remaining time kept, and the hold itself is owed a review. */
export function beginHold(builder: PathwayBuilder, hold: Omit<Hold, 'since'>, note?: string): void {
  const since = builder.context.receivedAt
  builder.record('hold-begun', { ...hold, since, ...optional({ note }) })
  builder.flag('held', true)
  for (const obligation of owed(builder.state)) builder.stop(obligation)
  builder.open('reviewHold')
}

/**
 * Ends a hold as of `at`: every clock that it stopped goes on with what remained. Sessions whose date passed meanwhile are
 * marked, so that nobody's absence counts; their provider moves, cancels or records them. Who comes out of custody is
 * assessed again, unless a release was recorded, which owes that itself.
 */
export function endHold(
  builder: PathwayBuilder,
  at: number,
  { because, note }: { because: 'decided' | 'reviewed' | 'date'; note?: string },
): void {
  const { hold, sessions, custody } = builder.state
  if (!hold) return
  builder.settle(['reviewHold'], because === 'date' ? 'ended' : 'met')
  const overtaken = sessions.filter((session) => session.at >= hold.since && session.at <= at)
  builder.record('hold-ended', {
    because,
    at,
    overtaken: overtaken.map(({ id }) => id),
    ...optional({ note }),
  })
  builder.flag('held', false)
  for (const obligation of owed(builder.state))
    if (obligation.stopped !== undefined) resumeClock(builder, obligation, { hold, at })
  if (hold.reason === 'custody' && custody?.status !== 'released')
    oweReassessment(builder, 'released')
}

/**
 * Lets a stopped obligation go on. The record of a session that was still to come goes by the session's date, not by what
 * remained until it. It is never sooner than the working day after the session, or after the hold where its date has passed.
 */
function resumeClock(
  builder: PathwayBuilder,
  obligation: Obligation,
  { hold, at }: { hold: Hold; at: number },
) {
  const { what, about, clock, due, stopped = at, given = false } = obligation
  const { calendar, state } = builder
  const { span } = builder.clock(clock)
  const session = state.sessions.find(({ id }) => what === 'recordSession' && id === about)
  if (!session || session.at < hold.since) {
    const again = dueFrom(remainingOf(due, stopped, span, calendar), at, span, calendar)
    return builder.resume(obligation, at, again, given)
  }
  const days = 'workingDays' in span ? span.workingDays : 1
  const after = endOfWorkingDay(Math.max(session.at, at), days, calendar)
  builder.resume(obligation, at, Math.max(due, after), true)
}

/** Whether a session's date is inside a hold, this one or an earlier one: then nobody's absence counts against them. */
export const isInsideHold = ({ hold }: PathwayState, session: Session): boolean =>
  session.inHold === true || (hold !== undefined && session.at >= hold.since)
