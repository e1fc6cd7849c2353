import { addDueItems } from './automatic-items.ts'
import { askReturns } from './requests.ts'
import { circulationDeadline, holdingDeadline } from './commands/plan.ts'
import type { ConferenceBuilder } from './builder.ts'
import { type ConferenceState, seatKey } from './state.ts'
import { lapses } from '../entity/owing-builder.ts'
import { meetingRetentionAt } from './retention.ts'
import { nextRungs, rungsPassed } from '../obligations/rungs.ts'
import { owedOf } from '../obligations/owing.ts'
import type { SiteReference } from '../reference/reference.ts'

/** The moments at which time has something to say: the rungs, the closing of the list, the beginning of the meeting, and the day on which keeping its record is decided. */
export function moments(
  state: ConferenceState,
  reference: SiteReference,
): { at: number; what: string }[] {
  const { meeting, stage } = state
  const called = owedOf(state, 'attend', 'attendUrgent').map(({ due }) => due)
  const retention = meetingRetentionAt(state, reference)
  return [
    ...nextRungs(state),
    ...lapses(state),
    ...(meeting && stage === 'planned'
      ? [{ at: meeting.listClosesAt, what: 'closing of the list' }]
      : []),
    ...called.map((at) => ({ at, what: 'meeting' })),
    ...(retention === undefined ? [] : [{ at: retention, what: 'retention decision' }]),
  ].sort((a, b) => a.at - b.at)
}

/**
 * What time itself does: reaches rungs, closes the list and asks the agencies, and lets nobody be called to a meeting that has
 * begun. It decides nothing, and it ends no meeting.
 */
export function passTime(builder: ConferenceBuilder): undefined {
  const { now, reference } = builder.context
  builder.lapseExtensions()
  for (const obligation of builder.owed())
    for (const fact of rungsPassed(obligation, now, reference)) builder.record('rung-reached', fact)
  if (builder.state.stage === 'planned' && builder.meeting.listClosesAt <= now) closeList(builder)
  for (const { id, due } of builder.owed('attend', 'attendUrgent'))
    if (due <= now) builder.settleOne(id, 'ended')
  const retention = meetingRetentionAt(builder.state, reference)
  if (retention !== undefined && retention <= now) builder.open('meetingRetention', { since: now })
}

/** The list closes: each agency is asked once for each item, the invited are asked to come, and the agenda is owed. */
function closeList(builder: ConferenceBuilder): void {
  addDueItems(builder)
  builder.record('list-closed', { order: builder.agenda.map(({ id }) => id) })
  if (!builder.meeting.emergency)
    for (const invited of builder.state.invited)
      if (builder.state.seats[seatKey(invited)]?.how === undefined) builder.askToCome(invited)
  for (const item of builder.agenda) askReturns(builder, item)
  builder.open('circulateAgenda', { due: circulationDeadline(builder) })
  builder.open('holdMeeting', { due: holdingDeadline(builder) })
}
