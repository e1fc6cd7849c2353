import type { Database } from '../../store/database.ts'
import type { PathwayState } from '../../domain/pathway/state.ts'
import { readEvents } from '../../store/reads/pathway.ts'
import { sitesServed } from '../../store/reads/reference.ts'
import { strandsOf } from '../../domain/pathway/strands.ts'

/**
 * The services that work for a victim of a pathway from another site, or did: she had moved there, and may live there still when
 * another service has taken over.
 */
export async function servicesElsewhere(
  database: Database,
  { id, site }: { readonly id: string; readonly site: string },
  state: PathwayState | undefined,
): Promise<ReadonlySet<string>> {
  const now = state ? strandsOf(state).flatMap(({ advocate }) => advocate?.agency ?? []) : []
  if (now.length === 0) return new Set() // nobody was ever named: whoever is the site's advocate
  const assigned = await readEvents(database, id, { types: naming })
  const elsewhere = new Set<string>()
  for (const agency of new Set([...now, ...assigned.flatMap(named)]))
    if (!(await sitesServed(database, agency)).includes(site)) elsewhere.add(agency)
  return elsewhere
}

/** What names who works for a victim. */
const naming = ['victim-added', 'advocate-assigned']

const named = ({ data }: { readonly data: object }): string[] => {
  const { advocate }: { advocate?: { agency?: string } } = data
  return advocate?.agency === undefined ? [] : [advocate.agency]
}
