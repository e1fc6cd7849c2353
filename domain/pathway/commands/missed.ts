import { z } from 'zod'
import { followUpResults } from '../shape/choices.ts'
import { codeOf, pickTitles } from '../../titled.ts'
import { atCivil } from '../../calendar/calendar.ts'
import { date, words, sessionId } from '../../fields.ts'
import type { Draft } from '../draft.ts'
import { given, refuse, rule, type Rule } from '../rule.ts'
import { isInsideHold } from '../hold.ts'
import { holderOf } from '../../reference/reference.ts'
import { oweReassessment } from '../reassess.ts'
import { absences, type Session } from '../shape/treatment.ts'
import { owed, type PathwayState } from '../state.ts'

const judged = pickTitles(absences, 'acceptable', 'unacceptable')

const ofProvider: Rule['allowed'] = ({ provider, sessions }, { by }) => {
  if (!sessions.some(({ record }) => record && !record.attended)) return refuse('nothing-owed')
  return by.agency === provider?.agency ? undefined : refuse('not-yours')
}

/** The provider has followed up an absence; evidence for it is owed by its date. */
export const followUpMissedSession = rule({
  label: 'Follow up a missed session',
  who: 'anyAgency',
  body: z.strictObject({
    sessionId: sessionId(),
    result: codeOf(followUpResults),
    evidenceBy: date().optional(),
    note: words().optional(),
  }),
  allowed: ofProvider,
  decide(draft, { sessionId, result, evidenceBy, note }) {
    const session = draft.state.sessions.find(({ id }) => id === sessionId)
    if (!session) return refuse('no-such-session', 'sessionId')
    if (!session.record || session.record.attended) return refuse('not-missed', 'sessionId')
    if ((result === 'awaitsEvidence') !== (evidenceBy !== undefined))
      return refuse('evidence-date', 'evidenceBy')
    const { zone, to } = draft.calendar.hours
    const due = evidenceBy === undefined ? undefined : atCivil(evidenceBy, to, zone)
    if (due !== undefined && due <= draft.context.receivedAt)
      return refuse('not-later', 'evidenceBy')
    draft.settle(['missedSession'], 'met', sessionId)
    draft.record('missed-session-followed-up', {
      id: sessionId,
      result,
      ...given('evidenceBy', due),
      ...given('note', note),
    })
    if (due !== undefined) {
      draft.settle(['absenceEvidence'], 'ended', sessionId)
      draft.open('absenceEvidence', {
        ...given('owner', draft.state.provider),
        due,
        about: sessionId,
      })
    }
    return undefined
  },
})

/** The provider accepts a reason for an absence or rejects it; the missed sessions in a row are then counted again. */
export const judgeAbsence = rule({
  label: 'Decide whether to accept an absence',
  who: 'anyAgency',
  body: z.strictObject({
    sessionId: sessionId(),
    absence: codeOf(judged),
    note: words().optional(),
  }),
  allowed: ofProvider,
  decide(draft, { sessionId, absence, note }) {
    const session = draft.state.sessions.find(({ id }) => id === sessionId)
    if (!session) return refuse('no-such-session', 'sessionId')
    if (!session.record || session.record.attended) return refuse('not-missed', 'sessionId')
    draft.settle(['missedSession', 'absenceEvidence'], 'met', sessionId)
    const away = isInsideHold(draft.state, session)
    const counts = absence === 'unacceptable' && !away
    const counted = isMissed(session.record) && !away
    const change = counts === counted || !isOfRow(draft.state, session) ? 0 : counts ? 1 : -1
    const running = Math.max(0, draft.state.missedRunning + change)
    draft.record('absence-judged', {
      id: sessionId,
      absence,
      missedRunning: running,
      ...given('note', note),
    })
    if (change > 0) tellMissed(draft, running)
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
export function followUp(draft: Draft, sessionId: string, running: number): void {
  draft.open('missedSession', { ...given('owner', draft.state.provider), about: sessionId })
  tellMissed(draft, running)
}

/** Two running are told to the advocate, the police lead and probation, and owe a reassessment; three lead to a review. */
function tellMissed(draft: Draft, running: number): void {
  const { reference } = draft.context
  const { tell, review } = reference.policy.missedSessions
  if (running === tell) {
    for (const role of ['victimAdvocate', 'policeLead', 'probation'] as const)
      draft.open('followUpMissed', given('owner', holderOf(reference, role)))
    oweReassessment(draft, 'missedSessions')
  }
  if (running >= review && owed(draft.state, 'reviewOutOfTurn').length === 0)
    draft.open('reviewOutOfTurn')
}
