import type { PathwayState } from '../../domain/pathway/state.ts'
import type { Reader } from '../../store/reference.ts'
import { sitesServed } from '../../store/reads/reference.ts'
import { strandsOf } from '../../domain/pathway/strands.ts'

/** The services that work for a victim of a pathway from another site: she has moved there. */
export async function servicesElsewhere(
  database: Reader,
  site: string,
  state: PathwayState | undefined,
): Promise<ReadonlySet<string>> {
  const named = state ? strandsOf(state).flatMap(({ advocate }) => advocate?.agency ?? []) : []
  const elsewhere = new Set<string>()
  for (const agency of new Set(named))
    if (!(await sitesServed(database, agency)).includes(site)) elsewhere.add(agency)
  return elsewhere
}
