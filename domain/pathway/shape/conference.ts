import { type Role, titled } from '../../codes.ts'
import type { StrandId } from './strand.ts'

/** What an agency answered when asked what it knows. `asked` while it has not. */
export const returnKinds = titled({
  full: 'Full return',
  nil: 'Nothing known',
  declined: 'Declined',
})

/** The state of the question to one agency. */
export type ReturnState = 'asked' | keyof typeof returnKinds | 'waived'

/** How an action ended. */
export const actionOutcomes = titled({
  done: 'Done',
  noLongerPossible: 'No longer possible',
  notDone: 'Not done',
})

/** An agreed action: whose it is, and its state. Its words are kept separately. */
export interface Action {
  readonly id: string
  readonly agency: string
  readonly role: Role
  readonly accepted?: true
  readonly outcome?: keyof typeof actionOutcomes
  /** The victim whose part of the safety plan it is; everybody's, if nothing is said. */
  readonly strand?: StrandId
}

/** Which of two decisions about one pathway counts. */
export const countingDecisions = titled({
  meeting: 'That of the meeting',
  chair: 'What was decided on the pathway',
})
export type CountingDecision = keyof typeof countingDecisions
