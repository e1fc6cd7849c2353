import { type ConferenceStage } from '../domain/conference/codes.ts'
import { type Database } from './database.ts'
import { keepUnplanned } from './conferences.ts'
import { keepWordsOf } from './records.ts'
import { loadPolicy } from './reference.ts'
import { type MadeMeeting, type RhythmSite } from '../domain/conference/rhythm.ts'
import { type MeetingForm } from '../domain/policy/meetings.ts'
import { type Moment } from './asked-by-warden.ts'
import { putInInbox } from './inbox.ts'
import { type RhythmCommand } from '../domain/conference/rhythm-commands.ts'
import { sql } from 'kysely'
import { systemActor } from '../domain/decider.ts'
import { toDate } from './values.ts'

/** Longer than any run of days off by which a meeting moves from its slot. */
const slotMarginMs = 20 * 86_400_000

/** A site with its newest policy, and the meetings that its rhythm has made. */
export interface SiteRhythm {
  readonly reference: RhythmSite
  readonly made: readonly MadeMeeting[]
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
 * Stores the commands of a site's rhythm, each once, with the meetings and the words that they bring. Gives the meetings
 * whose commands were stored just now, to be woken.
 */
export async function keepRhythmCommands(
  database: Database,
  site: string,
  commands: readonly RhythmCommand[],
  { now, real }: Moment,
): Promise<Asked[]> {
  if (commands.length === 0) return []
  const entries = commands.map(({ id, meeting, name, body }) => ({
    id,
    kind: 'conference' as const,
    entity: meeting,
    name,
    body,
    actor: systemActor('rhythm'),
    receivedAt: now,
    storedReal: real,
  }))
  return database.transaction().execute(async (tx) => {
    const fresh = await putInInbox(tx, entries)
    const stored = commands.filter(({ id }) => fresh.has(id))
    await keepUnplanned(
      tx,
      stored.flatMap(({ meeting: id, plans }) =>
        plans ? [{ id, site, ...plans, emergency: false, byHand: false }] : [],
      ),
      now,
    )
    for (const { id, meeting, place } of stored)
      if (place)
        await keepWordsOf(
          tx,
          { id, kind: 'conference', entity: meeting, receivedAt: now },
          { words: [{ ...place, field: 'place' }] },
        )
    return stored.map(({ meeting, plans }) => ({ id: meeting, site, fresh: plans !== undefined }))
  })
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

const meetingOf = (row: MadeRow): MadeMeeting => ({
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
