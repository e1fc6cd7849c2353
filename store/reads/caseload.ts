import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely'
import {
  afterCursor,
  anyOf,
  idText,
  instant,
  lastOfAll,
  millis,
  pageOf,
  type PageWanted,
  wantedOf,
} from './page.ts'
import type { Database } from '../database.ts'
import type { Tables } from '../schema.ts'

const last = sql.lit(lastOfAll)

/** What the caseload can be sorted by. */
const caseloadSorts = {
  openedAt: millis('pathways.opened_at'),
  lastReferralAt: millis('pathways.last_referral_at'),
  stageSince: millis('pathways.stage_since'),
  due: sql<number>`case when first.stopped_at is null then coalesce(${millis('first.due')}, ${last}) else ${last} end`,
  nextAlarm: sql<number>`coalesce(${millis('pathways.next_alarm')}, ${last})`,
  risk: sql<number>`case pathways.risk when 'high' then 3 when 'medium' then 2 when 'standard' then 1 else 0 end::bigint`,
} as const satisfies Record<string, RawBuilder<number>>
/** A code of one of them. */
export type CaseloadSort = keyof typeof caseloadSorts

/** Which part of the caseload. */
export interface CaseloadWanted extends PageWanted {
  readonly sites: readonly string[]
  /** The agency whose own pathways and obligations are all that the reader may see. */
  readonly confinedTo?: string | undefined
  readonly stage?: string | undefined
  readonly agency?: string | undefined
  readonly risk?: string | undefined
  readonly overdue?: boolean | undefined
  readonly stuck?: boolean | undefined
  /** The beginning of a pathway's id, or part of the person's name, or of a name that was merged into theirs. */
  readonly q?: string | undefined
  readonly now: number
  readonly sort: CaseloadSort
  readonly direction: 'asc' | 'desc'
}

type Pathway = ExpressionBuilder<Tables, 'pathways'>

/** Pathways, each with how many things are owed and what is due first; what a hold has stopped comes last. */
export async function readCaseload(database: Database, wanted: CaseloadWanted) {
  const { sites, stage, agency, risk, overdue, stuck, q, now, confinedTo } = wanted
  const { sort, direction, after, limit } = wanted
  const key = caseloadSorts[sort]
  const rows = await database
    .selectFrom('pathways')
    .innerJoin('people', 'people.id', 'pathways.person')
    .leftJoin('person_records', (join) =>
      join.onRef('person_records.id', '=', 'people.current').on('pathways.erased_at', 'is', null),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('obligations')
          .select(['obligations.id', 'what', 'agency', 'role', 'since', 'due', 'stopped_at'])
          .select(({ fn }) => fn.countAll<number>().over().as('open'))
          .whereRef('obligations.pathway', '=', 'pathways.id')
          .where('outcome', 'is', null)
          .$if(confinedTo !== undefined, (query) => query.where('agency', '=', confinedTo ?? ''))
          .orderBy(sql`stopped_at is not null`)
          .orderBy('due')
          .orderBy('obligations.id')
          .limit(1)
          .as('first'),
      (join) => join.onTrue(),
    )
    .select([
      'pathways.id',
      'pathways.site',
      'pathways.stage',
      'pathways.stage_since',
      'pathways.version',
      'pathways.risk',
      'pathways.flags',
      'pathways.opened_at',
      'pathways.last_referral_at',
      'pathways.next_alarm',
      'pathways.ended_at',
      'pathways.referrer_agency',
      'first.id as first_id',
      'first.what as first_what',
      'first.agency as first_agency',
      'first.role as first_role',
      'first.since as first_since',
      'first.due as first_due',
      'first.stopped_at as first_stopped_at',
      'first.open as open',
      key.as('key'),
    ])
    .where('pathways.site', '=', anyOf(sites))
    .$if(confinedTo !== undefined, (query) => query.where((eb) => tied(eb, confinedTo ?? '')))
    .where((eb) => eb.and(wantedOf({ 'pathways.stage': stage, 'pathways.risk': risk })))
    .$if(agency !== undefined, (query) => query.where((eb) => tied(eb, agency ?? '', true)))
    .$if(overdue !== undefined, (query) => query.where(sql<boolean>`${isLate(now)} = ${overdue}`))
    .$if(stuck !== undefined, (query) =>
      query.where(sql<boolean>`${pastLadder(now, confinedTo)} = ${stuck}`),
    )
    .$if(q !== undefined, (query) => query.where(matches(q ?? '')))
    .where(afterCursor(key, idText('pathways.id'), after, direction))
    .orderBy(key, direction)
    .orderBy('pathways.id', direction)
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** A pathway in the caseload. */
export type CaseloadRow = Awaited<ReturnType<typeof readCaseload>>['items'][number]

/** Pathways that the agency referred, or on which it owes something or ever did. */
function tied(eb: Pathway, agency: string, openOnly = false) {
  return eb.or([
    eb('pathways.referrer_agency', '=', agency),
    eb.exists(
      eb
        .selectFrom('obligations')
        .select('obligations.id')
        .whereRef('obligations.pathway', '=', 'pathways.id')
        .where('obligations.agency', '=', agency)
        .$if(openOnly, (query) => query.where('obligations.outcome', 'is', null)),
    ),
  ])
}

const isLate = (now: number) => sql<boolean>`
  coalesce(first.due < ${instant(now)} and first.stopped_at is null, false)`

const pastLadder = (now: number, agency: string | undefined) => sql<boolean>`exists (
  select 1 from obligations o where o.pathway = pathways.id and o.outcome is null
  and o.next_rung_at is null and o.stopped_at is null and o.due < ${instant(now)}
  and (${agency ?? null}::text is null or o.agency = ${agency ?? null}::text))`

function matches(q: string): RawBuilder<boolean> {
  const part = q.replace(/[\\%_]/g, '\\$&')
  return sql<boolean>`(pathways.id like ${`${part.toLowerCase()}%`} or person_records.name ilike ${`%${part}%`}
    or exists (select 1 from unnest(person_records.aliases) alias where alias ilike ${`%${part}%`})
    or exists (select 1 from person_merges m join people before on before.id = m.was
      join person_records r on r.id = before.current
      where pathways.erased_at is null and m.person = pathways.person and array_to_string(r.name || r.aliases, chr(10)) ilike ${`%${part}%`}))`
}
