import { agreements, bands, standings } from '../../domain/matching/codes.ts'
import { called, listed } from '../../domain/sentence.ts'
import { type Choice, dayText, inLine } from './choice.ts'
import { isNo } from '../answers.ts'
import { knownMatches, matchesOf } from '../views/pathway/matches.ts'
import type { PathwayLook } from '../access/look.ts'
import { peopleFor } from '../access/people.ts'
import { readVictim } from '../../store/reads/words.ts'
import { readVictimsOf } from '../../store/reads/strands.ts'
import { searchVictims } from '../../store/reads/victim-matches.ts'
import { strandsOf } from '../../domain/pathway/strands.ts'
import type { Sendable } from '../commands/asked.ts'

/** Other pathways that a command may name: with what the edge adds to a body that names one, and what a form calls them. */
interface OtherPathways {
  readonly pathways: Readonly<Record<string, object>>
  readonly choices: (ids: readonly string[]) => Promise<readonly Choice[]>
}

/**
 * The pathways of the same site whose person may be the same, surest first, as far as the edge would let the command name
 * them. Undefined for a command that names no other pathway. Matching is a help: the coordinator may know of another one.
 */
export async function otherPathways(
  seen: PathwayLook,
  { name, edge }: Pick<Sendable, 'name' | 'edge'>,
): Promise<OtherPathways | undefined> {
  if (name === 'lift-not-same') return heldApart(seen)
  const needs = edge?.otherPathway
  if (needs === undefined) return undefined
  if (needs === 'victim') return victimsPathways(seen)
  const matches = await knownMatches(seen)
  const found = (isNo(matches) ? [] : matches).flatMap((match) => {
    if (match.pathway === null || match.site !== seen.place.site) return []
    const ended = match.standing !== 'open' && match.standing !== 'watched'
    return needs === 'open' && ended ? [] : [match]
  })
  return {
    pathways: Object.fromEntries(
      found.map(({ pathway, person }) => [pathway, needs === 'person' ? { person } : {}]),
    ),
    async choices(ids) {
      const { account, now } = seen
      await matchesOf(seen) // whoever is offered them is told of them
      const people = await peopleFor(seen, account, { list: 'form', now }, ids)
      return found
        .filter(({ pathway }) => ids.includes(pathway))
        .map(({ pathway, standing, band, agreed, lastReferralAt }) => {
          const person = people.get(pathway)
          const title = inLine(
            person && 'name' in person ? person.name : 'A pathway',
            `referred on ${dayText(lastReferralAt)}`,
            called(standings, standing),
            `${called(bands, band)} (${listed(agreements, agreed)})`,
          )
          return { value: pathway, title }
        })
    },
  }
}

/** The pathways of the same site that may have a victim of this one, too, with their victims. */
async function victimsPathways(seen: PathwayLook): Promise<OtherPathways> {
  const { database, place, state, reader } = seen
  const mine = state ? strandsOf(state).filter(({ id }) => !reader.hidden.strands.has(id)) : []
  const pathways: Record<string, { readonly there: readonly { victim: string }[] }> = {}
  for (const { victim } of mine) {
    const known = await readVictim(database, victim ?? place.victim)
    if (!known || !reader.mayRead('victim')) continue
    const described = { name: known.name ?? undefined }
    for (const { pathway } of await searchVictims(database, described, place.site))
      if (pathway !== place.id && !seen.keptFrom.has(pathway))
        pathways[pathway] = { there: await readVictimsOf(database, pathway) }
  }
  return {
    pathways,
    choices(ids) {
      reader.note('victim:match')
      return byPerson(seen, ids)
    },
  }
}

/** The pathways whose persons were found to be others than this one's, as far as the reader is not kept from them. */
function heldApart(seen: PathwayLook): OtherPathways {
  const apart = (seen.state?.notSame ?? []).filter((id) => !seen.keptFrom.has(id))
  return {
    pathways: Object.fromEntries(apart.map((id) => [id, {}])),
    choices: (ids) => byPerson(seen, ids),
  }
}

async function byPerson(seen: PathwayLook, ids: readonly string[]): Promise<Choice[]> {
  const people = await peopleFor(seen, seen.account, { list: 'form', now: seen.now }, ids)
  return ids.map((value) => {
    const person = people.get(value)
    const name = person && 'name' in person ? person.name : 'somebody'
    return { value, title: inLine(`The pathway of ${name}`, value) }
  })
}
