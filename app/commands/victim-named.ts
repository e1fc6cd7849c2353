import type { Actor } from '../../domain/entity/decider.ts'
import type { Database } from '../../store/database.ts'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { readEntity } from '../../store/states.ts'
import { strandMeant } from '../../domain/pathway/named-strand.ts'

/** Which of a pathway's victims somebody means, where a command keeps a record of the one that its body names. */
interface Sent {
  readonly id: string
  readonly actor: Actor
  readonly sent: object
}

/**
 * The id of that victim, which goes with the body: the turn refuses a record that would be of another. Undefined where the
 * command keeps none, or names nobody of whom its sender knows; the turn then says so.
 */
export async function victimNamed(
  database: Database,
  name: PathwayCommandName,
  { id, actor, sent }: Sent,
): Promise<{ readonly of: string } | undefined> {
  if (pathwayCommands[name].edge?.victim !== 'named') return undefined
  const victim = letterIn(sent)
  const stored = await readEntity(database, 'pathway', id)
  const meant = stored && strandMeant(stored.state, actor, { victim })
  return meant && 'id' in meant && meant.victim !== undefined ? { of: meant.victim } : undefined
}

/** The letter of a victim: in a field of its own where a body describes the victim. */
function letterIn(sent: { readonly victim?: unknown; readonly ofVictim?: unknown }) {
  const letter = typeof sent.victim === 'object' ? sent.ofVictim : sent.victim
  return typeof letter === 'string' ? letter : undefined
}
