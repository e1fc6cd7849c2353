import { type Kysely, sql } from 'kysely'
import type { Tables } from '../schema.ts'

const statements = [
  `alter table pathways add column listing text, add column holiday_table text, add column ended_because text`,
  `update pathways p
    set listing = e.state -> 'listing' ->> 'conference', holiday_table = e.state ->> 'calendar'
    from entities e where e.kind = 'pathway' and e.id = p.id`,
  `update pathways p
    set ended_because = (
      select e.data ->> 'because' from events e
      where e.kind = 'pathway' and e.entity = p.id and e.type = 'pathway-ended' order by e.seq desc limit 1)
    where p.ended_at is not null`,
  `alter table conferences add column policy_version int,
    add column cancelled_by_rhythm boolean not null default false, add column invited text[] not null default '{}'`,
  `update conferences c
    set policy_version = (e.state -> 'meeting' ->> 'policyVersion')::int,
      cancelled_by_rhythm = coalesce((e.state ->> 'cancelledByRhythm')::boolean, false),
      invited = array(
        select distinct party ->> 'agency' from jsonb_array_elements(coalesce(e.state -> 'invited', '[]')) as party)
    from entities e where e.kind = 'conference' and e.id = c.id`,
  `alter table entities add column trouble_since timestamptz`,
  `update entities set trouble_since = to_timestamp((trouble ->> 'since')::numeric / 1000) where trouble is not null`,
  `create index entities_trouble on entities (kind, id) where trouble_since is not null`,
  `create index entities_open on entities (kind, id) where not ended`,
  `alter table inbox add column result text`,
  `update inbox set result = outcome ->> 'result' where outcome is not null`,
  `create index inbox_faulted on inbox (kind, entity, name, n) where result = 'faulted'`,
  `create index messages_sending on messages (agency) where outcome = 'sending'`,
]

/**
 * Columns for what lists ask of a state, so that no query looks into one. They are filled here for the rows that are there,
 * and from then on by the turn that changes them.
 */
export const projected = {
  async up(database: Kysely<Tables>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
