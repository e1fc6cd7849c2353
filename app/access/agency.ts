import type { Actor } from '../../domain/entity/decider.ts'
import type { Look } from './look.ts'
import { seesEverything } from '../../domain/need-to-know.ts'

/** The sites and the agency of which a reader sees what is listed: those confined to their own agency find nothing of another's. */
export function agencyFilter(
  by: Actor,
  asked: string | undefined,
): { readonly sites: readonly string[]; readonly agency: string | undefined } {
  if (seesEverything(by)) return { sites: by.sites, agency: asked }
  return { sites: asked === undefined || asked === by.agency ? by.sites : [], agency: by.agency }
}

/** What a list of one pathway or conference shows: all of it, or what is the reader's own agency's. */
export function filterOf({ kind, place, whole, reader }: Look) {
  const agency = whole ? undefined : reader.actor.agency
  return kind === 'pathway' ? { pathway: place.id, agency } : { conference: place.id, agency }
}
