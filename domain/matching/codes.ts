/** How sure a comparison of two people is, surest first. A name on its own is never certain. */
export const bands = {
  certain: { title: 'Certainly the same' },
  likely: { title: 'Likely the same' },
  possible: { title: 'Possibly the same' },
} as const
export type Band = keyof typeof bands

/** What agreed when two people were compared. */
export const agreements = {
  samePerson: { title: 'Known to be the same person' },
  name: { title: 'The same name' },
  nameAlike: { title: 'A name that sounds or looks similar' },
  alias: { title: 'The same alias' },
  aliasAlike: { title: 'An alias that sounds or looks similar' },
  dateOfBirth: { title: 'The same date of birth' },
  dateTransposed: { title: 'A date of birth with digits swapped' },
  address: { title: 'The same address' },
  addressAlike: { title: 'A similar address' },
} as const
export type Agreement = keyof typeof agreements

/** The state of the other pathway: open, in its watch, closed, or ended at its referral without any work. */
export const standings = {
  open: { title: 'Open' },
  watched: { title: 'In the watch' },
  closed: { title: 'Closed' },
  turnedAway: { title: 'Ended as a referral' },
} as const
export type MatchStanding = keyof typeof standings
