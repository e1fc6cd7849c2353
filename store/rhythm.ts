import { type Actor } from '../domain/decider.ts'
import { type Database } from './database.ts'
import { derivedId, derivedName, toDate, toJson } from './values.ts'
import {
  type MadeMeeting,
  type RhythmChange,
  type RhythmSite,
} from '../domain/conference/rhythm.ts'
import { type ConferenceStage } from '../domain/conference/codes.ts'
import { type MeetingForm } from '../domain/policy/meetings.ts'
import { type Moment } from './asked-by-warden.ts'
import { type NewEntry } from './inbox.ts'
import { loadPolicy } from './reference.ts'
import { rulesOf } from '../domain/conference/forms.ts'
import { sql } from 'kysely'
import { tableVersion } from '../domain/reference/reference.ts'
import { type Tx } from './turns.ts'

/** Who plans, moves and cancels by the rhythm of a site: as the timelines have it. */
const rhythm: Actor = { id: 'rhythm', agency: 'throughline', roles: [], sites: [], system: true }

/** Longer than any run of days off by which a meeting moves from its slot. */
const slotMarginMs = 20 * 86_400_000

/** A meeting of the rhythm, and the number of its last event. */
type Made = MadeMeeting & { readonly version: number }

/** A site with its newest policy, and the meetings that its rhythm has made. */
export interface SiteRhythm {
  readonly reference: RhythmSite
  readonly made: readonly Made[]
}

/**
 * Every site whose policy has meetings, or whose rhythm has made some that are to come. Two queries; the meetings are read
 * before the policies, so that no meeting is held against a policy older than the one that made it.
 */
export async function readRhythms(database: Database, now: number): Promise<SiteRhythm[]> {
  const { rows } = await sql<MadeRow>`
    select c.id, c.site, c.form, c.slot, c.at, c.stage, c.version, c.moved_by_hand as "movedByHand",
      (e.state -> 'meeting' ->> 'policyVersion')::int as "policyVersion",
      coalesce((e.state ->> 'cancelledByRhythm')::boolean, false) as "cancelledByRhythm"
    from conferences c left join entities e on e.kind = 'conference' and e.id = c.id
    where c.slot is not null and (c.slot >= ${toDate(now - slotMarginMs)}::date or c.at > ${toDate(now)})
    order by c.slot, c.id`.execute(database)
  const newest = await database
    .selectFrom('policies')
    .distinctOn('site')
    .select(['site', 'version'])
    .orderBy('site')
    .orderBy('version', 'desc')
    .execute()
  const sites: SiteRhythm[] = []
  for (const { site, version } of newest) {
    const own = rows.filter((row) => row.site === site)
    const policy = await loadPolicy(database, site, version)
    if (!policy.meetings && own.length === 0) continue
    const reference = { site, policy, policyVersion: version }
    const older = [...new Set(own.flatMap(({ policyVersion }) => policyVersion ?? []))]
    const newer = await Promise.all(
      older.map(async (one) => [one, await loadPolicy(database, site, one)] as const),
    )
    sites.push({
      reference: { ...reference, newer: Object.fromEntries(newer) },
      made: own.map(meetingOf),
    })
  }
  return sites
}

/** A meeting that a round asks something of, and whether it has only now been made. */
export interface Asked {
  readonly id: string
  readonly site: string
  readonly fresh: boolean
}

/**
 * Stores what a rhythm asks for as commands of the system, each once: their ids, and those of meetings, are derived from what
 * they ask. Gives the meetings whose commands were stored just now, to be woken.
 */
export async function askByRhythm(
  database: Database,
  namespace: string,
  { reference, made }: SiteRhythm,
  changes: readonly RhythmChange[],
  moment: Moment,
): Promise<Asked[]> {
  if (changes.length === 0) return []
  const { site } = reference
  const commands = changes.map((change) => commandOf(namespace, { reference, made }, change))
  return database.transaction().execute(async (tx) => {
    const stored = await tx
      .insertInto('inbox')
      .values(commands.map((command) => rowOf(command, moment)))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute()
    const fresh = new Set(stored.map(({ id }) => id))
    const asked = commands.filter(({ id }) => fresh.has(id))
    await keepPlanned(tx, site, asked, moment)
    await keepPlaces(tx, asked, moment)
    return asked.map(({ entity, plans }) => ({ id: entity, site, fresh: plans !== undefined }))
  })
}

