import type { CountingDecision } from '../pathway/shape/conference.ts'
import { titled } from '../codes.ts'

/** The stages of a meeting. */
export const conferenceStages = titled({
  unplanned: 'Not planned',
  planned: 'List open',
  listClosed: 'List closed',
  circulated: 'Agenda circulated',
  inSession: 'In session',
  adjourned: 'Adjourned',
  minutes: 'Minutes',
  locked: 'Minutes locked',
  cancelled: 'Cancelled',
})
export type ConferenceStage = keyof typeof conferenceStages

/** What can be decided about a pathway. To defer is to decide later. */
export const conferenceDecisions = titled({
  intervene: 'Intervene',
  adviceOnly: 'Advice only',
  referOn: 'Refer on',
  noAction: 'No action',
  defer: 'Defer',
  close: 'Close',
  noted: 'Noted: go on as planned',
})
export type ConferenceDecision = keyof typeof conferenceDecisions

/** Every item is in one of these; only a listed one is still to be heard here. */
export const itemStatuses = titled({
  listed: 'Listed',
  decided: 'Decided',
  deferred: 'Deferred',
  moved: 'Moved to another meeting',
  withdrawn: 'Withdrawn',
})
export type ItemStatus = keyof typeof itemStatuses

export const deferReasons = titled({
  capacity: 'More items than the meeting can hear',
  referrerAbsent: 'The referrer neither attended nor briefed anybody',
  moreNeeded: 'More information is needed first',
  conflict: 'A conflict of interest',
  time: 'No time was left',
  other: 'Another reason',
})
export type DeferReason = keyof typeof deferReasons

/** Why an item went to another meeting without being deferred. */
export const moveReasons = titled({
  cancelled: 'The meeting was cancelled',
  adjourned: 'The meeting was adjourned',
  transferred: 'Transferred to another site',
})

/** Why an item left the list undecided. */
export const leaveReasons = { ...deferReasons, ...moveReasons } as const

/** Whether an invited seat was filled. What is to be recorded: S39. */
export const attendances = titled({
  present: 'Present',
  apologies: 'Apologies',
  sentInformation: 'Sent information instead',
  absent: 'Absent',
  left: 'Left',
})
export type Attendance = keyof typeof attendances

/** What an agency answers when it is asked what it knows. */
export const returnAnswers = titled({
  full: 'Full return',
  nil: 'Nothing known',
  declined: 'Declined',
})
export type ReturnAnswer = keyof typeof returnAnswers

/** Why information stays with its agency; that it was withheld and why is recorded (S37), never what it is. */
export const withheldReasons = titled({
  thirdParty: 'It would endanger somebody else',
  investigation: 'It would harm an investigation',
  confidence: 'It was given in confidence',
  privilege: 'Legal privilege',
  notRelevant: 'It is not relevant here',
  other: 'Another reason',
})
export type WithheldReason = keyof typeof withheldReasons

/** What became of an action that was open when the meeting met: impossible and not done are told apart (S39). */
export const actionReviews = titled({
  done: 'Done',
  noLongerPossible: 'No longer possible',
  notDone: 'Not done',
  carried: 'Carried to the next meeting',
})
export type ActionReview = keyof typeof actionReviews

/** What becomes of the actions and differing views of a decision that is corrected. */
export const agreedAfter = titled({
  stands: 'They stand',
  ended: 'They came only from the wrong decision, and end',
})
export type AgreedAfter = keyof typeof agreedAfter

export const adjournReasons = titled({
  quorumLost: 'The quorum was lost',
  inquorate: 'There was never a quorum',
  other: 'Another reason',
})
export type AdjournReason = keyof typeof adjournReasons

/** What is said wherever a decision stands that its pathway did not wait for any more; by which of the two counts. */
export function overtakenText({
  overtaken,
  overtakenCounts: counts,
}: {
  readonly overtaken: boolean
  readonly overtakenCounts: CountingDecision | null
}): string {
  if (!overtaken) return ''
  const late = 'The pathway was no longer waiting for this decision'
  if (counts === 'meeting') return `${late}. Somebody has said that it counts all the same.`
  return counts === 'chair'
    ? `${late}. Somebody has said that it does not count, but what was decided on the pathway.`
    : `${late}, so nothing follows on it until somebody has looked at it.`
}
