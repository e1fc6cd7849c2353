import { sql } from 'kysely'
import type { Band } from '../../domain/matching/codes.ts'
import { compareAll, rank } from '../matching/all.ts'
import type { Comparison } from '../matching/compare.ts'
import type { Database } from '../database.ts'
import type { Described } from '../matching/keys.ts'
import { type DescribedVictim, reachedBy, victimKeysOf } from '../matching/victims.ts'
import { anyOf } from './page.ts'
import { openRows } from '../vault/sealed-rows.ts'
import { within } from '../reach.ts'

/** A victim of a pathway of a site who may be the one sought. Ids and codes only. */
export interface VictimMatch {
  readonly pathway: string
  readonly victim: string
  readonly band: Band
}

/** Many share the keys of a common name; those who share the most are compared. */
const mostCompared = 60
const mostMatches = 20

/** The victims of open and watched pathways of a site who may be the one described, the surest first. */
export async function searchVictims(
  database: Database,
  sought: DescribedVictim,
  site: string,
): Promise<VictimMatch[]> {
  const found = await within(database, { works: 'matching' }, (tx) => compared(tx, sought))
  if (found.size === 0) return []
  const ids = [...found.keys()]
  const { rows } = await sql<{ pathway: string; victim: string }>`
    select p.id as pathway, v.victim from (
        select id as pathway, victim from pathways where victim = any(${ids}::uuid[])
        union select pathway, victim from strands
          where victim = any(${ids}::uuid[]) and strand is not null and not ended) v
      join pathways p on p.id = v.pathway
    where p.site = ${site} and p.erased_at is null and p.ended_at is null
    order by p.last_referral_at desc`.execute(database)
  return rows
    .flatMap(({ pathway, victim }) => {
      const comparison = found.get(victim)
      return comparison ? [{ pathway, victim, ...comparison }] : []
    })
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, mostMatches)
    .map(({ pathway, victim, band }) => ({ pathway, victim, band }))
}

/** The victims who share a key with the one described, and whose record agrees; a name that is merely alike is no reason to look. */
async function compared(
  database: Database,
  sought: DescribedVictim,
): Promise<Map<string, Comparison>> {
  const keys = victimKeysOf(sought)
  if (keys.length === 0) return new Map()
  const rows = await database
    .with('near', (db) =>
      db
        .selectFrom('victim_keys')
        .select(({ fn }) => ['victim', fn.countAll<number>().as('shared')])
        .where('key', '=', anyOf(keys))
        .groupBy('victim')
        .orderBy(({ fn }) => fn.countAll(), 'desc')
        .orderBy('victim')
        .limit(mostCompared),
    )
    .selectFrom('victim_records')
    .innerJoin('near', 'near.victim', 'victim_records.victim')
    .leftJoin('data_keys', 'data_keys.id', 'victim_records.data_key')
    .select(['victim_records.id', 'victim_records.victim', 'name'])
    .select(['sealed', 'data_key', 'outer', 'wrapped'])
    .orderBy('near.shared', 'desc')
    .execute()
  const opened = await openRows(database, 'victim_records', rows)
  const known = rows.map(({ id, victim, name }) => {
    const text = opened.get(id)
    const more = text === undefined ? {} : (JSON.parse(text) as DescribedVictim) // as `store/records.ts` writes it
    return { person: victim, more: { ...more, name: name ?? undefined } }
  })
  const { people } = await compareAll(
    asPerson(sought),
    known.map(({ person, more }) => ({ person, ...asPerson(more) })),
  )
  const reached = new Set(reachedBy(sought))
  for (const { person, more } of known)
    if (reachedBy(more).some((one) => reached.has(one)))
      people.set(person, { band: 'likely', agreed: ['number'] })
  return new Map(
    [...people].filter(([, { band, agreed }]) => band !== 'possible' || agreed.includes('name')),
  )
}

const asPerson = ({ name, dateOfBirth }: DescribedVictim): Described => ({
  ...{ name: name ?? '', aliases: [], dateOfBirth },
})
