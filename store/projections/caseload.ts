import { type RawBuilder, sql } from 'kysely'
import { never, riskRank } from '../sort-keys.ts'
import type { Tx } from '../turns.ts'

/** What is owed on the pathway `p`: how much, when the first is due, and which that is. */
const owed = (whose: RawBuilder<boolean>) => sql`
  select count(*)::int as owed,
    coalesce(min(o.due) filter (where o.stopped_at is null), ${never}) as due,
    coalesce(min(o.due) filter (where o.stopped_at is null and o.next_rung_at is null), ${never}) as passed,
    (array_agg(o.id order by o.stopped_at is not null, o.due, o.id))[1] as first
  from obligations o where o.pathway = p.id and o.outcome is null and ${whose}`

/** What the caseload says of these pathways. */
const factsOf = (which: RawBuilder<boolean>) => sql`
  select p.id as pathway, a.agency, p.site, p.stage, ${riskRank} as risk,
    p.opened_at, p.last_referral_at, p.stage_since, coalesce(p.next_alarm, ${never}) as next_alarm,
    whole.due, whole.passed, own.due as own_due, own.passed as own_passed, own.owed, own.first,
    own.owed > 0 or p.referrer_agency = a.agency as tied
  from pathways p
    cross join lateral (
      select '' as agency union select p.referrer_agency
      union select o.agency from obligations o where o.pathway = p.id) a
    cross join lateral (${owed(sql`true`)}) whole
    cross join lateral (${owed(sql`(a.agency = '' or o.agency = a.agency)`)}) own
  where ${which}`

/** Brings the rows of a pathway in the caseload up to date. A row that says the same already is left as it is. */
export async function projectCaseload(tx: Tx, pathway: string): Promise<void> {
  await sql`
    with facts as (${factsOf(sql`p.id = ${pathway}`)}),
    gone as (
      delete from caseload c where c.pathway = ${pathway} and c.agency not in (select agency from facts))
    insert into caseload as c (${columns})
    select ${columns} from facts
    on conflict (pathway, agency) do update set (${columns}) = (${said('excluded')})
    where (${said('c')}) is distinct from (${said('excluded')})`.execute(tx)
}

/** Makes the caseload of all pathways, where there is none. */
export async function rebuildCaseload(tx: Tx): Promise<void> {
  await sql`insert into caseload (${columns})
    select ${columns} from (${factsOf(sql`true`)}) facts`.execute(tx)
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
] as const

const columns = sql.join(names.map((name) => sql.ref(name)))

const said = (of: string) => sql.join(names.map((name) => sql.ref(`${of}.${name}`)))
