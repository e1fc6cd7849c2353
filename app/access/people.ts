import type { Actor } from '../../domain/entity/decider.ts'
import type { Deps } from '../deps.ts'
import { logList, logReads } from '../audit/shown.ts'
import { asGuest, mayRead, noTies } from '../../domain/need-to-know.ts'
import { readPeopleTied } from '../../store/reads/people.ts'
import { type WhyNull, whyUnnamed } from './withheld.ts'

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
  actor: Actor,
  { list, now, ...query }: ListShown,
  pathways: readonly string[],
): Promise<ReadonlyMap<string, PersonShown>> {
  const found = await readPeopleTied(deps.database, actor.agency, pathways)
  const people = new Map<string, PersonShown>(
    found.map((one) => [one.id, { why: whyUnnamed(one.name) }]),
  )
  for (const { id, name, site, referrer, owner } of found) {
    const home = actor.sites.includes(site)
    // At another site a reader is the guest of what their agency owes there, and in no role of their own.
    const reader = home ? actor : asGuest(actor)
    const ties = { ...noTies, referrer: home && referrer, owner }
    if (name !== null && mayRead('person', reader, ties)) people.set(id, { name })
  }
  const named = [...people].flatMap(([id, person]) => ('name' in person ? [id] : []))
  if (query.asked) {
    const { asked, searched } = query
    await logList(deps, actor, { what: list, named, asked, searched }, now)
  } else {
    const fields = ['person:name']
    const reads = named.map((pathway) => ({ what: list, pathway, fields }))
    await logReads(deps, actor, reads, now)
  }
  return people
}
