import type { EventEnvelope } from '../../domain/entity/turn.ts'
import type { PathwayEvent } from '../../domain/pathway/events.ts'
import { eraseRecord } from '../erasure.ts'
import { flagsOf } from '../../domain/pathway/strands.ts'
import { flags } from '../../domain/pathway/shape/flags.ts'
import { projectCaseload } from './caseload.ts'
import { projectKeptOut } from './kept-out.ts'
import { projectObligations } from './obligations.ts'
import { projectPeople } from './people.ts'
import { projectReports } from './reports.ts'
import { projectSides } from './sides.ts'
import { projectStrands } from './strands.ts'
import { projectTransfer } from './transfer.ts'
import { takeOut } from '../taken-out.ts'
import { toDate, toMaybeDate } from '../values.ts'
import { sql } from 'kysely'
import type { Tx } from '../turns.ts'
import type { PathwayTurn } from './pathway-turn.ts'

/** Brings the tables behind lists and pages up to date with a turn of a pathway. */
export async function projectPathway(tx: Tx, turn: PathwayTurn): Promise<void> {
  await eraseRecord(tx, turn.state, turn.events)
  await takeOut(tx, turn.state)
  if (turn.events.length === 0) {
    await saveAlarm(tx, turn)
    return projectCaseload(tx, turn.state.id)
  }
  await saveSummary(tx, turn)
  await projectKeptOut(tx, turn)
  for (const envelope of turn.events) await projectPeople(tx, turn.state, envelope)
  await projectObligations(tx, { ...turn, owner: { pathway: turn.state.id } })
  await projectTransfer(tx, turn)
  await projectStrands(tx, turn)
  await projectSides(tx, turn)
  await projectReports(tx, turn)
  await projectCaseload(tx, turn.state.id)
}

/** Even where nothing happened, the next alarm can be another: for a pathway that ended before retention was counted, say. */
async function saveAlarm(tx: Tx, { state, alarmAt }: PathwayTurn): Promise<void> {
  const next = toMaybeDate(alarmAt)
  await tx
    .updateTable('pathways')
    .set({ next_alarm: next })
    .where('id', '=', state.id)
    .where(sql<boolean>`next_alarm is distinct from ${next}`)
    .execute()
}

async function saveSummary(tx: Tx, { state, seq, events, alarmAt }: PathwayTurn): Promise<void> {
  const moved = events.findLast(
    ({ event }) => event.type === 'stage-entered' || event.type === 'pathway-ended',
  )
  await tx
    .updateTable('pathways')
    .set({
      stage: state.stage,
      version: seq,
      risk: state.risk ?? null,
      flags: flagsOf(state).filter((flag) => Object.hasOwn(flags, flag)),
      policy_version: state.policyVersion ?? null,
      watch_until: toMaybeDate(state.watchUntil),
      next_alarm: toMaybeDate(alarmAt),
      listing: state.listing?.conference ?? null,
      holiday_table: state.calendar ?? null,
      provider_agency: state.provider?.agency ?? null,
      ...(state.lastReferralAt === undefined
        ? {}
        : { last_referral_at: toDate(state.lastReferralAt) }),
      ...(moved ? { stage_since: toDate(moved.at), ...endedBy(moved) } : {}),
      ...(state.site === undefined ? {} : { site: state.site }),
    })
    .where('id', '=', state.id)
    .execute()
}

/** When and why it ended; neither where it went on to a stage. */
const endedBy = ({ event, at }: EventEnvelope<PathwayEvent>) =>
  event.type === 'pathway-ended'
    ? { ended_at: toDate(at), ended_because: event.data.because }
    : { ended_at: null, ended_because: null }
