import { type RawBuilder, sql } from 'kysely'
import { anyOf, inOrder, instant, merged, type Page, type PageWanted, readPage } from './page.ts'
import type { Database } from '../database.ts'
import { type Asking, openTo } from './kept-out.ts'
import { foundBy, isCommon, matches } from './search.ts'
import { hasHidden, owedOpenTo } from './strands.ts'
import { rankOf } from '../sort-keys.ts'
import type { Risk } from '../../domain/codes.ts'
import { type SitePart, sitesIn } from './parts.ts'

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

/** What of one site's caseload is shown. */
interface CaseloadPart extends SitePart {
  /** Whether names may be looked for. Whoever may not know a name would learn it from what is found. */
  readonly names?: boolean
  /** The same for names of victims; nobody looks for them unless it is said. */
  readonly victims?: boolean
}

/** Which part of the caseload. */
export interface CaseloadWanted extends PageWanted {
  /** Of each site, all of it, or an agency's own pathways and obligations. */
  readonly parts: readonly CaseloadPart[]
  readonly reader: Asking
  /** Only what the agency of each part referred, or still owes something on. */
  readonly onlyTied?: boolean
  readonly stage?: string | undefined
  readonly risk?: Risk | undefined
  readonly overdue?: boolean | undefined
  readonly stuck?: boolean | undefined
  /** The beginning of a pathway's id; or parts of a name of the person, now or formerly, or of the victim, in any order. */
  readonly q?: string | undefined
  readonly now: number
  readonly sort: CaseloadSort
  readonly direction: 'asc' | 'desc'
}

/** Pathways, each with how many things are owed and what is due first; what a hold has stopped comes last. */
export const readCaseload = (
  database: Database,
  wanted: CaseloadWanted,
): Promise<Page<CaseloadRow>> => readPage(database, wanted, scansOf, rowsOf)

/** Where the page of the caseload is found: one scan for each site, or one search for those that are shown alike. */
async function scansOf(database: Database, wanted: CaseloadWanted) {
  const { parts, q } = wanted
  const here = (part: CaseloadPart) =>
    filtered(database, wanted, part).where('site', '=', part.site)
  if (q === undefined)
    return parts.map((part) => inOrder(here(part), orderOf(wanted, part), wanted))
  const scans = []
  for (const alike of Map.groupBy(parts, likeness).values()) {
    const [part] = alike
    if (!part) continue
    const search = {
      ...{ q, names: part.names ?? true, victims: part.victims ?? false },
      reader: wanted.reader,
    }
    const order = orderOf(wanted, part)
    if (await isCommon(database, search))
      scans.push(...alike.map((one) => inOrder(here(one).where(matches(search)), order, wanted)))
    else
      scans.push(
        inOrder(
          filtered(database, wanted, part)
            .innerJoin(foundBy(search).as('found'), 'found.id', 'caseload.pathway')
            .where('site', '=', anyOf(sitesIn(alike))),
          order,
          wanted,
        ),
      )
  }
  return scans
}

/** The same for parts that one search serves. */
const likeness = ({ agency, confined, names, victims }: CaseloadPart): string =>
  JSON.stringify([agency, confined, names, victims])

/** By its own column: readers confined to their agency see of what is owed only what is theirs. */
const orderOf = (
  { sort, direction }: Pick<CaseloadWanted, 'sort' | 'direction'>,
  { confined }: SitePart,
) => ({
  key: `caseload.${sort === 'due' && confined ? 'own_due' : caseloadSorts[sort]}`,
  of: sort === 'risk' ? ('number' as const) : ('instant' as const),
  id: 'caseload.pathway',
  direction,
})

/** The rows of everybody, or of one agency: those that the filters let through. */
function filtered(database: Database, wanted: CaseloadWanted, part: CaseloadPart) {
  const { stage, risk, overdue, stuck, now, onlyTied, reader } = wanted
  const own = part.confined === true
  return database
    .selectFrom('caseload')
    .select(['caseload.pathway as id', sql.ref<number>(orderOf(wanted, part).key).as('key')])
    .where(rowsFor(part.agency))
    .where(openTo('caseload.pathway', reader))
    .$if(own, (query) => query.where('tied_until', '>', instant(now)))
    .$if(onlyTied === true, (query) => query.where('tied', '=', true))
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
        .on('caseload.agency', '=', shownTo(wanted.parts)),
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
    .select([
      owedOpenTo(firstOwed, wanted.reader).as('first_open'),
      hasHidden('pathways.id', wanted.reader).as('hidden'),
    ])
    .orderBy('page.key', wanted.direction)
    .orderBy('page.id', wanted.direction)
    .execute()

const firstOwed = {
  ...{ pathway: 'first.pathway', strand: 'first.strand', what: 'first.what' },
  ...{ agency: 'first.agency', role: 'first.role' },
} as const

/** Whose row of a pathway is shown: everybody's, or at some sites that of the reader's agency. */
function shownTo(parts: readonly SitePart[]): RawBuilder<string> {
  const own = parts.filter(({ confined }) => confined)
  const sites = anyOf(sitesIn(own))
  return own.length === 0
    ? sql<string>`''`
    : sql<string>`case when pathways.site = ${sites} then ${own[0]?.agency}::text else '' end`
}

/** A pathway in the caseload. */
export type CaseloadRow = Awaited<ReturnType<typeof rowsOf>>[number]
