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
  number: 'The same number with the police, the courts or the NHS',
  name: 'The same name',
  nameAlike: 'A name that sounds or looks similar',
  nameJoined: 'The same name, written as one word or as several',
  nameShort: 'A short form of the name',
  alias: 'The same alias',
  aliasAlike: 'An alias that sounds or looks similar',
  namePart: 'One of the names',
  surname: 'The same surname only',
  dateOfBirth: 'The same date of birth',
  dateTransposed: 'A date of birth with digits swapped',
  dateOneEdit: 'A date of birth with one digit different',
  yearOfBirth: 'The same year of birth',
  ageOfBirth: 'About the same age',
  firstOfJanuary: 'The first of January of the same year, which often stands for a year alone',
  address: 'The same address',
  addressAlike: 'A similar address',
})
export type Agreement = keyof typeof agreements

/**
 * What spoke against two people being one.
 * @internal A test asks it too.
 */
export const differences = titled({
  nameDiffers: 'Another name',
  bornNear: 'A date of birth within five years',
  bornElsewhen: 'Another date of birth',
  addressDiffers: 'Another address',
  numberDiffers: 'Another number with the police, the courts or the NHS',
})
export type Difference = keyof typeof differences

/** The state of the other pathway: open, in its watch, closed, or ended at its referral without any work. */
export const standings = titled({
  open: 'Open',
  watched: 'In the watch',
  closed: 'Closed',
  turnedAway: 'Ended as a referral',
})
export type MatchStanding = keyof typeof standings
