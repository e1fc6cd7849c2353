import type { Role } from '../../codes.ts'

/** What an agency answered when asked what it knows. `asked` while it has not. */
export const returnKinds = {
  full: { title: 'Full return' },
  nil: { title: 'Nothing known' },
  declined: { title: 'Declined' },
} as const

/** How the question to one agency stands. */
export type ReturnState = 'asked' | keyof typeof returnKinds | 'waived'

/** How an action ended. */
export const actionOutcomes = {
  done: { title: 'Done' },
  noLongerPossible: { title: 'No longer possible' },
  notDone: { title: 'Not done' },
} as const

/** An action that was agreed: whose it is, and how it stands. Its words are kept apart. */
export interface Action {
  readonly id: string
  readonly agency: string
  readonly role: Role
  readonly accepted?: true
  readonly outcome?: keyof typeof actionOutcomes
}
