import type { CaseloadSort } from '../../store/reads/caseload.ts'
import type { Titles } from '../../domain/titled.ts'
import { deliveryResults } from '../../domain/codes.ts'
import { conferenceStages, returnAnswers } from '../../domain/conference/codes.ts'
import { places } from '../../domain/stages/index.ts'

/** The codes of answers and queries, with their titles. */

export const yesNo = {
  true: { title: 'Yes' },
  false: { title: 'No' },
} as const

export const timelineOrders = {
  oldest: { title: 'Oldest first' },
  newest: { title: 'Newest first' },
} as const

/** By what the caseload can be sorted. */
export const caseloadOrders = {
  openedAt: { title: 'Opened, earliest first' },
  '-openedAt': { title: 'Opened, latest first' },
  lastReferralAt: { title: 'Last referral, earliest first' },
  '-lastReferralAt': { title: 'Last referral, latest first' },
  stageSince: { title: 'Longest at its stage first' },
  '-stageSince': { title: 'Shortest at its stage first' },
  due: { title: 'Due soonest first' },
  '-due': { title: 'Due latest first' },
  nextAlarm: { title: 'Next date, soonest first' },
  '-nextAlarm': { title: 'Next date, latest first' },
  risk: { title: 'Lowest risk first' },
  '-risk': { title: 'Highest risk first' },
} as const satisfies Titles<CaseloadSort | `-${CaseloadSort}`>

export const dueWhen = {
  overdue: { title: 'Overdue' },
  today: { title: 'Due today' },
} as const

export const stuckKinds = {
  business: { title: 'Waiting on people' },
  technical: { title: 'Waiting on the system' },
} as const

/** What became of a notice. */
export const noticeOutcomes = {
  queued: { title: 'Waiting to be sent' },
  ...deliveryResults,
  dropped: { title: 'No longer needed' },
} as const

/** What became of a command. */
export const commandOutcomes = {
  waiting: { title: 'Received' },
  done: { title: 'Done' },
  refused: { title: 'Refused' },
  faulted: { title: 'Could not be processed' },
} as const

/** What time does if nobody acts. */
export const foreseenKinds = {
  reminder: { title: 'A reminder' },
  override: { title: 'The chair may close without the advocate' },
  orderRunsOut: { title: 'An order expires' },
  resume: { title: 'The hold ends' },
  end: { title: 'The watch ends' },
  retention: { title: 'Decision on keeping the record' },
} as const

export const agendaParts = {
  confidentiality: { title: 'Confidentiality' },
  actions: { title: 'Open actions' },
  items: { title: 'Items' },
  expiries: { title: 'Watches that end' },
  anyOther: { title: 'Any other business' },
} as const

export const minutesStatuses = {
  none: { title: 'Not drafted' },
  drafted: { title: 'Drafted' },
  circulated: { title: 'Circulated' },
  approved: { title: 'Approved' },
} as const

/** Where a return stands. */
export const returnStates = {
  asked: { title: 'No answer yet' },
  ...returnAnswers,
  waived: { title: 'Waived' },
} as const

/** Where a part of a draft stands. */
export const sectionStates = {
  empty: { title: 'Not started' },
  begun: { title: 'In progress' },
  complete: { title: 'Completed' },
} as const

/** Whether a part of the system is there. */
export const partStates = {
  ok: { title: 'Running' },
  missing: { title: 'Missing' },
} as const

/** Where a pathway or a meeting can stand. */
export const everyStage = { ...places, ...conferenceStages } as const
