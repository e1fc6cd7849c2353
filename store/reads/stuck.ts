import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { pageOf, type PageWanted } from './page.ts'

/** What makes something stuck. */
export type StuckCode =
  | 'past-its-ladder'
  | 'agenda-not-circulated'
  | 'meeting-not-held'
  | 'minutes-overdue'
  | 'no-conference-slot'
  | 'nothing-owed'
  | 'alarm-overdue'
  | 'rule-at-fault'
  | 'command-unjudged'
  | 'command-faulted'
  | 'message-undelivered'

/** Something that makes no progress, because people are late or because the machine is. */
export interface StuckRow {
  readonly key: number
  readonly id: string
  readonly kind: 'business' | 'technical'
  readonly code: StuckCode
  readonly pathway: string | null
  readonly conference: string | null
  readonly obligation: string | null
  readonly what: string
  readonly agency: string | null
  readonly role: string | null
}

/** Which page of what is stuck, and by which clocks. */
export interface StuckWanted extends PageWanted {
  readonly sites: readonly string[]
  readonly kind: 'business' | 'technical' | undefined
  /** The cases' present, and a real minute before it. */
  readonly now: number
  readonly alarmBefore: number
  /** A real minute ago, by the machine's own clock. */
  readonly storedBefore: number
}

/** A code in the query, which cannot name one that the type does not know. */
const coded = (code: StuckCode) => sql.lit(code)

const list = (what: readonly string[]) => sql`(${sql.join(what)})`

/**
 * What makes a meeting stuck as soon as it is late, and not only past its ladder: its date does not wait, and many pathways
 * depend on it.
 */
const late = {
  agenda: ['circulateAgenda', 'fitAgenda'],
  held: ['holdMeeting', 'reconvene'],
  minutes: ['draftMinutes', 'circulateMinutes', 'approveMinutes'],
}

/** What a pathway owes that is settled at a meeting, where its site holds meetings. */
const decidedAtMeetings = ['conference', 'emergencyConference']

/** Everything that is stuck at some sites, longest first. Technical trouble says nothing about anyone. */
export async function readStuck(database: Database, wanted: StuckWanted) {
  const { sites, kind, now, alarmBefore, storedBefore, after, limit } = wanted
  const [present, alarmed] = [new Date(now), new Date(alarmBefore)]
  const { rows } = await sql<StuckRow>`
    with here as (select id, site, listing from pathways where site = any(${[...sites]}::text[])),
    meetings as (select id, site from conferences where site = any(${[...sites]}::text[])),
    posts as (select distinct agency as id from site_agencies where site = any(${[...sites]}::text[])),
    mine as (
      select 'pathway' as kind, id, id as pathway, null as conference, null as agency from here
      union all select 'conference', id, null, id, null from meetings
      union all select 'post', id, null, null, id from posts),
    stuck as (
      select 'business' as kind, ${coded('past-its-ladder')} as code, o.pathway, null as conference, o.id as obligation, o.what,
        o.agency, o.role, o.due as since, o.id as ref
      from obligations o join here on here.id = o.pathway
      where o.outcome is null and o.next_rung_at is null and o.stopped_at is null and o.due < ${present}
      union all
      select 'business', case when o.what in ${list(late.agenda)} then ${coded('agenda-not-circulated')}
          when o.what in ${list(late.held)} then ${coded('meeting-not-held')}
          when o.what in ${list(late.minutes)} then ${coded('minutes-overdue')} else ${coded('past-its-ladder')} end,
        null, o.conference, o.id, o.what, o.agency, o.role, o.due, o.id
      from obligations o join meetings on meetings.id = o.conference
      where o.outcome is null and o.due < ${present}
        and (o.next_rung_at is null or o.what in ${list(Object.values(late).flat())})
      union all
      select 'business', ${coded('no-conference-slot')}, o.pathway, null, o.id, o.what, o.agency, o.role, o.since, o.id
      from obligations o join here on here.id = o.pathway
      where o.outcome is null and o.stopped_at is null and o.what in ${list(decidedAtMeetings)}
        and here.listing is null and exists (select from meetings where meetings.site = here.site)
      union all
      select 'business', ${coded('nothing-owed')}, p.id, null, null, p.stage, null, null, p.stage_since, p.id
      from pathways p join here on here.id = p.id
      where p.stage not in ('received', 'watch', 'ended')
        and not exists (select 1 from obligations o where o.pathway = p.id and o.outcome is null)
        and not exists (
          select 1 from inbox i where i.kind = 'pathway' and i.entity = p.id and i.outcome is null)
      union all
      select 'technical', ${coded('alarm-overdue')}, mine.pathway, mine.conference, null, e.kind, mine.agency, null, e.alarm_at, e.id
      from entities e join mine on mine.kind = e.kind and mine.id = e.id
      where e.alarm_at < ${alarmed}
      union all
      select 'technical', ${coded('rule-at-fault')}, mine.pathway, mine.conference, null, e.kind, mine.agency, null,
        e.trouble_since, e.id
      from entities e join mine on mine.kind = e.kind and mine.id = e.id
      where e.trouble_since is not null
      union all
      select 'technical', ${coded('command-unjudged')}, mine.pathway, mine.conference, null, i.name, mine.agency, null, i.received_at, i.id::text
      from inbox i join mine on mine.kind = i.kind and mine.id = i.entity
      where i.outcome is null and not i.quiet and i.stored_real < ${storedBefore}
      union all
      select 'technical', ${coded('command-faulted')}, mine.pathway, mine.conference, null, i.name, mine.agency, null, i.judged_at, i.id::text
      from inbox i join mine on mine.kind = i.kind and mine.id = i.entity
      where i.result = 'faulted' and not exists (
        select 1 from inbox l where l.kind = i.kind and l.entity = i.entity and l.name = i.name and l.n > i.n
        and l.result = 'done')
      union all
      select 'technical', ${coded('message-undelivered')}, null, null, null, 'message', m.agency, m.role, m.composed_at, m.id
      from messages m join posts on posts.id = m.agency
      where m.outcome = 'sending' and m.composed_real < ${storedBefore}),
    keyed as (
      select stuck.*, (extract(epoch from since) * 1000)::bigint as key, code || ':' || ref as id from stuck)
    select key, id, kind, code, pathway, conference, obligation, what, agency, role from keyed
    where (${kind ?? null}::text is null or kind = ${kind ?? null}::text)
      and (${after === undefined} or (key, id) > (${after?.key ?? 0}::bigint, ${after?.id ?? ''}::text))
    order by key, id limit ${limit + 1}`.execute(database)
  return pageOf(rows, limit)
}
