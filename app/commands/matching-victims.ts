import type { Deps } from '../deps.ts'
import type { DescribedVictim } from '../../store/matching/victims.ts'
import { describedBy } from '../../store/matching/described.ts'
import { factsOf } from '../../store/unavailable.ts'
import type { Matching } from '../../domain/pathway/matches.ts'
import type { Referral } from '../../domain/pathway/commands/submit-referral.ts'
import { searchMatches } from '../../store/reads/matches.ts'
import { searchVictims } from '../../store/reads/victim-matches.ts'
import { tried } from '../../store/transactions.ts'

type FoundVictims = NonNullable<Matching['victims']>
type Found = Pick<FoundVictims[number], 'pathway' | 'band'>

/** So many go with a referral. */
const mostKept = 20

/** Who is looked for among those who are known: a victim, or a person among victims, or both sides of a referral. */
interface Sought {
  readonly person?: Pick<Referral['person'], 'name' | 'dateOfBirth'> | undefined
  readonly victim?: DescribedVictim | undefined
  readonly site: string
  /** The pathway that they are of already, which is not meant. */
  readonly of?: string | undefined
}

/**
 * Whether a victim may be known from another pathway of the site, or either side from the other side of one: as ids and codes
 * that go with a command. As with the search for the person, the command goes on without it.
 */
export async function victimsFor(
  { database, log }: Pick<Deps, 'database' | 'log'>,
  { person, victim, site, of }: Sought,
  now: number,
): Promise<FoundVictims> {
  try {
    return await tried(database, async (tx) => {
      const same = victim ? await searchVictims(tx, victim, site) : []
      const { name, dateOfBirth } = person ?? {}
      const victims = await searchVictims(tx, { name, dateOfBirth }, site)
      const persons = await asPersons(tx, { victim, site }, now)
      // Many share a name; two who share names crosswise with two others hardly ever do.
      const surely = ({ band, pathway }: Found, others: readonly Found[]) =>
        band !== 'possible' || others.some((one) => one.pathway === pathway)
      return [
        ...victims
          .filter((one) => surely(one, persons))
          .map(({ pathway, band }) => ({ as: 'personIsVictim' as const, pathway, band })),
        ...persons
          .filter((one) => surely(one, victims))
          .map(({ pathway, band }) => ({ as: 'victimIsPerson' as const, pathway, band })),
        ...same
          .filter(({ band }) => band !== 'possible')
          .map((one) => ({ as: 'same' as const, ...one })),
      ]
        .filter(({ pathway }) => pathway !== of)
        .slice(0, mostKept)
    })
  } catch (error) {
    log.warn(factsOf(error), 'matching of victims failed')
    return []
  }
}

/** The open pathways of the site whose person the victim may be. */
async function asPersons(
  tx: Deps['database'],
  { victim, site }: Pick<Sought, 'victim' | 'site'>,
  now: number,
): Promise<Found[]> {
  if (victim?.name === undefined) return []
  const { name, dateOfBirth } = victim
  const described = describedBy({ name, aliases: [], dateOfBirth }, now)
  const { matches } = await searchMatches(tx, described, 'system')
  return matches
    .filter((match) => match.site === site)
    .filter(({ standing }) => standing === 'open' || standing === 'watched')
    .filter(({ band, agreed }) => band !== 'possible' || agreed.includes('name'))
    .map(({ pathway, band }) => ({ pathway, band }))
}
