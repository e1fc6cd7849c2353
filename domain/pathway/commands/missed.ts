import { z } from 'zod'
import { followUpResults } from '../shape/choices.ts'
import { codeOf, pickTitles } from '../../titled.ts'
import { atCivil } from '../../calendar/calendar.ts'
import { date, words, sessionId } from '../../fields.ts'
import type { Refusal } from '../../entity/decider.ts'
import type { PathwayBuilder } from '../builder.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { type PathwayRule, ruleWith } from '../rule.ts'
import { missedInRow, tellMissed } from '../missed-sessions.ts'
import { absences, type Session } from '../shape/treatment.ts'

const judged = pickTitles(absences, 'acceptable', 'unacceptable')

const ofProvider: PathwayRule['allowed'] = ({ provider, sessions }, { by }) => {
  if (!sessions.some(({ record }) => record && !record.attended)) return refuse('nothing-owed')
  return by.agency === provider?.agency ? undefined : refuse('not-yours')
}

/** The session with an id, if the person missed it; or why not. */
function findMissedSession(
  { state }: PathwayBuilder,
  id: string,
): (Session & Required<Pick<Session, 'record'>>) | Refusal {
  const session = state.sessions.find((one) => one.id === id)
  if (!session) return refuse('no-such-session', 'sessionId')
  const { record } = session
  return record && !record.attended ? { ...session, record } : refuse('not-missed', 'sessionId')
}

const providerRule = ruleWith({
  area: 'treatment',
  who: 'anyAgency',
  ofTheLiving: true,
  allowed: ofProvider,
})

/** The provider has followed up an absence; evidence for it is owed by its date. */
const followUpMissedSession = providerRule({
  label: 'Follow up a missed session',
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
  decide(builder, { sessionId, result, evidenceBy, note }) {
    const missed = findMissedSession(builder, sessionId)
    if ('code' in missed) return missed
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
      ...optional({ evidenceBy: due, note }),
    })
    if (due !== undefined) {
      builder.settle(['absenceEvidence'], 'ended', sessionId)
      builder.open('absenceEvidence', {
        ...optional({ owner: builder.state.provider }),
        due,
        about: sessionId,
      })
    }
  },
})

/** The provider accepts a reason for an absence or rejects it; the missed sessions in a row are then counted again. */
const judgeAbsence = providerRule({
  label: 'Decide whether to accept an absence',
  body: z.strictObject({
    sessionId: sessionId(),
    absence: codeOf(judged),
    note: words().optional(),
  }),
  example: { sessionId: 's1', absence: 'acceptable', note: 'A letter from his doctor.' },
  settles: ['missedSession', 'absenceEvidence'],
  decide(builder, { sessionId, absence, note }) {
    const missed = findMissedSession(builder, sessionId)
    if ('code' in missed) return missed
    builder.settle(['missedSession', 'absenceEvidence'], 'met', sessionId)
    const before = builder.state.missedRunning
    const goesOn = builder.state.stage === 'sessions'
    const judgedSo = { id: sessionId, record: { ...missed.record, absence } }
    builder.record('absence-judged', {
      id: sessionId,
      absence,
      missedRunning: goesOn ? missedInRow(builder.state, judgedSo) : before,
      ...optional({ note }),
    })
    tellMissed(builder, before)
  },
})

/** What follows a missed session. */
export const missedCommands = {
  'follow-up-missed-session': followUpMissedSession,
  'judge-absence': judgeAbsence,
} as const
