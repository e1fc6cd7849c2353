import { titled } from '../../codes.ts'

/** The short lists of codes of a pathway that have no other rule than their titles. */

/** Whether a contact with the victim was at a time that was called safe, or was the victim's own doing. */
export const contactWindows = titled({
  inside: 'Inside the safe times',
  outside: 'Outside the safe times',
  byVictim: 'The victim got in touch',
})

/** How a first contact with the victim went. */
export const firstContacts = titled({
  reached: 'Reached',
  notReached: 'Not reached',
  messageLeft: 'A message was left',
  wrongContact: 'Somebody else answered, or the contact was wrong',
  declined: 'Declined support',
  unsafe: 'Contact is unsafe',
})

/** What somebody found who looked at a report by name that is about nobody known. */
export const reportDecisions = titled({
  thisPathway: 'It is about a pathway',
  referred: 'The person has been referred',
  passedOn: 'Passed on in another way',
  nothing: 'Nothing to do',
})

/** What came of telling the victim something. */
export const tellings = titled({ told: 'Told', unwanted: 'They did not want to hear it' })

/** On what ground somebody is treated. */
export const treatmentBases = titled({ consent: 'With consent', order: 'Required by an order' })

export const sessionModes = titled({ inPerson: 'In person', remote: 'By video or telephone' })

/** Who asked for a session to be moved. */
export const moveRequesters = titled({
  person: 'The person',
  provider: 'The provider',
  other: 'Somebody else',
})

/** What came of asking after somebody who missed a session. */
export const followUpResults = titled({
  explained: 'Explained',
  awaitsEvidence: 'Evidence awaited',
  noContact: 'No contact made',
})

/** Who can have died. */
export const concerned = titled({ person: 'The person', victim: 'The victim' })

export const investigationOutcomes = titled({
  charged: 'Charged',
  noFurtherAction: 'No further action',
  other: 'Another outcome',
})

export const holdReviews = titled({ continue: 'Continue the hold', resume: 'Resume treatment' })

/** Why a hold ended. */
export const holdEnds = titled({
  decided: 'By decision',
  reviewed: 'At its review',
  date: 'On its end date',
  died: 'The person died',
})

/** How an interim order ends when the main one is not made. */
export const interimOutcomes = titled({
  refused: 'Main order refused',
  withdrawn: 'Application withdrawn',
})

/** What somebody notified to the police under an order. */
export const notifications = titled({ initial: 'First notification', change: 'Change of details' })

export const renewalDecisions = titled({ apply: 'Apply for renewal', letExpire: 'Let it expire' })

/** What the advocate says of a closure. */
export const closureViews = titled({
  agree: 'Agrees',
  object: 'Objects',
  notReached: 'Victim not reached',
})

/** Why the risk was set. */
export const ratingOccasions = titled({
  triage: 'Triage',
  conference: 'Conference',
  review: 'Review',
  assessment: 'Risk assessment',
})

/** Why a pathway was reopened. */
export const reopenings = titled({ repeat: 'Repeat', stepUp: 'Stepped up' })

/** Why dates were planned again. */
export const replanReasons = titled({ policy: 'A newer policy', calendar: 'Changed bank holidays' })

/** What becomes of the name that somebody had before a correction. */
export const formerNames = titled({
  shown: 'Shown as a former name, and found by a search',
  hidden: 'Kept out of sight, such as after a transition; only matching knows it',
})
export type FormerNames = keyof typeof formerNames

/** What a withdrawal could not take back, so that somebody looks. */
export const withdrawalRemains = titled({
  movedOn: 'The pathway has moved on since',
  alsoReported: 'Something else that was reported since asks for the same',
  acted: 'Somebody has already acted on it',
  heard: 'Somebody was told urgently, and a day has passed since',
  messageLeft: 'A message was left, which nobody can take back',
})

/** Why a pathway should never have been. */
export const stopReasons = titled({
  wrongPerson: 'It is about another person',
  duplicate: 'It ran on beside another pathway about the same person',
  unfounded: 'It should never have been opened',
})

/** What the advocate says of a stop. */
export const stopViews = titled({ agree: 'Agrees', object: 'Objects' })
