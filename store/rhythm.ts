import type { ConferenceStage } from '../domain/conference/codes.ts'
import type { Database } from './database.ts'
import { instant } from './reads/page.ts'
import { keepUnplanned } from './conferences.ts'
import { keepWordsOf } from './records.ts'
import { loadPolicy } from './reference.ts'
import type { RhythmSite } from '../domain/conference/rhythm.ts'
import type { MadeMeeting } from '../domain/conference/rhythm-changes.ts'
import type { MeetingForm } from '../domain/policy/meetings.ts'
import type { Moment } from './asked-by-warden.ts'
import { putInInbox } from './inbox.ts'
import type { RhythmCommand } from '../domain/conference/rhythm-commands.ts'
import { sql } from 'kysely'
import { systemActor } from '../domain/entity/decider.ts'
import { toDate } from './values.ts'

/** Longer than any run of days off that moves a meeting from its slot. */
const slotMarginMs = 20 * 86_400_000

/** A site with its newest policy, and the meetings that its rhythm has made. */
export interface SiteRhythm {
  readonly reference: RhythmSite
  readonly made: readonly MadeMeeting[]
}

/**
 * Every site whose policy has meetings, or whose rhythm has made some that are to come. The meetings are read before the
 * policies, so that no meeting is compared with a policy older than the one that made it.
 */
export async function readRhythms(database: Database, now: number): Promise<SiteRhythm[]> {
  const made = await readMade(database, now)
  const newest = await database
    .selectFrom('policies')
    .distinctOn('site')
    .select(['site', 'version'])
    .orderBy('site')
    .orderBy('version', 'desc')
    .execute()
  const sites: SiteRhythm[] = []
  for (const { site, version } of newest) {
    const own = made.filter((meeting) => meeting.site === site).map(meetingOf)
    const policy = await loadPolicy(database, site, version)
    if (!policy.meetings && own.length === 0) continue
    const reference = { site, policy, policyVersion: version }
    const older = [...new Set(own.flatMap(({ policyVersion }) => policyVersion ?? []))]
    const newer = await Promise.all(
      older.map(async (one) => [one, await loadPolicy(database, site, one)] as const),
    )
    sites.push({
      reference: { ...reference, newer: Object.fromEntries(newer) },
      made: own,
    })
  }
  return sites
}

/** A meeting that a round has given a command, and whether it is new. */
export interface Asked {
  readonly id: string
  readonly site: string
  readonly fresh: boolean
}

/**
 * Stores the commands of a site's rhythm, each once, with the meetings and the words that they bring. Returns the meetings
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

/** The meetings of all rhythms whose slot or date is still to come. */
const readMade = (database: Database, now: number) =>
  database
    .selectFrom('conferences')
    .select(['id', 'site', 'form', 'slot', 'at', 'stage', 'version'])
    .select(['policy_version', 'moved_by_hand', 'cancelled_by_rhythm'])
    .where('slot', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('slot', '>=', sql<string>`${toDate(now - slotMarginMs)}::date`),
        eb('at', '>', instant(now)),
      ]),
    )
    .orderBy('slot')
    .orderBy('id')
    .$narrowType<{ slot: string }>()
    .execute()

const meetingOf = (row: Awaited<ReturnType<typeof readMade>>[number]): MadeMeeting => ({
  id: row.id,
  form: row.form as MeetingForm, // both are written by our own rules alone
  slot: row.slot,
  at: row.at,
  stage: row.stage as ConferenceStage,
  version: row.version,
  ...(row.policy_version === null ? {} : { policyVersion: row.policy_version }),
  ...(row.moved_by_hand ? { movedByHand: true } : {}),
  ...(row.cancelled_by_rhythm ? { cancelledByRhythm: true } : {}),
})
