import { z } from 'zod'
import { followUpResults } from '../shape/choices.ts'
import { codeOf, pickTitles } from '../../titled.ts'
import { atCivil } from '../../calendar/calendar.ts'
import { date, words, sessionId } from '../../fields.ts'
import type { PathwayBuilder } from '../builder.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { rule, type PathwayRule } from '../rule.ts'
import { isInsideHold } from '../hold.ts'
import { holderOf } from '../../reference/reference.ts'
import { oweReassessment } from '../reassess.ts'
import { absences, type Session } from '../shape/treatment.ts'
import { owed, type PathwayState } from '../state.ts'

const judged = pickTitles(absences, 'acceptable', 'unacceptable')

const ofProvider: PathwayRule['allowed'] = ({ provider, sessions }, { by }) => {
  if (!sessions.some(({ record }) => record && !record.attended)) return refuse('nothing-owed')
  return by.agency === provider?.agency ? undefined : refuse('not-yours')
}

/** The provider has followed up an absence; evidence for it is owed by its date. */
const followUpMissedSession = rule({
  label: 'Follow up a missed session',
  area: 'treatment',
  who: 'anyAgency',
  ofTheLiving: true,
  body: z.strictObject({
    sessionId: sessionId(),
    result: codeOf(followUpResults),
    evidenceBy: date().optional(),
    note: words().optional(),
  }),
  needed: { evidenceBy: { when: 'result', is: ['awaitsEvidence'] } },
  example: {
    sessionId: 's1',
    result: 'awaitsEvidence',
    evidenceBy: '2027-02-10',
    note: 'Says that he was ill.',
  },
  settles: ['missedSession'],
  allowed: ofProvider,
  decide(builder, { sessionId, result, evidenceBy, note }) {
    const session = builder.state.sessions.find(({ id }) => id === sessionId)
    if (!session) return refuse('no-such-session', 'sessionId')
    if (!session.record || session.record.attended) return refuse('not-missed', 'sessionId')
    if ((result === 'awaitsEvidence') !== (evidenceBy !== undefined))
      return refuse('evidence-date', 'evidenceBy')
    const { zone, to } = builder.calendar.hours
    const due = evidenceBy === undefined ? undefined : atCivil(evidenceBy, to, zone)
    if (due !== undefined && due <= builder.context.receivedAt)
      return refuse('not-later', 'evidenceBy')
    builder.settle(['missedSession'], 'met', sessionId)
    builder.record('missed-session-followed-up', {
      id: sessionId,
      result,
      ...optional('evidenceBy', due),
      ...optional('note', note),
    })
    if (due !== undefined) {
      builder.settle(['absenceEvidence'], 'ended', sessionId)
      builder.open('absenceEvidence', {
        ...optional('owner', builder.state.provider),
        due,
        about: sessionId,
      })
    }
    return undefined
  },
})

/** The provider accepts a reason for an absence or rejects it; the missed sessions in a row are then counted again. */
const judgeAbsence = rule({
  label: 'Decide whether to accept an absence',
  area: 'treatment',
  who: 'anyAgency',
  ofTheLiving: true,
  body: z.strictObject({
    sessionId: sessionId(),
    absence: codeOf(judged),
    note: words().optional(),
  }),
  example: { sessionId: 's1', absence: 'acceptable', note: 'A letter from his doctor.' },
  settles: ['missedSession', 'absenceEvidence'],
  allowed: ofProvider,
  decide(builder, { sessionId, absence, note }) {
    const session = builder.state.sessions.find(({ id }) => id === sessionId)
    if (!session) return refuse('no-such-session', 'sessionId')
    if (!session.record || session.record.attended) return refuse('not-missed', 'sessionId')
    builder.settle(['missedSession', 'absenceEvidence'], 'met', sessionId)
    const away = isInsideHold(builder.state, session)
    const counts = absence === 'unacceptable' && !away
    const counted = isMissed(session.record) && !away
    const change = counts === counted || !isOfRow(builder.state, session) ? 0 : counts ? 1 : -1
    const running = Math.max(0, builder.state.missedRunning + change)
    builder.record('absence-judged', {
      id: sessionId,
      absence,
      missedRunning: running,
      ...optional('note', note),
    })
    if (change > 0) tellMissed(builder, running)
    return undefined
  },
})

/** Whether a session belongs to the present row: the programme goes on, and the person has not come since. */
const isOfRow = ({ stage, sessions }: PathwayState, { at }: Session): boolean =>
  stage === 'sessions' && !sessions.some((later) => later.at > at && later.record?.attended)

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

/** The provider follows up each one; what several in a row lead to is told separately. */
export function followUp(builder: PathwayBuilder, sessionId: string, running: number): void {
  builder.open('missedSession', { ...optional('owner', builder.state.provider), about: sessionId })
  tellMissed(builder, running)
}

/** Two running are told to the advocate, the police lead and probation, and owe a reassessment; three lead to a review. */
function tellMissed(builder: PathwayBuilder, running: number): void {
  const { reference } = builder.context
  const { tell, review } = reference.policy.missedSessions
  if (running === tell) {
    for (const role of ['victimAdvocate', 'policeLead', 'probation'] as const)
      builder.open('followUpMissed', optional('owner', holderOf(reference, role)))
    oweReassessment(builder, 'missedSessions')
  }
  if (running >= review && owed(builder.state, 'reviewOutOfTurn').length === 0)
    builder.open('reviewOutOfTurn')
}

/** What follows a missed session. */
export const missedCommands = {
  'follow-up-missed-session': followUpMissedSession,
  'judge-absence': judgeAbsence,
} as const
