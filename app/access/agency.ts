import { type Actor } from '../../domain/decider.ts'
import { seesEverything } from '../../domain/need-to-know.ts'

/** At which sites, and of which agency, a reader sees what is listed: whoever is confined to their own finds nothing of another's. */
export function agencyShown(
  by: Actor,
  asked: string | undefined,
): { readonly sites: readonly string[]; readonly agency: string | undefined } {
  if (seesEverything(by)) return { sites: by.sites, agency: asked }
  return { sites: asked === undefined || asked === by.agency ? by.sites : [], agency: by.agency }
}

/** What one pathway or conference shows to whom: all of it, or what is this agency's. */
export type Shown = { readonly whole: boolean; readonly agency: string } & (
  { readonly pathway: string } | { readonly conference: string }
)
