import { askAdvocates } from './advocates.ts'
import { holderOf } from '../reference/reference.ts'
import { isInsideHold } from './hold.ts'
import { optional } from '../entity/rule.ts'
import { oweReassessment } from './reassess.ts'
import type { PathwayBuilder } from './builder.ts'
import { owed, type PathwayState } from './state.ts'
import type { Session } from './shape/treatment.ts'

/** A session that did not take place because the person stayed away is missed as much as one that did. */
export const isMissed = ({
  held,
  attended,
  absence,
}: {
  readonly held: boolean
  readonly attended: boolean
  readonly absence?: string
}): boolean => !attended && (absence === 'unacceptable' || (held && absence === undefined))

/**
 * How many sessions of the present programme were missed since the person last came, by the dates of the sessions and not by
 * when each was recorded. None in a hold counts. `also`: as if a session had this record.
 */
export function missedInRow(
  state: PathwayState,
  also?: { readonly id: string; readonly record: NonNullable<Session['record']> },
): number {
  const recorded = state.sessions
    .slice(state.earlierSessions ?? 0)
    .map((session) => (session.id === also?.id ? { ...session, record: also.record } : session))
    .filter(({ record }) => record)
    .sort((a, b) => a.at - b.at)
  const last = recorded.findLastIndex(({ record }) => record?.attended)
  return recorded
    .slice(last + 1)
    .filter(
      (session) => session.record && isMissed(session.record) && !isInsideHold(state, session),
    ).length
}

/** The provider follows up each one. */
export function followUp(builder: PathwayBuilder, sessionId: string): void {
  builder.open('missedSession', {
    ...optional({ owner: builder.state.provider }),
    about: sessionId,
  })
}

/** More in a row than there were `before`: two running are told to the advocate, the police lead and probation, and owe a reassessment; three lead to a review. */
export function tellMissed(builder: PathwayBuilder, before: number): void {
  const { reference } = builder.context
  const running = builder.state.missedRunning
  const { tell, review } = reference.policy.missedSessions
  if (before < tell && running >= tell) {
    askAdvocates(builder, 'followUpMissed')
    for (const role of ['policeLead', 'probation'] as const)
      builder.open('followUpMissed', optional({ owner: holderOf(reference, role) }))
    oweReassessment(builder, 'missedSessions')
  }
  if (before < running && running >= review && owed(builder.state, 'reviewOutOfTurn').length === 0)
    builder.open('reviewOutOfTurn')
}
