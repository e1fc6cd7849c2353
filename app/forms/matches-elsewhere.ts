import { called } from '../../domain/sentence.ts'
import { bands } from '../../domain/matching/codes.ts'
import { choicesBy } from './choice.ts'
import { findElsewhere } from '../../store/reads/same-person.ts'
import { isNo } from '../answers.ts'
import { knownMatches, matchesOf } from '../views/pathway/matches.ts'
import type { PathwayLook } from '../access/look.ts'
import { readSites } from '../../store/reads/reference.ts'
import type { Sendable } from '../commands/asked.ts'
import { tieOf } from '../../domain/pathway/same-person.ts'

/** Matches with pathways at other sites that a command may name: with what the edge adds to a body that names one. */
interface MatchesElsewhere {
  readonly bodies: Readonly<Record<string, object>> | undefined
  readonly choices: ReturnType<typeof choicesBy>
}

/**
 * The matches at other sites, as far as the reader is told of them, where a command says something of one; or those of which
 * something was said, where it answers that. Undefined for any other command.
 */
export async function matchesElsewhere(
  seen: PathwayLook,
  { name, edge }: Pick<Sendable, 'name' | 'edge'>,
): Promise<MatchesElsewhere | undefined> {
  if (name === 'answer-same-person') return { bodies: undefined, choices: await saidOf(seen) }
  if (!edge?.match) return undefined
  const { database, place, account } = seen
  const matches = await knownMatches(seen)
  const told = (isNo(matches) ? [] : matches).filter(({ matchId }) => matchId !== undefined)
  const found = told.length === 0 ? [] : await findElsewhere(database, place, account)
  const known = new Set(told.map(({ matchId }) => matchId))
  return {
    bodies: Object.fromEntries(
      found
        .filter(({ match }) => known.has(match))
        .map(({ match, pathway, site }) => [match, { pathway, site }]),
    ),
    async choices(ids) {
      await matchesOf(seen) // whoever is offered them is told of them
      const sites = await siteNames(database)
      const titles = new Map(
        told.map(({ matchId, band, site }) => [
          matchId,
          band === null
            ? 'Somebody at another site'
            : `Somebody at ${sites.get(site) ?? site} (${called(bands, band)})`,
        ]),
      )
      return choicesBy((id) => titles.get(id))(ids)
    },
  }
}

/** What matches are called of which something was said. */
async function saidOf({ database, state }: PathwayLook) {
  const sites = state?.samePerson ? await siteNames(database) : new Map<string, string>()
  return choicesBy((id) => {
    const tie = state && tieOf(state, id)
    if (!tie) return undefined
    return tie.standing === 'said'
      ? 'Somebody at another site, as was said here'
      : `Somebody at ${sites.get(tie.site) ?? 'another site'}, as was said ${tie.standing === 'asked' ? 'there' : 'by both'}`
  })
}

const siteNames = async (database: PathwayLook['database']) =>
  new Map((await readSites(database)).map(({ id, name }) => [id, name]))
