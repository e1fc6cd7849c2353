/** The stages of a meeting. */
export const conferenceStages = {
  unplanned: { title: 'Not planned' },
  planned: { title: 'List open' },
  listClosed: { title: 'List closed' },
  circulated: { title: 'Agenda circulated' },
  inSession: { title: 'In session' },
  adjourned: { title: 'Adjourned' },
  minutes: { title: 'Minutes' },
  locked: { title: 'Minutes locked' },
  cancelled: { title: 'Cancelled' },
} as const
export type ConferenceStage = keyof typeof conferenceStages

/** What can be decided about a pathway. To defer is to decide later. */
export const conferenceDecisions = {
  intervene: { title: 'Intervene' },
  adviceOnly: { title: 'Advice only' },
  referOn: { title: 'Refer on' },
  noAction: { title: 'No action' },
  defer: { title: 'Defer' },
  close: { title: 'Close' },
} as const
export type ConferenceDecision = keyof typeof conferenceDecisions

/** Every item is in one of these; only a listed one is still to be heard here. */
export const itemStatuses = {
  listed: { title: 'Listed' },
  decided: { title: 'Decided' },
  deferred: { title: 'Deferred' },
  moved: { title: 'Moved to another meeting' },
  withdrawn: { title: 'Withdrawn' },
} as const
export type ItemStatus = keyof typeof itemStatuses

export const deferReasons = {
  capacity: { title: 'More items than the meeting can hear' },
  referrerAbsent: { title: 'The referrer neither attended nor briefed anybody' },
  moreNeeded: { title: 'More information is needed first' },
  conflict: { title: 'A conflict of interest' },
  time: { title: 'No time was left' },
  other: { title: 'Another reason' },
} as const
export type DeferReason = keyof typeof deferReasons

/** Why an item went to another meeting without being deferred. */
export const moveReasons = {
  cancelled: { title: 'The meeting was cancelled' },
  adjourned: { title: 'The meeting was adjourned' },
  transferred: { title: 'Transferred to another site' },
} as const

/** Why an item left the list undecided. */
export const leaveReasons = { ...deferReasons, ...moveReasons } as const

/** Whether an invited seat was filled. What is to be recorded: S39. */
export const attendances = {
  present: { title: 'Present' },
  apologies: { title: 'Apologies' },
  sentInformation: { title: 'Sent information instead' },
  absent: { title: 'Absent' },
  left: { title: 'Left' },
} as const
export type Attendance = keyof typeof attendances

/** What an agency answers when it is asked what it knows. */
export const returnAnswers = {
  full: { title: 'Full return' },
  nil: { title: 'Nothing known' },
  declined: { title: 'Declined' },
} as const
export type ReturnAnswer = keyof typeof returnAnswers

/** Why information stays with its agency; that it was withheld and why is recorded (S37), never what it is. */
export const withheldReasons = {
  thirdParty: { title: 'It would endanger somebody else' },
  investigation: { title: 'It would harm an investigation' },
  confidence: { title: 'It was given in confidence' },
  privilege: { title: 'Legal privilege' },
  notRelevant: { title: 'It is not relevant here' },
  other: { title: 'Another reason' },
} as const
export type WithheldReason = keyof typeof withheldReasons

/** What became of an action that was open when the meeting met: impossible and not done are told apart (S39). */
export const actionReviews = {
  done: { title: 'Done' },
  noLongerPossible: { title: 'No longer possible' },
  notDone: { title: 'Not done' },
  carried: { title: 'Carried to the next meeting' },
} as const
export type ActionReview = keyof typeof actionReviews

export const adjournReasons = {
  quorumLost: { title: 'The quorum was lost' },
  inquorate: { title: 'There was never a quorum' },
  other: { title: 'Another reason' },
} as const
export type AdjournReason = keyof typeof adjournReasons
