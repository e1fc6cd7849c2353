import { titled } from '../codes.ts'

/** How sure a comparison of two people is, surest first. A name on its own is never certain. */
export const bands = titled({
  certain: 'Certainly the same',
  likely: 'Likely the same',
  possible: 'Possibly the same',
})
export type Band = keyof typeof bands

/** What agreed when two people were compared. */
export const agreements = titled({
  samePerson: 'Known to be the same person',
  name: 'The same name',
  nameAlike: 'A name that sounds or looks similar',
  alias: 'The same alias',
  aliasAlike: 'An alias that sounds or looks similar',
  dateOfBirth: 'The same date of birth',
  dateTransposed: 'A date of birth with digits swapped',
  address: 'The same address',
  addressAlike: 'A similar address',
})
export type Agreement = keyof typeof agreements

/** The state of the other pathway: open, in its watch, closed, or ended at its referral without any work. */
export const standings = titled({
  open: 'Open',
  watched: 'In the watch',
  closed: 'Closed',
  turnedAway: 'Ended as a referral',
})
export type MatchStanding = keyof typeof standings
