import type { EntityInput } from './contract.ts'
import { runEntity } from './runner.ts'

/**
 * One person's pathway, from referral to the end of its watch, often for more than a year.
 *
 * It waits for people: a command stored in the pathway's inbox is announced by the signal `wake`, and a turn judges
 * whatever is there. It waits for time: the next rung of a reminder, the day on which a silent advocate may be overridden,
 * or the end of the watch. One timer is set to the nearest. It decides nothing itself. When it continues as new, is ended
 * by hand, or is lost with its cluster, it is started with its id alone. The next turn then tells it where it stands.
 */
export const pathway = (input: EntityInput): Promise<void> => runEntity('pathway', input)
