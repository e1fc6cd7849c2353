import { addDueItems } from './automatic-items.ts'
import { askReturns } from './requests.ts'
import { circulationDeadline, holdingDeadline } from './commands/plan.ts'
import type { ConferenceDraft } from './draft.ts'
import { type ConferenceState, seatKey } from './state.ts'
import { nextRungs, rungsPassed } from '../obligations/rungs.ts'
import { owedOf } from '../obligations/owing.ts'

/** The moments at which time has something to say: the rungs, the closing of the list, the beginning of the meeting. */
export function moments(state: ConferenceState): { at: number; what: string }[] {
  const { meeting, stage } = state
  const called = owedOf(state, 'attend', 'attendUrgent').map(({ due }) => due)
  return [
    ...nextRungs(state),
    ...(meeting && stage === 'planned'
      ? [{ at: meeting.listClosesAt, what: 'closing of the list' }]
      : []),
    ...called.map((at) => ({ at, what: 'meeting' })),
  ].sort((a, b) => a.at - b.at)
}

/**
 * What time itself does: reaches rungs, closes the list and asks the agencies, and lets nobody be called to a meeting that has
 * begun. It decides nothing, and it ends no meeting.
 */
export function passTime(draft: ConferenceDraft): undefined {
  const { now, reference } = draft.context
  for (const obligation of draft.owed())
    for (const fact of rungsPassed(obligation, now, reference)) draft.record('rung-reached', fact)
  if (draft.state.stage === 'planned' && draft.meeting.listClosesAt <= now) closeList(draft)
  for (const { id, due } of draft.owed('attend', 'attendUrgent'))
    if (due <= now) draft.settleOne(id, 'ended')
}

/** The list closes: each agency is asked once for each item, the invited are asked to come, and the agenda is owed. */
function closeList(draft: ConferenceDraft): void {
  addDueItems(draft)
  draft.record('list-closed', { order: draft.agenda.map(({ id }) => id) })
  if (!draft.meeting.emergency)
    for (const invited of draft.state.invited)
      if (draft.state.seats[seatKey(invited)]?.how === undefined) draft.askToCome(invited)
  for (const item of draft.agenda) askReturns(draft, item)
  draft.open('circulateAgenda', { due: circulationDeadline(draft) })
  draft.open('holdMeeting', { due: holdingDeadline(draft) })
}
