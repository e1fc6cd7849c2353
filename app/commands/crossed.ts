import { describedIn } from '../../store/matching/described.ts'
import type { Deps } from '../deps.ts'
import { liveStrands } from '../../domain/pathway/strands.ts'
import { markedIn, edgeBody } from './edge.ts'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { readEntity } from '../../store/states.ts'
import { readPerson, readVictim } from '../../store/reads/words.ts'
import { victimsFor } from './matching-victims.ts'
import { within } from '../../store/reach.ts'

/** Which pathway a command is sent to, and what it says. */
interface Sent {
  readonly id: string
  readonly site: string
  readonly sent: object
}

/**
 * Whether a victim of either pathway may be the person of the other, for a command that would join records of the two: what
 * they say is compared as a referral's is. Nothing for other commands.
 */
export async function crossedWith(
  deps: Pick<Deps, 'database' | 'log'>,
  name: PathwayCommandName,
  { id, site, sent }: Sent,
  now: number,
): Promise<{ readonly crossed?: boolean }> {
  if (!pathwayCommands[name].edge?.crossed) return {}
  const other = markedIn(edgeBody(name), sent).find(({ mark }) => mark === 'pathway')?.value
  const stored = await readEntity(deps.database, 'pathway', id)
  const { person: known } = stored?.state ?? {}
  const victims = stored ? liveStrands(stored.state).flatMap(({ victim }) => victim ?? []) : []
  const { person, ...described } = await within(deps.database, { works: 'engine' }, async (tx) => {
    const found = known === undefined ? undefined : await readPerson(tx, known)
    const read = []
    for (const victim of victims) read.push(await readVictim(tx, victim))
    return { person: found && describedIn(found), victims: read.flatMap((one) => one ?? []) }
  })
  for (const victim of described.victims) {
    const sought = { site, person: person && shortly(person), victim: shortly(victim) }
    const found = await victimsFor(deps, sought, now)
    if (found.some(({ as, pathway }) => as !== 'same' && pathway === other))
      return { crossed: true }
  }
  return { crossed: false }
}

/** Who somebody is, as far as both sides of a referral have it. */
const shortly = ({
  name,
  dateOfBirth,
}: {
  readonly name?: string | null | undefined
  readonly dateOfBirth?: string | null | undefined
}) => ({ name: name ?? '', dateOfBirth: dateOfBirth ?? undefined })
