import { type Account, rolesOf } from '../access/account.ts'
import {
  countNotCirculated,
  countOpen,
  countWaitingUnder,
  readReferenceChanges,
} from '../../store/reads/reference-changes.ts'
import type { Deps } from '../deps.ts'
import { isNo, type No, refused } from '../answers.ts'
import { iso } from '../views/instants.ts'
import { mayChangeSite } from '../access/change.ts'
import { mayNot, whoMay } from '../access/roles.ts'
import { mostCounted } from '../../store/reads/page.ts'
import { type PageQuery, pagerOf } from '../paging.ts'
import { readNames } from '../../store/reads/words.ts'

/**
 * A change of reference data: of what, by whom and when. What was written is not repeated, but for whether a day was made a
 * bank holiday or one that is worked.
 */
export interface ReferenceChange {
  readonly what: string
  readonly id: string
  readonly closed: boolean | null
  readonly by: string | null
  readonly at: string
}

/** The changes of reference data, newest first, each with its author; for those who make them. */
export async function referenceChanges(
  { database, actors }: Deps,
  actor: Account,
  query: PageQuery,
) {
  const no = mayNot(whoMay.changeReference, rolesOf(actor))
  if (no) return refused(no)
  const { wanted, out } = await pagerOf({ actors }, actor, 'reference changes', query)
  if (isNo(wanted)) return wanted
  const { after, limit } = wanted
  const rows = await readReferenceChanges(database, { after, limit })
  const items = rows.slice(0, limit)
  const names = await readNames(
    database,
    items.map(({ by }) => by),
  )
  const last = items.at(-1)
  const next = rows.length > limit && last ? { key: last.n, id: last.id } : undefined
  return out({ items, next }, ({ what, id, document, by, at }): ReferenceChange => {
    const closed = 'closed' in document ? document.closed === true : null
    return { what, id, closed, by: names.get(by) ?? null, at: iso(at) }
  })
}

/** How many something is, and whether it is more than lists are counted. */
export interface Bounded {
  readonly count: number
  readonly more: boolean
}

/** Counts for how many open pathways of a site other clocks would change something, if the new version were applied to them. */
export const clockChanges = (deps: Deps, actor: Account, site: string, clocks: readonly string[]) =>
  countedFor(actor, site, () => countWaitingUnder(deps.database, actor, site, clocks))

/** Counts the open pathways of a site, each of which keeps its version of the policy until another is applied to it. */
export const openPathways = (deps: Deps, actor: Account, site: string) =>
  countedFor(actor, site, () => countOpen(deps.database, actor, site))

/** Counts the meetings of a form that take new numbers: those planned, until their agenda is circulated. */
export const meetingsToCome = (deps: Deps, actor: Account, site: string, form: string) =>
  countedFor(actor, site, () => countNotCirculated(deps.database, actor, site, form))

async function countedFor(
  actor: Account,
  site: string,
  count: () => Promise<number>,
): Promise<Bounded | No> {
  const no = mayNot(whoMay.changeReference, rolesOf(actor))
  if (no) return refused(no)
  if (!mayChangeSite(actor, site)) return refused('not-your-site')
  const found = await count()
  return { count: Math.min(found, mostCounted), more: found > mostCounted }
}
