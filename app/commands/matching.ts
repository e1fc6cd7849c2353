import type { Deps } from '../deps.ts'
import { describedBy } from '../../store/matching/described.ts'
import { factsOf } from '../../store/unavailable.ts'
import { type Match, searchMatches } from '../../store/reads/matches.ts'
import { knownOf } from './people.ts'
import type { Matching } from '../../domain/pathway/matches.ts'
import { tried } from '../../store/transactions.ts'
import type { MatchElsewhere, Searched } from '../../store/records.ts'
import type { Referral } from '../../domain/pathway/commands/submit-referral.ts'

/** So many go with a referral; the list of matches has more. */
const mostKept = 20
/** So many pathways at other sites are told of a referral. */
const mostTold = 10

/**
 * Which known people the person of a referral may be, as ids and codes that go with its command. A referral is worth
 * more than the search: if the search fails, the referral goes on without it, and says so. Pathways of other sites that are
 * certainly or likely about the same person hear of the referral, because its own site is told of none of them.
 */
export async function matchingFor(
  { database, log }: Pick<Deps, 'database' | 'log'>,
  { person, site }: Pick<Referral, 'person' | 'site'>,
  now: number,
  of?: { readonly pathway: string; readonly person: string },
): Promise<Searched> {
  try {
    const { matches: all, complete } = await tried(database, (tx) =>
      searchMatches(tx, describedBy(knownOf(person), now), 'system', of),
    )
    const others = all.filter((match) => match.person !== of?.person)
    const found = surestElsewhere(others, site).slice(0, mostKept)
    return {
      matching: {
        searched: true,
        found: found.map((match) => keptOf(match, site)),
        ...(complete ? {} : { stopped: true as const }),
      },
      elsewhere: toldOf(others, site),
    }
  } catch (error) {
    log.warn(factsOf(error), 'matching failed')
    return { matching: { searched: false, found: [] }, elsewhere: [] }
  }
}

/** The matches at this site. For each other site only the surest one of each standing. */
function surestElsewhere(matches: readonly Match[], here: string): Match[] {
  const key = ({ site, standing }: Match) => `${site} ${standing}`
  return matches.filter(
    (match, n) => match.site === here || matches.findIndex((one) => key(one) === key(match)) === n,
  )
}

const toldOf = (matches: readonly Match[], here: string): MatchElsewhere[] =>
  matches
    .filter(({ site, band }) => site !== here && band !== 'possible')
    .filter(({ standing }) => standing === 'open' || standing === 'watched')
    .slice(0, mostTold)
    .map(({ pathway, band }) => ({ pathway, band }))

function keptOf(match: Match, here: string): Matching['found'][number] {
  const { site, band, standing, lastReferralAt, agreed, pathway, person } = match
  const kept = { site, band, standing, lastReferralAt }
  return site === here ? { ...kept, agreed: [...agreed], pathway, person } : { ...kept, agreed: [] }
}
