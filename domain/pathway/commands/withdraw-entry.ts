import { audience, eventNumber, words } from '../../fields.ts'
import { rule } from '../rule.ts'
import { unlessErased } from './retention.ts'
import { withdraw } from '../withdrawal/withdraw.ts'
import { z } from 'zod'

/**
 * Something was entered in error: it is struck out and no longer counts, and what it caused is taken back where it can be.
 * Whoever entered it may say so until the end of the next working day, the coordinator at any time; of a decision, nobody
 * but who made it. It counts even if the pathway has gone to another site since. What was entered in the watch or after the end is
 * withdrawn as what was entered before; an end stays an end.
 */
const withdrawEntry = rule({
  label: 'Withdraw an entry made in error',
  area: 'record',
  who: 'anyAgency',
  neverTooLate: true,
  afterEnd: true,
  allowed: unlessErased,
  body: z.strictObject({ event: eventNumber(), reason: words(), audience: audience() }),
  example: { event: 12, reason: 'This was about another man of the same name.' },
  reads: { past: true },
  decide: (builder, { event, reason }) => withdraw(builder, event, reason),
})

/** What was entered in error. */
export const withdrawalCommands = { 'withdraw-entry': withdrawEntry } as const
