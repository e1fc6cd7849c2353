/** The short lists of codes of a pathway that have no other rule than their titles. */

/** Whether a contact with the victim was, or is to be, at a time that the victim called safe. */
export const contactWindows = {
  inside: { title: 'Inside the safe times' },
  outside: { title: 'Outside the safe times' },
} as const

/** How a first contact with the victim went. */
export const firstContacts = {
  reached: { title: 'Reached' },
  notReached: { title: 'Not reached' },
  declined: { title: 'Declined support' },
  unsafe: { title: 'Contact is unsafe' },
} as const

/** On what ground somebody is treated. */
export const treatmentBases = {
  consent: { title: 'With consent' },
  order: { title: 'Required by an order' },
} as const

export const sessionModes = {
  inPerson: { title: 'In person' },
  remote: { title: 'By video or telephone' },
} as const

/** Who asked for a session to be moved. */
export const moveRequesters = {
  person: { title: 'The person' },
  provider: { title: 'The provider' },
  other: { title: 'Somebody else' },
} as const

/** What came of asking after somebody who missed a session. */
export const followUpResults = {
  explained: { title: 'Explained' },
  awaitsEvidence: { title: 'Evidence awaited' },
  noContact: { title: 'No contact made' },
} as const

/** Who can have died. */
export const deceased = {
  person: { title: 'The person' },
  victim: { title: 'The victim' },
} as const

export const investigationOutcomes = {
  charged: { title: 'Charged' },
  noFurtherAction: { title: 'No further action' },
  other: { title: 'Another outcome' },
} as const

export const holdReviews = {
  continue: { title: 'Continue the hold' },
  resume: { title: 'Resume treatment' },
} as const

/** Why a hold ended. */
export const holdEnds = {
  decided: { title: 'By decision' },
  reviewed: { title: 'At its review' },
  date: { title: 'On its end date' },
  died: { title: 'The person died' },
} as const

/** How an interim order ends when the main one is not made. */
export const interimOutcomes = {
  refused: { title: 'Main order refused' },
  withdrawn: { title: 'Application withdrawn' },
} as const

/** What somebody notified to the police under an order. */
export const notifications = {
  initial: { title: 'First notification' },
  change: { title: 'Change of details' },
} as const

export const renewalDecisions = {
  apply: { title: 'Apply for renewal' },
  letExpire: { title: 'Let it expire' },
} as const

/** What the advocate says of a closure. */
export const closureViews = {
  agree: { title: 'Agrees' },
  object: { title: 'Objects' },
  notReached: { title: 'Victim not reached' },
} as const

/** Why the risk was set. */
export const ratingOccasions = {
  triage: { title: 'Triage' },
  conference: { title: 'Conference' },
  review: { title: 'Review' },
  assessment: { title: 'Risk assessment' },
} as const

/** Why a pathway was reopened. */
export const reopenings = {
  repeat: { title: 'Repeat' },
  stepUp: { title: 'Stepped up' },
} as const

/** Why dates were planned again. */
export const replanReasons = {
  policy: { title: 'A newer policy' },
  calendar: { title: 'Changed bank holidays' },
} as const
