import { type Account, sitesOf } from '../../access/account.ts'
import type { Deps } from '../../deps.ts'
import { readAgencyNames } from '../../../store/reads/pathway.ts'
import { readSites } from '../../../store/reads/reference.ts'

/** Something that a filter offers. */
export interface Named {
  readonly id: string
  readonly name: string
}

/** The sites of a reader, the agencies that work there, and what every agency is called: none of it is about anybody. */
export async function namesFor({ database }: Pick<Deps, 'database'>, account: Account) {
  const sites = sitesOf(account)
  const all = await readSites(database)
  const theirs = all.filter(({ id }) => sites.includes(id))
  const agencyNames = await readAgencyNames(database)
  const there = new Set(theirs.flatMap(({ agencies }) => agencies))
  return {
    sites: theirs.map(({ id, name }): Named => ({ id, name })),
    agencies: [...agencyNames]
      .filter(([id]) => there.has(id))
      .map(([id, name]): Named => ({ id, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    agencyNames,
  }
}
