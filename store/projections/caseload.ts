import { type RawBuilder, sql } from 'kysely'
import { never, riskRank } from '../sort-keys.ts'
import { tieLasts } from '../reads/ties.ts'
import type { Tx } from '../turns.ts'

/**
 * An agency is tied for as long as it owes something; who referred or provides, until the pathway ends. Then the days of the
 * policy run from the last of these, or from when it gave what it owed to another, each of 24 hours.
 */
const tiedUntil = sql`
  case when a.agency = '' or own.owed > 0 or p.ended_at is null and a.agency in (p.referrer_agency, p.provider_agency)
    then ${never}
    else coalesce(
        greatest(duty.at, case when a.agency in (p.referrer_agency, p.provider_agency) then p.ended_at end), p.opened_at)
      + ${tieLasts}
    end`

/**
 * What the caseload says of one pathway, or of all. What is owed is grouped at once for each agency and for everybody, under
 * no agency.
 */
function factsOf(pathway?: string) {
  const only = (column: string) =>
    pathway === undefined ? sql`true` : sql`${sql.ref(column)} = ${pathway}`
  return sql`
  select p.id as pathway, a.agency, p.site, p.stage, ${riskRank} as risk,
    p.opened_at, p.last_referral_at, p.stage_since, coalesce(p.next_alarm, ${never}) as next_alarm,
    coalesce(whole.due, ${never}) as due, coalesce(whole.passed, ${never}) as passed,
    coalesce(own.due, ${never}) as own_due, coalesce(own.passed, ${never}) as own_passed,
    coalesce(own.owed, 0) as owed, own.first,
    coalesce(own.owed, 0) > 0 or p.referrer_agency = a.agency as tied, ${tiedUntil} as tied_until
  from (
      select id as pathway, '' as agency from pathways where ${only('id')}
      union select id, referrer_agency from pathways where ${only('id')}
      union select pathway, agency from obligations where pathway is not null and ${only('pathway')}
      union select pathway, agency from former_owners where ${only('pathway')}
      union select id, provider_agency from pathways
        where provider_agency is not null and ${only('id')}) a
    join pathways p on p.id = a.pathway
    left join policies on policies.site = p.site and policies.version = p.policy_version
    left join lateral (
      select greatest(max(o.ended_at), (
          select f.at from former_owners f where f.pathway = p.id and f.agency = a.agency)) as at
        from obligations o where o.pathway = p.id and o.agency = a.agency) duty on true
    left join owed own on own.pathway = a.pathway and own.agency = a.agency
    left join owed whole on whole.pathway = a.pathway and whole.agency = ''`
}

const owedOf = (which: RawBuilder<unknown>) => sql`
  owed as materialized (
    select pathway, coalesce(agency, '') as agency, count(*)::int as owed,
      min(due) filter (where stopped_at is null) as due,
      min(due) filter (where stopped_at is null and next_rung_at is null) as passed,
      (array_agg(id order by stopped_at is not null, due, id))[1] as first
    from obligations where pathway is not null and outcome is null and ${which}
    group by grouping sets ((pathway, agency), (pathway)))`

/** Brings the rows of a pathway in the caseload up to date. A row that says the same already is left as it is. */
export async function projectCaseload(tx: Tx, pathway: string): Promise<void> {
  await sql`
    with ${owedOf(sql`pathway = ${pathway}`)}, facts as (${factsOf(pathway)}),
    gone as (
      delete from caseload c where c.pathway = ${pathway} and c.agency not in (select agency from facts))
    insert into caseload as c (${columns})
    select ${columns} from facts
    on conflict (pathway, agency) do update set (${columns}) = (${said('excluded')})
    where (${said('c')}) is distinct from (${said('excluded')})`.execute(tx)
}

/** Makes the caseload of all pathways, where there is none. */
export async function rebuildCaseload(tx: Tx): Promise<void> {
  await sql`
    with ${owedOf(sql`true`)}
    insert into caseload (${columns}) select ${columns} from (${factsOf()}) facts`.execute(tx)
}

const names = [
  'pathway',
  'agency',
  'site',
  'stage',
  'risk',
  'opened_at',
  'last_referral_at',
  'stage_since',
  'next_alarm',
  'due',
  'passed',
  'own_due',
  'own_passed',
  'owed',
  'first',
  'tied',
  'tied_until',
] as const

const columns = sql.join(names.map((name) => sql.ref(name)))

const said = (of: string) => sql.join(names.map((name) => sql.ref(`${of}.${name}`)))
