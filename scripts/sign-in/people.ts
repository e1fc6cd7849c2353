import { type Role, roles } from '../../domain/codes.ts'
import { claimOfPerson, type MadeUp } from './made-up.ts'
import type { Database } from '../../store/database.ts'
import { readAgencies, readSites } from '../../store/reads/reference.ts'

/** The made-up people of one site. */
export interface SitePeople {
  readonly site: string
  readonly name: string
  readonly people: readonly MadeUp[]
}

const mostAgencies = 500

/** One made-up person for each role at each site, by the reference data as they are now; each agency has a worker. */
export async function madeUpPeople(database: Database): Promise<SitePeople[]> {
  const agencies = await readAgencies(database, { after: undefined, limit: mostAgencies })
  const names = new Map(agencies.map(({ id, name }) => [id, name]))
  return (await readSites(database)).map(({ id: site, name, agencies: here, holders }) => {
    const coordinator = holders['coordinator'] ?? here[0]
    const person = (held: readonly Role[], agency: string | undefined) =>
      agency === undefined
        ? []
        : [claimOfPerson({ roles: held, agency, site, agencyName: names.get(agency) })]
    return {
      site,
      name,
      people: [
        ...(Object.keys(roles) as Role[])
          .filter((role) => role !== 'agencyWorker')
          .flatMap((role) => person([role], holders[role] ?? coordinator)),
        ...person(['coordinator', 'supervisor'], coordinator),
        ...here.flatMap((agency) => person(['agencyWorker'], agency)),
      ],
    }
  })
}

/** The person of an account, by the reference data as they are now. */
export async function personOf(database: Database, account: string): Promise<MadeUp | undefined> {
  const all = (await madeUpPeople(database)).flatMap(({ people }) => people)
  return all.find((one) => one.account === account)
}
