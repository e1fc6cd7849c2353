import { type RawBuilder, sql } from 'kysely'
import {
  anyOf,
  eachSite,
  inOrder,
  instant,
  merged,
  type Page,
  type PageWanted,
  readPage,
} from './page.ts'
import type { Database } from '../database.ts'
import { foundBy, isCommon, matches } from './search.ts'
import { rankOf } from '../sort-keys.ts'
import type { Risk } from '../../domain/codes.ts'

/** What the caseload can be sorted by. */
const caseloadSorts = {
  openedAt: 'opened_at',
  lastReferralAt: 'last_referral_at',
  stageSince: 'stage_since',
  due: 'due',
  nextAlarm: 'next_alarm',
  risk: 'risk',
} as const
/** A code of one of them. */
export type CaseloadSort = keyof typeof caseloadSorts

/** Which part of the caseload. */
export interface CaseloadWanted extends PageWanted {
  readonly sites: readonly string[]
  /** The agency whose own pathways and obligations are all that the reader may see. */
  readonly confinedTo?: string | undefined
  readonly stage?: string | undefined
  readonly agency?: string | undefined
  readonly risk?: Risk | undefined
  readonly overdue?: boolean | undefined
  readonly stuck?: boolean | undefined
  /** The beginning of a pathway's id, or part of the person's name, or of a name that was merged into theirs. */
  readonly q?: string | undefined
  /** Whether names may be looked for. Whoever may not know a name would learn it from what is found. */
  readonly names?: boolean
  readonly now: number
  readonly sort: CaseloadSort
  readonly direction: 'asc' | 'desc'
}

/** Pathways, each with how many things are owed and what is due first; what a hold has stopped comes last. */
export const readCaseload = (
  database: Database,
  wanted: CaseloadWanted,
): Promise<Page<CaseloadRow>> => readPage(database, wanted, scansOf, rowsOf)

/** Where the page of the caseload is found: one scan for each site, or a search. */
async function scansOf(database: Database, wanted: CaseloadWanted) {
  const { sites, q, names = true } = wanted
  const search = q === undefined ? undefined : { q, names }
  const order = orderOf(wanted)
  if (sites.length === 0) return []
  if (search && !(await isCommon(database, search)))
    return [
      inOrder(
        filtered(database, wanted)
          .innerJoin(foundBy(search).as('found'), 'found.id', 'caseload.pathway')
          .where('site', '=', anyOf(sites)),
        order,
        wanted,
      ),
    ]
  const every = filtered(database, wanted)
  const all = search ? every.where(matches(search)) : every
  return eachSite(sites, (site) => inOrder(all.where('site', '=', site), order, wanted))
}

/** By its own column: readers confined to their agency see of what is owed only what is theirs. */
const orderOf = ({ sort, direction, confinedTo }: CaseloadWanted) => ({
  key: `caseload.${sort === 'due' && confinedTo !== undefined ? 'own_due' : caseloadSorts[sort]}`,
  of: sort === 'risk' ? ('number' as const) : ('instant' as const),
  id: 'caseload.pathway',
  direction,
})

/** The rows of everybody, or of one agency: those that the filters let through. */
function filtered(database: Database, wanted: CaseloadWanted) {
  const { confinedTo, agency, stage, risk, overdue, stuck, now } = wanted
  const own = confinedTo !== undefined
  return database
    .selectFrom('caseload')
    .select(['caseload.pathway as id', sql.ref<number>(orderOf(wanted).key).as('key')])
    .where(rowsFor(confinedTo ?? agency))
    .$if(agency !== undefined, (query) => query.where('tied', '=', true))
    .$if(stage !== undefined, (query) => query.where('stage', '=', stage ?? ''))
    .$if(risk !== undefined, (query) => query.where('risk', '=', rankOf(risk ?? 'high')))
    .$if(overdue !== undefined, (query) =>
      query.where(own ? 'own_due' : 'due', overdue === true ? '<' : '>=', instant(now)),
    )
    .$if(stuck !== undefined, (query) =>
      query.where(own ? 'own_passed' : 'passed', stuck === true ? '<' : '>=', instant(now)),
    )
}

/** Said so that the planner sees which of the two families of indexes has them. */
const rowsFor = (agency: string | undefined): RawBuilder<boolean> =>
  agency === undefined
    ? sql<boolean>`caseload.agency = ''`
    : sql<boolean>`caseload.agency = ${agency} and caseload.agency <> ''`

const rowsOf = (
  database: Database,
  scans: Awaited<ReturnType<typeof scansOf>>,
  wanted: CaseloadWanted,
) =>
  database
    .selectFrom(merged(scans, wanted, wanted))
    .innerJoin('pathways', 'pathways.id', 'page.id')
    .innerJoin('caseload', (join) =>
      join
        .onRef('caseload.pathway', '=', 'page.id')
        .on('caseload.agency', '=', wanted.confinedTo ?? ''),
    )
    .leftJoin('obligations as first', 'first.id', 'caseload.first')
    .select([
      'page.id',
      'page.key',
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
      'caseload.owed as open',
    ])
    .orderBy('page.key', wanted.direction)
    .orderBy('page.id', wanted.direction)
    .execute()

/** A pathway in the caseload. */
export type CaseloadRow = Awaited<ReturnType<typeof rowsOf>>[number]
