import type { ConferenceEvent } from '../../domain/conference/events.ts'
import { type ConferenceState, listedItems } from '../../domain/conference/state.ts'
import type { EventEnvelope } from '../../domain/entity/turn.ts'
import { eraseMeeting } from '../erased-meeting.ts'
import { projectObligations } from './obligations.ts'
import type { SiteReference } from '../../domain/reference/reference.ts'
import { toDate, toMaybeDate } from '../values.ts'
import type { Tx } from '../turns.ts'

/** A turn of a conference as the projections read it. */
export interface ConferenceTurn {
  readonly state: ConferenceState
  readonly seq: number
  readonly events: readonly EventEnvelope<ConferenceEvent>[]
  readonly alarmAt: number | undefined
  readonly reference: SiteReference
}

/** Brings the tables of conferences and items up to date with a turn of a conference. */
export async function projectConference(tx: Tx, turn: ConferenceTurn): Promise<void> {
  await eraseMeeting(tx, turn.state)
  if (turn.events.length === 0) return
  await saveSummary(tx, turn)
  await saveItems(tx, turn)
  await projectObligations(tx, { ...turn, owner: { conference: turn.state.id } })
}

async function saveSummary(tx: Tx, { state, seq, events, alarmAt }: ConferenceTurn): Promise<void> {
  const { meeting } = state
  if (!meeting) return
  const last = toDate(events.at(-1)?.at ?? meeting.at)
  const ended = state.stage === 'locked' || state.stage === 'cancelled'
  const moved = events.some(
    ({ event }) => event.type === 'conference-rescheduled' && event.data.byHand,
  )
  const facts = {
    stage: state.stage,
    version: seq,
    at: toDate(meeting.at),
    list_closes_at: toDate(meeting.listClosesAt),
    returns_due_at: toDate(meeting.returnsDueAt),
    capacity: meeting.capacity,
    policy_version: meeting.policyVersion,
    cancelled_by_rhythm: state.cancelledByRhythm ?? false,
    invited: [...new Set(state.invited.map(({ agency }) => agency))],
    listed: listedItems(state).length,
    reconvened_as: state.reconvenedAs ?? null,
    next_alarm: toMaybeDate(alarmAt),
    ended_at: ended ? last : null,
    ...(moved ? { moved_by_hand: true } : {}),
  }
  const planned = events.find(({ event }) => event.type === 'conference-planned')?.event
  await tx
    .insertInto('conferences')
    .values({
      id: state.id,
      site: meeting.site,
      form: meeting.form,
      slot: meeting.slot ?? null,
      emergency: meeting.emergency ?? false,
      reconvenes: meeting.reconvenes ?? null,
      by_hand: planned?.type === 'conference-planned' && planned.data.byHand,
      moved_by_hand: moved,
      planned_at: last,
      ...facts,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(
        planned
          ? {
              ...facts,
              slot: meeting.slot ?? null,
              emergency: meeting.emergency ?? false,
              reconvenes: meeting.reconvenes ?? null,
            }
          : facts,
      ),
    )
    .execute()
}

/** Saves the items that the turn touched: an event about an item names it by its id. */
async function saveItems(tx: Tx, { state, events }: ConferenceTurn): Promise<void> {
  const touched = new Set(
    events.flatMap(({ event: { type, data } }) =>
      type.startsWith('item-') && 'id' in data ? [data.id] : [],
    ),
  )
  const rows = state.items
    .filter(({ id }) => touched.has(id))
    .map((item) => ({
      conference: state.id,
      item: item.id,
      pathway: item.pathway,
      status: item.status,
      decision: item.decision ?? null,
      moved_to: item.to ?? null,
    }))
  for (const row of rows)
    await tx
      .insertInto('conference_items')
      .values(row)
      .onConflict((conflict) => conflict.columns(['conference', 'item']).doUpdateSet(row))
      .execute()
}
