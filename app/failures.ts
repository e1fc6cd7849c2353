import { factsOf, isUnavailable } from '../store/unavailable.ts'

/** What an exception amounts to: that the database is away for the moment, or a fault of ours; and what may be logged of it. */
export const failureOf = (error: unknown): { readonly away: boolean; readonly facts: object } => ({
  away: isUnavailable(error),
  facts: factsOf(error),
})
