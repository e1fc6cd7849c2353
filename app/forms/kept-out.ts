import type { AgencyNames } from './shared-choices.ts'
import type { PathwayLook } from '../access/look.ts'
import { readAgencyNames } from '../../store/reads/pathway.ts'
import { readNames } from '../../store/reads/words.ts'

/** What people are called, by their ids, as far as the reader is shown it; that they were is logged. */
export async function peopleTitles({ database, reader }: PathwayLook, ids: readonly string[]) {
  const names = await readNames(database, ids)
  return (id: string): string => reader.see('staff', 'name', names.get(id)) ?? `A person (${id})`
}

/** Who each exclusion keeps out, by its id. */
export async function exclusionTitles(seen: PathwayLook, agencies: AgencyNames) {
  const { never = [] } = seen.state?.keptOut ?? {}
  const titleOf = await peopleTitles(
    seen,
    never.flatMap((one) => ('actor' in one ? [one.actor] : [])),
  )
  return (id: string): string | undefined => {
    const one = never.find((each) => each.id === id)
    if (!one) return undefined
    return 'agency' in one ? (agencies.get(one.agency) ?? one.agency) : titleOf(one.actor)
  }
}

/** Who is kept out of a pathway now, and who alone sees it, in words; for those who decide on that. */
export async function keptOutNow(
  seen: PathwayLook,
): Promise<{ readonly never: readonly string[]; readonly only: readonly string[] }> {
  const { never = [], only = [] } = seen.state?.keptOut ?? {}
  const excluded = await exclusionTitles(seen, await readAgencyNames(seen.database))
  return {
    never: never.map(({ id }) => excluded(id) ?? id),
    only: only.map(await peopleTitles(seen, only)),
  }
}
