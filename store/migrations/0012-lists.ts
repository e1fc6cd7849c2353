import { type Kysely, sql } from 'kysely'

const never = `timestamptz '9999-12-31T00:00:00Z'`

const caseload = [
  // One row for everybody, whose agency is empty, and one for each agency that is or was tied to the pathway.
  `create table caseload (
    pathway text not null, agency text not null, site text not null, stage text not null, risk smallint not null,
    opened_at timestamptz not null, last_referral_at timestamptz not null, stage_since timestamptz not null,
    next_alarm timestamptz not null, due timestamptz not null, passed timestamptz not null,
    own_due timestamptz not null, own_passed timestamptz not null, owed int not null, first text, tied boolean not null,
    primary key (pathway, agency))`,
  // Grouped at once for each agency and, under no agency, for everybody: one pathway after another would take minutes.
  `with owed as materialized (
      select pathway, coalesce(agency, '') as agency, count(*)::int as owed,
        min(due) filter (where stopped_at is null) as due,
        min(due) filter (where stopped_at is null and next_rung_at is null) as passed,
        (array_agg(id order by stopped_at is not null, due, id))[1] as first
      from obligations where pathway is not null and outcome is null
      group by grouping sets ((pathway, agency), (pathway)))
    insert into caseload
    select p.id, a.agency, p.site, p.stage,
      case p.risk when 'high' then 3 when 'medium' then 2 when 'standard' then 1 else 0 end,
      p.opened_at, p.last_referral_at, p.stage_since, coalesce(p.next_alarm, ${never}),
      coalesce(whole.due, ${never}), coalesce(whole.passed, ${never}),
      coalesce(own.due, ${never}), coalesce(own.passed, ${never}), coalesce(own.owed, 0), own.first,
      coalesce(own.owed, 0) > 0 or p.referrer_agency = a.agency
    from (
        select id as pathway, '' as agency from pathways union select id, referrer_agency from pathways
        union select pathway, agency from obligations where pathway is not null) a
      join pathways p on p.id = a.pathway
      left join owed own on own.pathway = a.pathway and own.agency = a.agency
      left join owed whole on whole.pathway = a.pathway and whole.agency = ''`,
  ...['opened_at', 'last_referral_at', 'stage_since', 'next_alarm', 'due', 'risk'].flatMap(
    (key) => [
      `create index caseload_${key} on caseload (site, ${key}, pathway, stage, risk, due, passed) where agency = ''`,
      `create index caseload_${key}_of on caseload (agency, site, ${key}, pathway, stage, tied) where agency <> ''`,
    ],
  ),
  `create index caseload_own_due_of on caseload (agency, site, own_due, pathway, stage) where agency <> ''`,
  `create index caseload_nothing_owed on caseload (site, stage_since, pathway)
    where agency = '' and owed = 0 and stage not in ('received', 'watch', 'ended')`,
  `drop index pathways_site`,
  `create index pathways_watch on pathways (site, watch_until, id) where stage = 'watch'`,
  `create index pathways_holiday_table on pathways (holiday_table) where ended_at is null`,
]

const search = [
  // Of one, two and three letters, so that part of a name is found without reading every name.
  `create function fragments(words text, length int) returns text[] language sql immutable strict parallel safe as $$
    select array(select distinct substr(lower(words), n, length) from generate_series(1, char_length(words) - length + 1) n)
  $$`,
  `create function fragments_of_names(name text, aliases text[]) returns text[] language plpgsql immutable parallel safe as $$
    declare words text := array_to_string(name || aliases, chr(10));
    begin return fragments(words, 1) || fragments(words, 2) || fragments(words, 3); end
  $$`,
  `alter table person_records add column fragments text[] not null
    generated always as (fragments_of_names(name, aliases)) stored`,
  `create index person_records_fragments on person_records using gin (fragments) with (fastupdate = off)`,
  `create index pathways_id on pathways (id text_pattern_ops)`,
]

const obligations = [
  // The site of the pathway or the conference on which it is owed: who owes it may have it on another site's worklist.
  `alter table obligations add column home text`,
  `update obligations o set home = p.site from pathways p where p.id = o.pathway`,
  `update obligations o set home = c.site from conferences c where c.id = o.conference`,
  `update obligations set home = site where home is null`,
  `alter table obligations alter column home set not null`,
  `drop index obligations_open`,
  `create index obligations_open on obligations (site, due, id, agency, role) where outcome is null`,
  `create index obligations_agency on obligations (site, agency, due, id, role) where outcome is null`,
  `create index obligations_actions on obligations (site, due, id) where outcome is null and what = 'action'`,
  `drop index obligations_pathway`,
  `create index obligations_pathway on obligations (pathway, since, id)`,
  `drop index obligations_conference`,
  `create index obligations_conference on obligations (conference, since, id) where conference is not null`,
  `create index obligations_passed on obligations (home, due, id)
    where outcome is null and next_rung_at is null and stopped_at is null and pathway is not null`,
  `create index obligations_meetings on obligations (due, id) where outcome is null and conference is not null`,
  `create index obligations_decided_at_meetings on obligations (home, since, id)
    where outcome is null and stopped_at is null and what in ('conference', 'emergencyConference')`,
]

const others = [
  `drop index notices_site`,
  `create index notices_site on notices (site, queued_at, id)`,
  `create index notices_agency on notices (site, agency, queued_at, id, outcome)`,
  `create index notices_outcome on notices (site, outcome, queued_at, id) where outcome <> 'sent'`,
  `drop index notices_pathway`,
  `create index notices_pathway on notices (pathway, event_seq, id)`,
  `drop index notices_conference`,
  `create index notices_conference on notices (conference, event_seq, id) where conference is not null`,
  `drop index conferences_site`,
  `create index conferences_site on conferences (site, at, id, stage, form, emergency)`,
  `drop index entities_alarm`,
  `create index entities_alarm on entities (alarm_at, id) where alarm_at is not null`,
  `drop index entities_trouble`,
  `create index entities_trouble on entities (trouble_since, id) where trouble_since is not null`,
  `create index inbox_unjudged on inbox (received_at, id) where outcome is null and not quiet`,
  `drop index inbox_faulted`,
  `create index inbox_faulted on inbox (judged_at, id) where result = 'faulted'`,
  `create index inbox_done on inbox (kind, entity, name, n) where result = 'done'`,
  `drop index messages_sending`,
  `create index messages_sending on messages (composed_at, id) where outcome = 'sending'`,
  `create index messages_sending_of on messages (agency) where outcome = 'sending'`,
]

/**
 * What lists are sorted by, in columns with an index for each order. They are filled here for the rows that are there, and
 * from then on by the turn that changes them.
 */
export const lists = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of [...caseload, ...search, ...obligations, ...others])
      await sql.raw(statement).execute(database)
  },
}
