import { type Account, actorAt, rolesAt, sitesOf } from './account.ts'
import type { Look } from './look.ts'
import { seesEverything, worksCases } from '../../domain/need-to-know.ts'
import type { SitePart } from '../../store/reads/parts.ts'

/**
 * What of each of their sites a reader sees in lists, by the roles held there: all of it, or what is their own agency's. Of an
 * agency that is asked for, those confined to their own find nothing, unless it is theirs. Who works no cases sees none.
 */
export function partsFor(account: Account, asked?: string): SitePart[] {
  return caseSites(account).flatMap((site): SitePart[] => {
    if (seesEverything(actorAt(account, site))) return [{ site, agency: asked }]
    const { agency } = account
    return asked === undefined || asked === agency ? [{ site, agency, confined: true }] : []
  })
}

/** The sites where somebody works cases. */
export const caseSites = (account: Account): string[] =>
  sitesOf(account).filter((site) => worksCases(rolesAt(account, site)))

/** The sites at which a reader sees all that lists show, and not only what is their own agency's. */
export const wholeSites = (account: Account): string[] =>
  sitesOf(account).filter((site) => seesEverything(actorAt(account, site)))

/** What a list of one pathway or conference shows: all of it, or what is the reader's own agency's. */
export function filterOf({ kind, place, whole, reader }: Look) {
  const agency = whole ? undefined : reader.actor.agency
  return kind === 'pathway' ? { pathway: place.id, agency } : { conference: place.id, agency }
}
