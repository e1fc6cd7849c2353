import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { Database } from '../../store/database.ts'
import type { Tables } from '../../store/schema.ts'
import { rebuildCaseload } from '../../store/projections/caseload.ts'

/** How many there are of each, for one open pathway. */
const share = { ended: 0.25, obligations: 4.65, notices: 4.65, events: 6, meetings: 0.1 }

/**
 * Fills a migrated database with made-up pathways as a large service would have them. Half are at one site, most in
 * treatment or being watched, and a quarter as many have ended. On each stands what was owed and told. The same every time.
 */
export async function fill(
  database: Database,
  open: number,
  say: (what: string) => void,
): Promise<void> {
  const steps: readonly (readonly [string, RawBuilder<unknown>])[] = [
    ['pathways', made(open, Math.round(open * (1 + share.ended)))],
    ['people', people],
    ['entities', entities],
    ['events', events],
    ['commands', commands],
    ['meetings', meetings(Math.round(open * share.meetings))],
    ['obligations', owedOnPathways],
    ['what meetings owe', owedOnMeetings],
    ['notices', notices],
    ['messages', messages],
  ]
  await database.transaction().execute(async (tx) => {
    await sql`set local synchronous_commit = off`.execute(tx)
    await sql`set local statement_timeout = 0`.execute(tx)
    const indexes = await withoutIndexes(tx)
    await sql`select setseed(0.42)`.execute(tx)
    for (const [what, step] of steps) {
      say(what)
      await step.execute(tx)
    }
    say('indexes')
    for (const { made } of indexes.filter(({ table }) => table !== 'caseload'))
      await sql.raw(made).execute(tx)
    await sql`analyze`.execute(tx)
    say('caseload')
    await rebuildCaseload(tx)
    for (const { made } of indexes.filter(({ table }) => table === 'caseload'))
      await sql.raw(made).execute(tx)
  })
  say('statistics')
  await sql`vacuum analyze`.execute(database)
}

/** Drops the indexes that are no one's key, since they are made faster afterwards. Gives how to make them. */
async function withoutIndexes(tx: Transaction<Tables>) {
  const { rows } = await sql<{ name: string; table: string; made: string }>`
    select indexname as name, tablename as table, indexdef as made from pg_indexes
    where schemaname = 'public' and not exists (select from pg_constraint where conname = indexname)`.execute(
    tx,
  )
  for (const { name } of rows) await sql`drop index ${sql.ref(name)}`.execute(tx)
  return rows
}

const hash = (of: string) => sql.raw(`translate(substr(md5(${of}), 1, 12), 'f', 'z')`)
/** One of several, by a share of one hundred each. */
const oneOf = (shares: Readonly<Record<string, number>>, roll: string) => {
  let until = 0
  const cases = Object.entries(shares).map(([code, percent]) => {
    until += percent
    return `when ${roll} < ${until / 100} then '${code}'`
  })
  return sql.raw(`case ${cases.join(' ')} else '${Object.keys(shares).at(-1) ?? ''}' end`)
}

const sites = { london: 50, hampshire: 30, cheshire: 20 }
const stages = {
  received: 0.5,
  referral: 2.5,
  triage: 4,
  research: 6,
  conference: 5,
  suitability: 4,
  sessions: 28,
  review: 6,
  closure: 4,
  watch: 40,
}
const risks = { standard: 45, medium: 35, high: 20 }

