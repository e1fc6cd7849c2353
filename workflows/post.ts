import type { EntityInput } from './contract.ts'
import { runEntity } from './runner.ts'

/**
 * The post of one agency, for as long as there is the agency.
 *
 * It waits for notices, which pathways hand over by the signal `wake`: urgent ones go at once. It waits for the next
 * working morning that has something, and then sends what has gathered as one message for each role. It waits for the mail
 * server, beside everything else and for up to three days, one message at a time. What cannot be delivered goes back to the
 * pathways as something the coordinator owes a look.
 */
export const post = (input: EntityInput): Promise<void> => runEntity('post', input)
