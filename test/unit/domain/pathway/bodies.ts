import type { Actor } from '../../../../domain/entity/decider.ts'
import { afterBodies } from './bodies/after.ts'
import { changeBodies } from './bodies/change.ts'
import { hour } from './world.ts'
import { intakeBodies } from './bodies/intake.ts'
import { listingBodies } from './bodies/listing.ts'
import { holdBodies } from './bodies/hold.ts'
import { mainBodies } from './bodies/main.ts'
import { orderBodies } from './bodies/orders.ts'
import { aboutOne, strandBodies, whom } from './bodies/strands.ts'
import {
  type PathwayCommandName,
  pathwayCommands,
} from '../../../../domain/pathway/commands/index.ts'
import type { PastEvent } from '../../../../domain/pathway/withdrawal/entries.ts'
import { owed, type PathwayState } from '../../../../domain/pathway/state.ts'
import { usual } from './usual.ts'

/** A body that the edge would let through, for a pathway as it stands; one number chooses all that is open in it. */
export function bodyOf(
  name: PathwayCommandName,
  state: PathwayState,
  {
    pick,
    now,
    by,
    past = [],
  }: { pick: number; now: number; by: Actor; past?: readonly PastEvent[] },
): unknown {
  const of = digits(pick)
  const choices = {
    state,
    now,
    by,
    past,
    of,
    obligationId: of(owed(state).map(({ id }) => id)) ?? 'p1.99',
    risk: of(['standard', 'medium', 'high']),
    iso: new Date(now + (pick % 40) * 13 * hour - hour).toISOString(),
  }
  const open = {
    ...mainBodies(choices),
    ...changeBodies(choices),
    ...intakeBodies(choices),
    ...holdBodies(choices),
    ...orderBodies(choices),
    ...listingBodies(choices),
    ...afterBodies(choices),
    ...strandBodies(choices),
  }
  const about = aboutOne.includes(name) ? whom(state, of) : {}
  return pathwayCommands[name].body.parse({ ...usual[name].body, ...open[name], ...about })
}

/** Chooses from one list after another by the digits of a number; of an empty list, nothing. */
function digits(pick: number): <T>(list: readonly T[]) => T | undefined {
  let left = pick
  return (list) => {
    left = (left * 7919 + 104_729) % 1_000_003
    return list[left % (list.length || 1)]
  }
}