const made = (open: number, all: number) => sql`
  insert into pathways (id, site, stage, version, risk, flags, person, victim, referrer_agency, referrer_role,
    policy_version, opened_at, last_referral_at, stage_since, watch_until, next_alarm, ended_at, ended_because,
    listing, holiday_table)
  select 'pw' || id, site, stage, 10, ${oneOf(risks, 'r3')}, array['repeat'], gen_random_uuid(), gen_random_uuid(),
    case when r4 < 0.6 then holders.agency else (array['london-council', 'london-housing', 'suzy-lamplugh-trust'])[1 + (r4 * 7)::int % 3] end,
    'policeLead', 1, opened, opened, date_trunc('milliseconds', opened + (now() - opened) * r3),
    case when stage = 'watch' then now() + r4 * interval '1 year' end,
    case when stage <> 'ended' then date_trunc('milliseconds', now() + (0.1 + r5 * 60) * interval '1 day') end,
    case when stage = 'ended' then date_trunc('milliseconds', opened + (now() - opened) * r3) end, case when stage = 'ended' then 'watch-over' end,
    case when stage = 'conference' and r5 < 0.9 then 'cf000000000000' end, '2026-11'
  from (
    select n, ${hash('n::text')} as id, random() as r3, random() as r4, random() as r5,
      ${oneOf(sites, 'r1')} as site, case when n > ${open} then 'ended' else ${oneOf(stages, 'r2')} end as stage,
      date_trunc('milliseconds', now() - (r6 * 700) * interval '1 day') as opened
    from (select n, random() as r1, random() as r2, random() as r6 from generate_series(1, ${all}) n) rolled) made
  join site_roles holders using (site) where holders.role = 'policeLead'`

const firstNames = `array['Alex','Sam','Jo','Robin','Chris','Pat','Lee','Kim','Ash','Drew','Jamie','Morgan','Terry','Dana','Casey','Riley','Jordan','Taylor','Quinn','Blake']`
const stems = `array['Ander','Benn','Carl','Dun','Ell','Far','Green','Hol','Ing','Jack','Kirk','Lam','Mar','Nor','Old','Pem','Quar','Rob','Sten','Thorn','Under','Vin','Wal','Yar']`
const ends = `array['son','ett','ton','field','ley','worth','man','wick','ham','bury','ford','well','by','stone','shaw','ridge']`
const from = (list: string, roll: string) =>
  sql.raw(`(${list})[1 + floor(${roll} * cardinality(${list}))::int]`)

const people = sql`
  with known as (
    select person, gen_random_uuid() as record, random() as a, random() as b, random() as c, random() as d from pathways),
  kept as (insert into people select person, record from known),
  named as (select record, person, ${from(firstNames, 'a')} || ' ' || ${from(stems, 'b')} || ${from(ends, 'c')} as name,
    case when d < 0.2 then array[${from(firstNames, 'd * 5')} || ' ' || ${from(stems, 'a')} || ${from(ends, 'b')}] else '{}' end as aliases
  from known)
  insert into person_records (id, person, name, aliases, folded, taken, recorded_at)
  select record, person, name, aliases, lower(array_to_string(name || aliases, chr(10))), true, now() from named`

const entities = sql`
  insert into entities (kind, id, seq, state, at, alarm_at, ended)
  select 'pathway', id, 10, ('{"kept":"' || repeat(md5(id), 30) || '"}')::jsonb, stage_since, next_alarm,
    stage = 'ended' from pathways`

const events = sql`
  insert into events (kind, entity, seq, type, at, by, command, data)
  select 'pathway', id, n, 'obligation-opened', opened_at, '{"id":"a","agency":"b"}', gen_random_uuid(),
    ('{"id":"' || id || '.' || n || '"}')::jsonb
  from pathways, generate_series(1, ${sql.lit(share.events)}) n`

const commands = sql`
  insert into inbox (id, kind, entity, name, body, actor, quiet, received_at, stored_real, outcome, result, judged_at)
  select gen_random_uuid(), 'pathway', id, 'assess-risk', '{}', '{"id":"a"}', false, opened_at, 0,
    '{"result":"done"}', case when r < 0.0001 then 'faulted' else 'done' end, opened_at
  from (select id, opened_at, random() as r from pathways, generate_series(1, 4)) sent`

