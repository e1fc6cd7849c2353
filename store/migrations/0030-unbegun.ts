import { type Kysely, sql } from 'kysely'

/**
 * Whether nothing ever happened to an entity and nothing more is to be judged. One whose beginning was at fault waits for
 * people, and a meeting of a rhythm is asked for again in its place.
 */
const isOver = `e.seq = 0 and e.kind in ('pathway', 'conference')
  and not exists (select from events v where v.kind = e.kind and v.entity = e.id)
  and not exists (select from inbox i where i.kind = e.kind and i.entity = e.id
    and (i.outcome is null or i.result = 'faulted'))
  and not exists (select from conferences c where e.kind = 'conference' and c.id = e.id and c.slot is not null)`

const statements = [
  // Looked for by each round of the warden; there is hardly anything of the kind.
  `create index entities_unbegun on entities (kind, id) where seq = 0`,
  `create view unbegun as select e.kind, e.id from entities e where ${isOver}`,

  // The application's account may delete no pathway and no meeting: this does so where nothing ever happened, and only there.
  `create function forget_unbegun(of_kind text, of_id text) returns table (person uuid, victim uuid)
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      delete from entities e where e.kind = of_kind and e.id = of_id and ${isOver};
      if not found then return; end if;
      if of_kind = 'conference' then
        delete from conferences c where c.id = of_id and c.version = 0;
        return query select null::uuid, null::uuid;
      else
        delete from caseload c where c.pathway = of_id;
        return query with gone as (
          delete from pathways p where p.id = of_id and p.version = 0 returning p.person, p.victim)
          select max(gone.person::text)::uuid, max(gone.victim::text)::uuid from gone;
      end if;
    end $$`,
  `revoke all on function forget_unbegun(text, text) from public`,
]

/** For clearing away what a refused beginning left. */
export const unbegun = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
