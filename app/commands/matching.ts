import type { Deps } from '../deps.ts'
import { factsOf } from '../../store/unavailable.ts'
import { findMatches, type Match } from '../../store/reads/matches.ts'
import type { Matching } from '../../domain/pathway/matches.ts'
import type { Referral } from '../../domain/pathway/commands/submit-referral.ts'

/** So many go with a referral; the list of matches has more. */
const mostKept = 20

/**
 * Which known people the person of a referral may be, as ids and codes that go with its command. A referral is worth
 * more than the search: if the search fails, the referral goes on without it, and says so.
 */
export async function matchingFor(
  { database, log }: Pick<Deps, 'database' | 'log'>,
  { person, site }: Pick<Referral, 'person' | 'site'>,
): Promise<Matching> {
  try {
    const found = surestElsewhere(await findMatches(database, person, 'system'), [site])
    return { searched: true, found: found.slice(0, mostKept).map((match) => keptOf(match, site)) }
  } catch (error) {
    log.warn(factsOf(error), 'matching failed')
    return { searched: false, found: [] }
  }
}

/** The matches at these sites. For each other site only the surest one, or one of each standing if that is told. */
export function surestElsewhere<M extends { site: string; standing: string | null }>(
  matches: readonly M[],
  sites: readonly string[],
): M[] {
  const key = ({ site, standing }: M) => `${site} ${standing ?? ''}`
  return matches.filter(
    (match, n) =>
      sites.includes(match.site) || matches.findIndex((one) => key(one) === key(match)) === n,
  )
}

function keptOf(match: Match, here: string): Matching['found'][number] {
  const { site, band, standing, lastReferralAt, agreed, pathway, person } = match
  const kept = { site, band, standing, lastReferralAt }
  return site === here ? { ...kept, agreed: [...agreed], pathway, person } : { ...kept, agreed: [] }
}