const meetings = (count: number) => sql`
  with made as (
    select 'cf' || ${hash(`'meeting' || n`)} as id, n, random() as r from generate_series(1, ${count}) n)
  insert into conferences (id, site, form, stage, version, at, list_closes_at, returns_due_at, capacity, listed,
    emergency, by_hand, moved_by_hand, planned_at, invited, ended_at)
  select id, case when n % 10 < 5 then 'london' when n % 10 < 8 then 'hampshire' else 'cheshire' end,
    (array['stalkingPanel', 'marac', 'matac', 'mappa2'])[1 + n % 4],
    case when r < 0.95 then 'locked' else 'planned' end, 5, at, at - interval '3 days', at - interval '1 day', 16, 8,
    n % 20 = 0, false, false, at - interval '30 days', array['suzy-lamplugh-trust', 'london-council'],
    case when r < 0.95 then at end
  from (select id, n, r, case when r < 0.95 then date_trunc('milliseconds', now() - random() * interval '700 days')
    else date_trunc('milliseconds', now() + random() * interval '60 days') end as at from made) timed`

const whats = `case stage when 'referral' then 'acknowledge' when 'triage' then 'triage' when 'research' then 'return'
  when 'conference' then 'conference' when 'sessions' then 'recordSession' when 'review' then 'review' else 'action' end`

/** Most are settled; what is open is due in the next two months, and a tenth is late. */
const owedOnPathways = sql`
  insert into obligations (id, pathway, site, home, what, agency, role, since, due, clock, source, mark, ladder, about,
    next_rung_at, stopped_at, outcome, ended_at)
  select id || '.' || n, id, site, site, what, agency, role, since, due, what, 'a source', 'S', 'standard', 'a1',
    case when open and not (due < now() and r3 < 0.05) then due + interval '1 day' end,
    case when open and r2 < 0.03 then since end, case when open then null else 'met' end,
    case when not open then due end
  from (
    select p.id, n, site, ${sql.raw(whats)} as what, h.agencies[1 + floor(r4 * cardinality(roles))::int] as agency,
      h.roles[1 + floor(r4 * cardinality(roles))::int] as role, r2, r3, open,
      case when open then date_trunc('milliseconds', now() - r1 * interval '30 days') else date_trunc('milliseconds', p.opened_at + r1 * (now() - p.opened_at)) end as since,
      case when open then date_trunc('milliseconds', now() + (r2 * 66 - 6) * interval '1 day') else date_trunc('milliseconds', p.opened_at + r1 * (now() - p.opened_at)) + interval '5 days' end as due
    from (
      select p.id, p.site, p.stage, p.opened_at, n, random() as r1, random() as r2, random() as r3, random() as r4,
        p.stage not in ('received', 'ended') and n <= (case when p.stage = 'watch' then 0.3 else 2.2 end) + random() as open
      from pathways p, generate_series(1, 5) n
      where p.stage <> 'ended' and n <= floor(${sql.lit(share.obligations)} + random())) p
    join (select site, array_agg(agency order by role) as agencies, array_agg(role order by role) as roles
      from site_roles group by site) h using (site)) owed`

const owedOnMeetings = sql`
  insert into obligations (id, conference, site, home, what, agency, role, since, due, clock, source, mark, ladder, next_rung_at)
  select id || '.1', id, site, site, 'circulateAgenda', 'suzy-lamplugh-trust', 'coordinator', planned_at, list_closes_at,
    'agenda', 'a source', 'S', 'standard', list_closes_at + interval '1 day'
  from conferences where stage = 'planned'`

const notices = sql`
  insert into notices (id, pathway, site, obligation, what, agency, role, rung, urgent, event_seq, queued_at, sent_at,
    outcome, why, message)
  select gen_random_uuid(), pathway, site, id, what, agency, role, 'due-today', r < 0.02,
    1 + (r * 5)::int, date_trunc('milliseconds', since + (due - since) * r), due, ${oneOf({ sent: 97, dropped: 2, queued: 0.9, failed: 0.1 }, 'r')}, null,
    'm' || ${hash('id')}
  from (select *, random() as r from obligations where pathway is not null) owed`

const messages = sql`
  insert into messages (id, agency, role, header_id, composed_at, composed_real, sent_at, outcome)
  select message, agency, role, '<' || message || '@example.org>', queued_at, 0, queued_at, 'sent' from notices
  on conflict do nothing`
