import type { Database } from './database.ts'
import type { Known } from './matching/naming.ts'
import { openRows } from './vault/sealed-rows.ts'
import { sql } from 'kysely'

/** All that was ever known of the person and the victims of a pathway, as texts could say it. */
export async function knownOf(database: Database, pathway: string): Promise<Known> {
  const people = await database
    .selectFrom('person_records')
    .select(['name', 'aliases', 'address', 'pnc', 'cro', 'nhs'])
    .where(sql<boolean>`person in (with ${peopleOf(pathway)} select person from theirs)`)
    .execute()
  const rows = await database
    .selectFrom('victim_records')
    .leftJoin('data_keys', 'data_keys.id', 'victim_records.data_key')
    .select(['victim_records.id', 'name', 'sealed', 'data_key', 'outer', 'wrapped'])
    .where(sql<boolean>`victim in ${victimsOf(pathway)}`)
    .execute()
  const opened = [...(await openRows(database, 'victim_records', rows)).values()]
  const reached = opened.map((text) => JSON.parse(text) as { phone?: string; email?: string }) // as `store/records.ts` writes it
  return {
    names: [
      ...people.flatMap(({ name, aliases }) => [name, ...aliases]),
      ...rows.map(nameIn),
    ].filter(isThere),
    details: [
      ...people.flatMap(({ address, pnc, cro, nhs }) => [
        ...(address?.split(/[,\n]/) ?? []),
        pnc,
        cro,
        nhs,
      ]),
      ...reached.flatMap(({ phone, email }) => [phone, email]),
    ].filter(isThere),
  }
}

const nameIn = ({ name }: { readonly name: string | null }) => name
const isThere = (one: string | null | undefined): one is string => !!one

/** Whoever the pathway was ever about, and which pathways that are kept need which of them. */
export const peopleOf = (pathway: string) => sql`
    theirs as (
      select person from pathways where id = ${pathway}
      union select was from person_merges where pathway = ${pathway}
      union select person from person_merges where pathway = ${pathway}),
    tied as (
      select theirs.person, p.id from theirs join pathways p on p.person = theirs.person
      union select theirs.person, m.pathway from theirs join person_merges m on m.person = theirs.person
      union select theirs.person, m.pathway from theirs join person_merges m on m.was = theirs.person),
    needed as (
      select tied.person, p.id, p.site from tied join pathways p on p.id = tied.id
      where p.id <> ${pathway} and p.erased_at is null)`

/** The victims of a pathway: the first, and every further one. */
export const victimsOf = (pathway: string) => sql`(
      select victim from pathways where id = ${pathway}
      union select victim from strands where pathway = ${pathway})`
