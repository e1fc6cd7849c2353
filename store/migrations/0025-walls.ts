import { type Kysely, sql } from 'kysely'

/** A setting of the transaction, read once for each statement. Without it there is nothing, and nothing is equal to it. */
const setting = (name: string) => `(select current_setting('throughline.${name}', true))`
const list = (name: string) =>
  `(select string_to_array(current_setting('throughline.${name}', true), ','))`
const works = (...as: readonly string[]) =>
  `${setting('works')} in (${as.map((one) => `'${one}'`).join(', ')})`
const here = (site: string) => `${site} = any (${list('sites')}::text[])`
const reads = (...classes: readonly string[]) =>
  `${list('classes')} && array[${classes.map((one) => `'${one}'`).join(', ')}]`

/** Whether there is such a row: asked row by row, where `exists` would let the planner read all pathways of a site first. */
const some = (rows: string) => `(select true from ${rows} limit 1)`
const pathwayHere = (which: string) => some(`pathways p where ${which} and ${here('p.site')}`)

const readsPeople = reads('person', 'person:all')
const personHere = (person: string) =>
  `(${pathwayHere(`p.person = ${person}`)} or ${some(
    `person_merges m join pathways p on p.person = m.person where m.was = ${person} and ${here('p.site')}`,
  )})`

const ownDraft = `(agency = ${setting('agency')} and (site is null or ${here('site')}))`

const statements = [
  `alter table words add column classes text[]`,
  ...['words', 'person_records', 'victim_records', 'match_keys', 'drafts'].map(
    (table) => `alter table ${table} enable row level security`,
  ),

  // To store words shows nobody any. Only a turn or the warden changes or deletes them.
  ...['words', 'person_records', 'victim_records', 'match_keys'].flatMap((table) => [
    `create policy kept on ${table} for insert with check (true)`,
    `create policy changed on ${table} for update using (${works('engine')})`,
    `create policy deleted on ${table} for delete using (${works('engine')})`,
  ]),

  `create policy read on words for select using (
    ${works('engine', 'counting')} or classes && ${list('classes')} and (
      ${pathwayHere('p.id = words.pathway')}
      or ${some(`conferences c where c.id = words.conference and ${here('c.site')}`)}))`,
  `create policy read on person_records for select using (
    ${works('engine', 'matching', 'counting')} or ${readsPeople} and ${personHere('person_records.person')})`,
  `create policy read on victim_records for select using (
    ${works('engine', 'counting')} or ${reads('victim', 'victimContact')} and
      ${pathwayHere('p.victim = victim_records.victim')})`,
  `create policy read on match_keys for select using (${works('engine', 'matching')})`,
  `create policy own on drafts using (${works('engine')} or ${ownDraft})`,

  // What a policy guards is not looked up in an index by an operator that might tell of it, so this does it as the owner.
  `create function people_named(q text, pattern text, at_most int) returns table (record uuid, person uuid)
    language sql stable security definer rows 100 set search_path = public, pg_temp as $$
      select r.id, r.person from person_records r
      where ${readsPeople} and r.fragments @> fragments(q, least(3, char_length(q)))
        and array_to_string(r.name || r.aliases, chr(10)) ilike pattern and ${personHere('r.person')}
      limit at_most $$`,
  `revoke all on function people_named(text, text, int) from public`,

  // Whether a text is there and for whom it was written, where it is not for the reader: never what it says.
  `create function words_said(wanted uuid[]) returns table (id uuid, audience text)
    language sql stable security definer set search_path = public, pg_temp as $$
      select w.id, w.audience from words w where w.id = any (wanted) $$`,
  `revoke all on function words_said(uuid[]) from public`,
]

/** A second wall under the application: of the tables with words, each transaction reads what it says that it reaches. */
export const walls = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
