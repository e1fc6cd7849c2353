import type { Actor } from '../../domain/entity/decider.ts'
import type { Database } from '../../store/database.ts'
import { logReads } from '../../store/reads/log.ts'
import { mayRead, noTies } from '../../domain/need-to-know.ts'
import { readPeopleTied } from '../../store/reads/people.ts'
import { type WhyNull, whyUnnamed } from './withheld.ts'

/** Whom a pathway is about, or why a list does not say so. */
export type PersonShown = { readonly name: string } | { readonly why: WhyNull }

/**
 * Whom each pathway of a list is about, as far as it is for its reader. That goes by role at the pathway's site, or by what
 * ties the reader's agency to it. The names that are shown are logged, each once, under the name of the list.
 */
export async function peopleFor(
  database: Database,
  actor: Actor,
  { list, now }: { readonly list: string; readonly now: number },
  pathways: readonly string[],
): Promise<ReadonlyMap<string, PersonShown>> {
  const found = await readPeopleTied(database, actor.agency, pathways)
  const people = new Map<string, PersonShown>(
    found.map((one) => [one.id, { why: whyUnnamed(one.name) }]),
  )
  for (const { id, name, site, referrer, owner } of found) {
    const home = actor.sites.includes(site)
    // At another site a reader is the guest of what their agency owes there, and in no role of their own.
    const reader = home ? actor : { ...actor, roles: ['agencyWorker' as const] }
    const ties = { ...noTies, referrer: home && referrer, owner }
    if (name !== null && mayRead('person', reader, ties)) people.set(id, { name })
  }
  const shown = [...people].filter(([, person]) => 'name' in person)
  const fields = ['person:name']
  const reads = shown.map(([pathway]) => ({ actor: actor.id, what: list, pathway, fields }))
  await logReads(database, reads, now)
  return people
}
