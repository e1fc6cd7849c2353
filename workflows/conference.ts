import type { EntityInput } from './contract.ts'
import { runEntity } from './runner.ts'

/**
 * One conference, from its planning, mostly some weeks ahead, until its minutes are locked.
 *
 * It waits for pathways, which ask to be listed and are told what was decided. It waits for agencies, which answer what
 * they know and come or send word, and for the chair and the coordinator. It waits for time: the closing of its list, and
 * the rungs of what is owed. Time closes the list and asks; it decides nothing.
 */
export const conference = (input: EntityInput): Promise<void> => runEntity('conference', input)