/** A command of the rhythm, with what is stored beside it. */
interface Asking {
  readonly id: string
  readonly entity: string
  readonly name: string
  readonly body: object
  readonly plans?: { readonly form: MeetingForm; readonly slot: string; readonly at: number }
  readonly place?: { readonly id: string; readonly text: string }
}

function commandOf(
  namespace: string,
  { reference, made }: SiteRhythm,
  change: RhythmChange,
): Asking {
  const { site, policyVersion } = reference
  const under = [policyVersion, tableVersion(reference)]
  if (change.change === 'plan') {
    const { form, slot, at } = change.meeting
    const entity = derivedName(namespace, 'cf', 'rhythm', site, form, slot, change.again)
    const place = placeOf(namespace, reference, form, entity)
    return {
      id: derivedId(namespace, 'rhythm', entity, 'plan', ...under),
      entity,
      name: 'plan-conference',
      body: { site, form, at: iso(at), slot, emergency: false, ...placeIn(place) },
      plans: { form, slot, at },
      ...(place ? { place } : {}),
    }
  }
  const { id: entity } = change
  // How far the meeting had come: the same may be asked of it again once it has gone on.
  const version = made.find(({ id }) => id === entity)?.version ?? 0
  const id = (...of: readonly (string | number)[]) =>
    derivedId(namespace, 'rhythm', entity, change.change, version, ...of, ...under)
  if (change.change === 'cancel') return { id: id(), entity, name: 'cancel-conference', body: {} }
  const at = iso(change.at)
  if (change.change === 'move') return { id: id(at), entity, name: 'move-conference', body: { at } }
  const place = placeOf(namespace, reference, change.form, entity)
  return {
    id: id(at),
    entity,
    name: 'follow-policy',
    body: { version: policyVersion, at, ...placeIn(place) },
    ...(place ? { place } : {}),
  }
}

const iso = (at: number): string => new Date(at).toISOString()

/** The place that the policy gives, as words under an id of their own. */
function placeOf(namespace: string, { policy }: RhythmSite, form: MeetingForm, meeting: string) {
  const text = rulesOf(policy, form).place?.text
  return text === undefined ? undefined : { id: derivedId(namespace, meeting, 'place', text), text }
}

const placeIn = (place: Asking['place']) => (place ? { place: place.id } : {})

const rowOf = ({ id, entity, name, body }: Asking, { now, real }: Moment): NewEntry => ({
  id,
  kind: 'conference',
  entity,
  name,
  body: toJson(body),
  actor: toJson(rhythm),
  quiet: false,
  received_at: toDate(now),
  stored_real: real,
})

/** A meeting can be found from the moment that it is asked for, also where its plan is refused. */
async function keepPlanned(
  tx: Tx,
  site: string,
  asked: readonly Asking[],
  { now }: Moment,
): Promise<void> {
  const rows = asked.flatMap(({ entity, plans }) =>
    plans
      ? [
          {
            id: entity,
            site,
            form: plans.form,
            slot: plans.slot,
            stage: 'unplanned',
            version: 0,
            at: toDate(plans.at),
            list_closes_at: toDate(plans.at),
            returns_due_at: toDate(plans.at),
            capacity: 0,
            listed: 0,
            emergency: false,
            by_hand: false,
            moved_by_hand: false,
            planned_at: toDate(now),
          },
        ]
      : [],
  )
  if (rows.length === 0) return
  await tx
    .insertInto('conferences')
    .values(rows)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

async function keepPlaces(tx: Tx, asked: readonly Asking[], { now }: Moment): Promise<void> {
  const rows = asked.flatMap(({ id: command, entity, place }) =>
    place ? [{ ...place, field: 'place', command, conference: entity, at: toDate(now) }] : [],
  )
  if (rows.length === 0) return
  await tx
    .insertInto('words')
    .values(rows)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

interface MadeRow {
  readonly id: string
  readonly site: string
  readonly form: string
  readonly slot: string
  readonly at: number
  readonly stage: string
  readonly version: number
  readonly movedByHand: boolean
  readonly policyVersion: number | null
  readonly cancelledByRhythm: boolean
}

const meetingOf = (row: MadeRow): Made => ({
  id: row.id,
  form: row.form as MeetingForm, // both are written by our own rules alone
  slot: row.slot,
  at: row.at,
  stage: row.stage as ConferenceStage,
  version: row.version,
  ...(row.policyVersion === null ? {} : { policyVersion: row.policyVersion }),
  ...(row.movedByHand ? { movedByHand: true } : {}),
  ...(row.cancelledByRhythm ? { cancelledByRhythm: true } : {}),
})
