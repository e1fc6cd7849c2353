import { type EventEnvelope } from '../../domain/turn.ts'
import { eraseRecord } from '../erasure.ts'
import { clockOf } from '../../domain/policy/lookup.ts'
import { flags, type PathwayState } from '../../domain/pathway/state.ts'
import { type PathwayEvent, type PathwayFacts } from '../../domain/pathway/events.ts'
import { projectPeople } from './people.ts'
import { projectTransfer } from './transfer.ts'
import { type SiteReference } from '../../domain/reference/reference.ts'
import { toDate, toMaybeDate } from '../values.ts'
import { sql } from 'kysely'
import { type Tx } from '../turns.ts'

export interface PathwayTurn {
  readonly state: PathwayState
  readonly seq: number
  readonly events: readonly EventEnvelope<PathwayEvent>[]
  readonly alarmAt: number | undefined
  readonly reference: SiteReference
}

/** Brings the tables that lists and pages are read from to where a turn left the pathway. */
export async function projectPathway(tx: Tx, turn: PathwayTurn): Promise<void> {
  await eraseRecord(tx, turn.state, turn.events)
  if (turn.events.length === 0) return saveAlarm(tx, turn)
  await saveSummary(tx, turn)
  const touched = new Map<string, EventEnvelope<PathwayEvent>[]>()
  for (const envelope of turn.events) {
    await projectPeople(tx, turn.state, envelope)
    const id = obligationOf(envelope.event)
    if (id !== undefined) touched.set(id, [...(touched.get(id) ?? []), envelope])
  }
  for (const [id, envelopes] of touched) await projectObligation(tx, turn, id, envelopes)
  await projectTransfer(tx, turn)
}

/** Where nothing happened the next date can still be another: of what ended before its keeping was counted, say. */
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
  const entered = events.filter(
    ({ event }) => event.type === 'stage-entered' || event.type === 'pathway-ended',
  )
  const since = entered.at(-1)?.at
  await tx
    .updateTable('pathways')
    .set({
      stage: state.stage,
      version: seq,
      risk: state.risk ?? null,
      flags: state.flags.filter((flag) => Object.hasOwn(flags, flag)),
      policy_version: state.policyVersion ?? null,
      watch_until: toMaybeDate(state.watchUntil),
      next_alarm: toMaybeDate(alarmAt),
      ...(state.lastReferralAt === undefined
        ? {}
        : { last_referral_at: toDate(state.lastReferralAt) }),
      ...(since === undefined ? {} : { stage_since: toDate(since) }),
      ...(since === undefined ? {} : { ended_at: state.stage === 'ended' ? toDate(since) : null }),
      ...(state.site === undefined ? {} : { site: state.site }),
    })
    .where('id', '=', state.id)
    .execute()
}

function obligationOf(event: PathwayEvent): string | undefined {
  switch (event.type) {
    case 'obligation-opened':
    case 'obligation-moved':
    case 'obligation-reassigned':
    case 'obligation-settled':
    case 'obligation-stopped':
    case 'obligation-resumed':
    case 'rung-reached':
      return event.data.id
    default:
      return undefined
  }
}

/** An obligation's row, once a turn however often the turn touched it. */
async function projectObligation(
  tx: Tx,
  { state, reference }: PathwayTurn,
  id: string,
  envelopes: readonly EventEnvelope<PathwayEvent>[],
): Promise<void> {
  let outcome: { outcome: string; ended_at: Date } | object = {}
  let rung: { rung: string; rung_at: Date } | object = {}
  let opened: PathwayFacts['obligation-opened'] | undefined
  let replanned = false
  let reassigned = false
  for (const { event, at } of envelopes) {
    if (event.type === 'obligation-opened') opened = event.data
    else if (event.type === 'rung-reached') rung = { rung: event.data.code, rung_at: toDate(at) }
    else if (event.type === 'obligation-reassigned') reassigned = true
    else if (event.type === 'obligation-moved') replanned ||= event.data.because === 'policy'
    else if (event.type === 'obligation-settled')
      outcome = { outcome: event.data.outcome, ended_at: toDate(at) }
  }
  const present = state.obligations[id]
  const latest = present ?? opened
  const facts = {
    ...(latest ? { agency: latest.agency, role: latest.role, due: toDate(latest.due) } : {}),
    next_rung_at: toMaybeDate(present?.rungs[0]?.[1]),
    ...(reassigned ? { site: reference.site } : {}), // its new owner is of the site as it is now
    ...(present && replanned ? ruleOf(reference, present.clock) : {}),
    stopped_at: toMaybeDate(present?.stopped),
    ...rung,
    ...outcome,
  }
  if (!opened) {
    await tx.updateTable('obligations').set(facts).where('id', '=', id).execute()
    return
  }
  await tx
    .insertInto('obligations')
    .values({
      id,
      pathway: state.id,
      // What the receiving site is to answer is on its own worklist.
      site: opened.what === 'answerTransfer' ? (opened.about ?? reference.site) : reference.site,
      what: opened.what,
      agency: opened.agency,
      role: opened.role,
      since: toDate(opened.since),
      due: toDate(opened.due),
      clock: opened.clock,
      ...ruleOf(reference, opened.clock),
      ladder: opened.ladder,
      about: opened.about ?? null,
      ...facts,
    })
    .execute()
}

/** Where a clock's number comes from, which its obligations say. */
function ruleOf({ policy }: SiteReference, clock: string) {
  const { source, mark } = clockOf(policy, clock)
  return { source, mark }
}
