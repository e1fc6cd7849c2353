import { type Kysely, sql } from 'kysely'
import { keepVictimKeys } from '../matching/victims.ts'
import type { Tables } from '../schema.ts'

const setting = (name: string) => `(select current_setting('throughline.${name}', true))`
const list = (name: string) => `(select string_to_array(${setting(name)}, ','))`
const here = (site: string) => `${site} = any (${list('sites')}::text[])`
const reads = (...classes: readonly string[]) =>
  `${list('classes')} && array[${classes.map((one) => `'${one}'`).join(', ')}]`
const works = (...as: readonly string[]) =>
  `${setting('works')} in (${as.map((one) => `'${one}'`).join(', ')})`
const some = (rows: string) => `(select true from ${rows} limit 1)`

/** Whether a victim is one of a pathway at these sites: the first, or a further one. */
const victimHere = (victim: string) =>
  `(${some(`pathways p where p.victim = ${victim} and ${here('p.site')}`)} or ${some(
    `strands s join pathways p on p.id = s.pathway where s.victim = ${victim} and ${here('p.site')}`,
  )})`

const pieces = `array(select f from unnest(words) w, unnest(fragments(w, least(3, char_length(w)))) f)`
const hasAll = `not exists (select from unnest(words) w where strpos(r.folded, w) = 0)`

/** The records of victims that have all these words in their names, and are within reach. */
export const victimsNamed = (and = 'true') => `create or replace function
    victims_named(words text[], at_most int) returns table (record uuid, victim uuid)
    language sql stable security definer rows 100 set search_path = public, pg_temp as $$
      select r.id, r.victim from victim_records r
      where cardinality(words) > 0 and r.fragments @> ${pieces} and ${hasAll} and ${reads('victim')}
        and ${victimHere('r.victim')} and ${and}
      limit at_most $$`

const statements = [
  `create table strands (
    pathway text not null, victim uuid not null, strand text, agency text, brought_by text,
    disclosed boolean not null default false, ended boolean not null default false,
    primary key (pathway, victim))`,
  `create index strands_victim on strands (victim)`,
  `alter table obligations add column strand text`,

  `create table victim_keys (record uuid not null, key text not null, victim uuid not null, primary key (record, key))`,
  `create index victim_keys_key on victim_keys (key)`,
  `create index victim_keys_victim on victim_keys (victim)`,
  `alter table victim_keys enable row level security`,
  `create policy kept on victim_keys for insert with check (true)`,
  `create policy changed on victim_keys for update using (${works('engine')})`,
  `create policy deleted on victim_keys for delete using (${works('engine')})`,
  `create policy read on victim_keys for select using (${works('engine', 'matching')})`,

  `drop policy read on victim_records`,
  `create policy read on victim_records for select using (
    ${works('engine', 'matching', 'counting')} or ${reads('victim', 'victimContact')} and
      ${victimHere('victim_records.victim')})`,
  victimsNamed(),
]

/** A pathway can have several victims, each with a strand of their own. */
export const strands = {
  async up(database: Kysely<Tables>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
    await keyAll(database)
  },
}

const recordsAtOnce = 500

/** Of those who are stored already, only names can be keyed here: what else is known of them is sealed. */
async function keyAll(database: Kysely<Tables>): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const records = await database
      .selectFrom('victim_records')
      .select(['id', 'victim', 'name'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(recordsAtOnce)
      .execute()
    for (const { id: record, victim, name } of records)
      await keepVictimKeys(database, { record, victim }, { name: name ?? undefined })
    const last = records.at(-1)
    if (!last) return
    after = last.id
  }
}
