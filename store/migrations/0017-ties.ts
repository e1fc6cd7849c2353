import { type Kysely, sql } from 'kysely'

const never = `timestamptz '9999-12-31T00:00:00Z'`
const provider = `e.state -> 'provider' ->> 'agency'`
const mayStay = `a.agency in (p.referrer_agency, ${provider})`

const statements = [
  `delete from caseload`,
  `alter table caseload add column tied_until timestamptz not null`,
  // Whoever provides the sessions has a row too. All are made again, grouped at once, as a turn writes each.
  `with owed as materialized (
      select pathway, coalesce(agency, '') as agency, count(*)::int as owed,
        min(due) filter (where stopped_at is null) as due,
        min(due) filter (where stopped_at is null and next_rung_at is null) as passed,
        (array_agg(id order by stopped_at is not null, due, id))[1] as first
      from obligations where pathway is not null and outcome is null
      group by grouping sets ((pathway, agency), (pathway))),
    duties as (
      select pathway, agency, max(ended_at) as at from obligations where pathway is not null group by pathway, agency)
    insert into caseload
    select p.id, a.agency, p.site, p.stage,
      case p.risk when 'high' then 3 when 'medium' then 2 when 'standard' then 1 else 0 end,
      p.opened_at, p.last_referral_at, p.stage_since, coalesce(p.next_alarm, ${never}),
      coalesce(whole.due, ${never}), coalesce(whole.passed, ${never}),
      coalesce(own.due, ${never}), coalesce(own.passed, ${never}), coalesce(own.owed, 0), own.first,
      coalesce(own.owed, 0) > 0 or p.referrer_agency = a.agency,
      case when a.agency = '' or own.owed > 0 or p.ended_at is null and ${mayStay} then ${never}
        else coalesce(greatest(duties.at, case when ${mayStay} then p.ended_at end), p.opened_at)
          + coalesce((policies.document -> 'tieEnds' ->> 'days')::int, 30) * interval '24 hours' end
    from (
        select id as pathway, '' as agency from pathways union select id, referrer_agency from pathways
        union select pathway, agency from obligations where pathway is not null
        union select id, ${provider} from entities e where kind = 'pathway' and ${provider} is not null) a
      join pathways p on p.id = a.pathway
      left join entities e on e.kind = 'pathway' and e.id = p.id
      left join policies on policies.site = p.site and policies.version = p.policy_version
      left join duties on duties.pathway = a.pathway and duties.agency = a.agency
      left join owed own on own.pathway = a.pathway and own.agency = a.agency
      left join owed whole on whole.pathway = a.pathway and whole.agency = ''`,
]

/** Until when each agency may know of a pathway, beside what its caseload is sorted by. */
export const ties = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
