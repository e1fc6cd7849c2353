import { type Kysely, sql } from 'kysely'

/** Columns are read from the body, so that nobody can change one without the other. */
const read = (type: string, expression: string) =>
  `${type} generated always as (${expression}) stored`
const text = (field: string) => read('text', `body::jsonb ->> '${field}'`)

const statements = [
  `create function audit_texts(list jsonb) returns text[] language sql immutable parallel safe as
    $$ select coalesce(array_agg(value), '{}') from jsonb_array_elements_text(coalesce(list, '[]')) $$`,
  `create table audit (
    n bigint primary key, real timestamptz not null, body text not null, digest bytea not null,
    at ${read('timestamptz', `to_timestamp((body::jsonb ->> 'at')::double precision / 1000)`)} not null,
    kind ${text('kind')} not null, what ${text('what')} not null, outcome ${text('outcome')},
    actor ${read('text', `body::jsonb -> 'actor' ->> 'id'`)},
    sites ${read('text[]', `audit_texts(body::jsonb -> 'actor' -> 'sites')`)},
    pathways ${read('text[]', `audit_texts(body::jsonb -> 'pathways')`)},
    conference ${text('conference')}, searched ${text('searched')})`,
  `create index audit_at on audit (at)`,
  `create index audit_actor on audit (actor, n)`,
  `create index audit_pathways on audit using gin (pathways)`,
  `create index audit_conference on audit (conference, n) where conference is not null`,
  `create index audit_searched on audit (searched, n) where searched is not null`,
  `create table audit_head (
    one boolean primary key default true check (one), n bigint not null, digest bytea not null,
    pruned_n bigint not null default 0, pruned_digest bytea not null)`,
  `insert into audit_head (n, digest, pruned_digest) values (0, sha256(''), sha256(''))`,

  // The only way in. The lock on the head makes those who append wait for each other, for as long as this takes.
  `create function audit_append(entries text[]) returns bigint
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
    declare
      head audit_head;
      entry text;
      moment timestamptz;
    begin
      select * into strict head from audit_head for update;
      foreach entry in array entries loop
        moment := date_trunc('milliseconds', clock_timestamp());
        head.n := head.n + 1;
        head.digest := sha256(head.digest || convert_to(
          head.n || ' ' || (extract(epoch from moment) * 1000)::bigint || ' ' || entry, 'UTF8'));
        insert into audit (n, real, body, digest) values (head.n, moment, entry, head.digest);
      end loop;
      update audit_head set n = head.n, digest = head.digest;
      return head.n;
    end $$`,
  `revoke all on function audit_append(text[]) from public`,

  // A second wall, for those who have more rights than the application.
  `create function audit_stays() returns trigger language plpgsql as
    $$ begin raise exception 'the audit log is only ever appended to' using errcode = 'insufficient_privilege'; end $$`,
  `create trigger audit_stays before update or delete or truncate on audit
    for each statement execute function audit_stays()`,
  `create trigger audit_head_stays before delete or truncate on audit_head
    for each statement execute function audit_stays()`,
]

/** What the log of reads held goes into the chain, in its order. Names were not kept in it. */
const moved = `do $$
  declare
    done bigint := 0;
    entries text[];
  begin
    loop
      select array_agg(jsonb_strip_nulls(jsonb_build_object(
          'at', (extract(epoch from at) * 1000)::bigint, 'kind', 'read', 'what', what,
          'actor', jsonb_build_object('id', actor),
          'pathways', case when pathway is null then '[]' else jsonb_build_array(pathway) end,
          'conference', conference, 'fields', to_jsonb(fields), 'moved', true))::text order by n), max(n)
        into entries, done
        from (select * from reads where n > done order by n limit 10000) part;
      exit when entries is null;
      perform audit_append(entries);
    end loop;
  end $$`

/**
 * The log belongs to a role in which nobody signs in. Where the account that migrates can neither find nor make that role,
 * the log is its own: the application's account still has no right to change it, if it is another.
 */
const ownedByNobody = `do $$
  begin
    begin
      if to_regrole('throughline_audit') is null then
        create role throughline_audit nologin;
        execute format('grant throughline_audit to %I', current_user);
      end if;
    exception when insufficient_privilege or duplicate_object or unique_violation then null;
    end;
    if to_regrole('throughline_audit') is null or not pg_has_role(current_user, 'throughline_audit', 'set') then
      return;
    end if;
    grant usage, create on schema public to throughline_audit;
    alter table audit owner to throughline_audit;
    alter table audit_head owner to throughline_audit;
    alter function audit_texts(jsonb) owner to throughline_audit;
    alter function audit_append(text[]) owner to throughline_audit;
    alter function audit_stays() owner to throughline_audit;
    revoke create on schema public from throughline_audit;
  end $$`

/** The audit log: who saw, searched, sent, was refused and signed in, each entry bound to the one before. */
export const audit = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of [...statements, moved, 'drop table reads', ownedByNobody])
      await sql.raw(statement).execute(database)
  },
}
