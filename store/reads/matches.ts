import { sql } from 'kysely'
import type { Agreement, Band, MatchStanding } from '../../domain/matching/codes.ts'
import { compareAll, rank } from '../matching/all.ts'
import type { Comparison } from '../matching/compare.ts'
import type { Database } from '../database.ts'
import { describedColumns, describedIn } from '../matching/described.ts'
import { type Described, keysOf } from '../matching/keys.ts'
import { type Asking, openTo } from './kept-out.ts'
import { anyOf } from './page.ts'
import { readDatesForNone } from './dates-for-none.ts'
import { within } from '../reach.ts'

/** A pathway whose person may be the one sought. Ids and codes only; the words stay here. */
export interface Match {
  readonly pathway: string
  readonly person: string
  readonly site: string
  readonly standing: MatchStanding
  readonly lastReferralAt: number
  readonly band: Band
  readonly agreed: readonly Agreement[]
}

/** Many people share the keys of a common name; those who share the most are compared. */
const mostCompared = 100
const mostRecords = 300
const mostMatches = 50
const mostRows = 500

/** The reasons for which a referral ends before it becomes a case. */
const turnedAway = ['rejected', 'linked']

const certainly: Comparison = { band: 'certain', agreed: ['samePerson'] }

/**
 * The pathways whose person may be the one described: surest first, then latest referral first, at most fifty. Every record
 * of a person counts, since names and addresses change. `known` is the person of a pathway that is itself left out: other
 * pathways with that person are among the answers. What is kept from the
 * reader is not among them; the system, which tells those who may know, finds all.
 */
export const findMatches = async (...asked: Parameters<typeof searchMatches>): Promise<Match[]> =>
  (await searchMatches(...asked)).matches

/** What a search found, and whether it came to its end before its bound. */
interface Searched {
  readonly matches: Match[]
  readonly complete: boolean
}

/** The same, with whether the search came to its end. */
export async function searchMatches(
  database: Database,
  sought: Described,
  reader: Asking | 'system',
  known?: { readonly pathway: string; readonly person: string },
): Promise<Searched> {
  const { people: found, complete } = await within(database, { works: 'matching' }, (tx) =>
    comparedPeople(tx, sought),
  )
  if (known) found.set(known.person, certainly)
  const rows = await pathwaysOf(database, [...found.keys()], reader, known?.pathway)
  const matches = rows
    .flatMap(({ compared, ...row }) => {
      const comparison = found.get(compared)
      return comparison ? [{ ...row, ...comparison }] : []
    })
    .sort((a, b) => rank(a) - rank(b) || b.lastReferralAt - a.lastReferralAt)
    .filter(({ pathway }, n, all) => all.findIndex((one) => one.pathway === pathway) === n)
    .slice(0, mostMatches)
  return { matches, complete }
}

/** The people who share a key with the one described and have a record that agrees with the description. */
async function comparedPeople(database: Database, sought: Described) {
  const keys = keysOf(sought)
  if (keys.length === 0) return { people: new Map<string, Comparison>(), complete: true }
  const none = await readDatesForNone(database)
  const records = await database
    .with('near', (db) =>
      db
        .selectFrom('match_keys')
        .select(({ fn }) => ['person', fn.countAll<number>().as('shared')])
        .where('key', '=', anyOf(keys))
        .groupBy('person')
        .orderBy(({ fn }) => fn.countAll(), 'desc')
        .orderBy('person')
        .limit(mostCompared),
    )
    .selectFrom('person_records')
    .innerJoin('near', 'near.person', 'person_records.person')
    .select(['person_records.person', ...describedColumns])
    .orderBy('near.shared', 'desc')
    .orderBy('person_records.person')
    .limit(mostRecords)
    .execute()
  const known = records.map(({ person, ...row }) => ({
    person,
    ...withoutDate(describedIn(row), none),
  }))
  const { people, complete } = await compareAll(withoutDate(sought, none), known)
  return { people, complete: complete && records.length < mostRecords }
}

/** Somebody without a date of birth that stands for none. */
const withoutDate = (described: Described, none: ReadonlySet<string>): Described =>
  described.dateOfBirth && none.has(described.dateOfBirth)
    ? { ...described, dateOfBirth: undefined }
    : described

/** Whether somebody found that the person of this pathway and that one are two. */
const heldApart = (from: string) => sql<boolean>`exists (
  select from pathways here join not_same n
    on n.person = here.person and n.apart = p.person or n.person = p.person and n.apart = here.person
  where here.id = ${from})`

/** Pathways with one of these people, or with whoever one of them was found to be. */
async function pathwaysOf(
  database: Database,
  people: readonly string[],
  reader: Asking | 'system',
  except = '',
) {
  if (people.length === 0) return []
  const { rows } = await sql<Omit<Match, 'band' | 'agreed'> & { readonly compared: string }>`
    with sought as (select unnest(${[...people]}::uuid[]) as person),
    who as (
      select person, person as compared from sought
      union select m.person, m.was from person_merges m join sought on sought.person = m.was)
    select p.id as pathway, p.person, p.site, who.compared,
      (extract(epoch from p.last_referral_at) * 1000)::bigint as "lastReferralAt",
      case when p.ended_at is null and p.stage = 'watch' then 'watched'
        when p.ended_at is null then 'open'
        when p.ended_because = any(${turnedAway}::text[]) then 'turnedAway'
        else 'closed' end as standing
    from who join pathways p on p.person = who.person
    where p.id <> ${except} and p.erased_at is null and not ${heldApart(except)} and ${reader === 'system' ? sql`true` : openTo('p.id', reader)}
    order by p.last_referral_at desc
    limit ${mostRows}`.execute(database)
  return rows
}
