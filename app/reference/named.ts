import type { Deps } from '../deps.ts'
import { readAgencyNames } from '../../store/reads/pathway.ts'
import { sitesView } from './reads.ts'
import type { Titles } from '../../domain/titled.ts'

/** Every agency and every site, by id, with its name: none of it is about anybody. */
export async function referenceNames(deps: Deps) {
  const sites = (await sitesView(deps)).items
  const agencies = [...(await readAgencyNames(deps.database))]
  return {
    sites,
    names: { sites: titles(sites.map(({ id, name }) => [id, name])), agencies: titles(agencies) },
  }
}

const titles = (pairs: readonly (readonly [string, string])[]): Titles =>
  Object.fromEntries(
    [...pairs]
      .sort(([, a], [, b]) => a.localeCompare(b, 'en-GB'))
      .map(([id, title]) => [id, { title }]),
  )
