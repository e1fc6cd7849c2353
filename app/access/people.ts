import { type Account, actorAt, guestOf, rolesAt, sitesOf } from './account.ts'
import type { Database } from '../../store/database.ts'
import type { Deps } from '../deps.ts'
import { logList, logReads } from '../audit/shown.ts'
import { mayRead, noTies } from '../../domain/need-to-know.ts'
import { readPeople, readTies } from '../../store/reads/people.ts'
import { within } from '../../store/reach.ts'
import type { WhyNull } from './withheld.ts'

/** Whom a pathway is about, or why a list does not say so. */
export type PersonShown = { readonly name: string } | { readonly why: WhyNull }

/** A list whose people are named. */
interface ListShown {
  /** What the audit log calls it. */
  readonly list: string
  readonly now: number
  /** What it was asked for, if somebody asked for a list of pathways; else the names stand on another page. */
  readonly asked?: Readonly<Record<string, unknown>>
  /** What was searched for. */
  readonly searched?: string | undefined
}

/**
 * Whom each pathway of a list is about, as far as it is for its reader. That goes by role at the pathway's site, or by what
 * ties the reader's agency to it. The names that are shown are logged, each once, under the name of the list.
 */
export async function peopleFor(
  deps: Pick<Deps, 'database' | 'audit'>,
  account: Account,
  { list, now, ...query }: ListShown,
  pathways: readonly string[],
): Promise<ReadonlyMap<string, PersonShown>> {
  const found = await readTies(deps.database, account, pathways, now)
  const people = new Map<string, PersonShown>(
    found.map(({ id, erased }) => [id, { why: erased ? 'erased' : 'notForYou' }]),
  )
  const theirs = found.filter((one) => !one.erased && mayKnow(account, one))
  const sites = theirs.flatMap(({ site, owner }) => (owner ? [site] : []))
  for (const [id, name] of await namesOf(deps.database, {
    sites: [...new Set([...sitesOf(account), ...sites])],
    pathways: theirs.map(({ id }) => id),
  }))
    people.set(id, { name })
  const named = [...people].flatMap(([id, person]) => ('name' in person ? [id] : []))
  if (query.asked) {
    const { asked, searched } = query
    await logList(deps, account, { what: list, named, asked, searched }, now)
  } else {
    const fields = ['person:name']
    const reads = named.map((pathway) => ({ what: list, pathway, fields }))
    await logReads(deps, account, reads, now)
  }
  return people
}

type Tied = Awaited<ReturnType<typeof readTies>>[number]

/** Whether the name is for them: at another site a reader is the guest of what their agency owes there, and in no role of their own. */
function mayKnow(account: Account, { site, referrer, owner }: Tied): boolean {
  const home = rolesAt(account, site).length > 0
  const reader = home ? actorAt(account, site) : guestOf(account)
  return mayRead('person', reader, { ...noTies, referrer: home && referrer, owner })
}

interface Wanted {
  readonly sites: readonly string[]
  readonly pathways: readonly string[]
}

const namesOf = async (database: Database, { sites, pathways }: Wanted) =>
  pathways.length === 0
    ? new Map<string, string>()
    : within(database, { sites, classes: ['person'] }, (tx) => readPeople(tx, pathways))
