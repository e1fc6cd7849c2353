import { codes } from '../codes.ts'
import { conferenceDecisions } from '../conference/codes.ts'
import { pickTitles, type Titles } from '../titled.ts'
import type { StageCode, stages } from './index.ts'

type OutcomeOf<S extends StageCode> = keyof (typeof stages)[S]['outcomes'] & string

/** Every outcome of a stage, as people call it. */
export const outcomeTitles = {
  ...conferenceDecisions,
  accepted: { title: 'Accepted' },
  returned: { title: 'Sent back for more information' },
  rejected: { title: 'Rejected' },
  linked: { title: 'Linked to another pathway' },
  conference: { title: 'Conference' },
  emergencyConference: { title: 'Emergency conference' },
  reject: { title: 'Reject' },
  complete: { title: 'Completed' },
  suitable: { title: 'Suitable' },
  suitableNotReady: { title: 'Suitable, not ready' },
  unsuitable: { title: 'Unsuitable' },
  withdrawn: { title: 'Withdrawn' },
  disengaged: { title: 'Disengaged' },
  breached: { title: 'Breached' },
  notDelivered: { title: 'Not delivered by the service' },
  continue: { title: 'Continue' },
  stepUp: { title: 'Step up' },
  stepDown: { title: 'Step down' },
  approved: { title: 'Approved' },
  objected: { title: 'The advocate objected' },
  refused: { title: 'Refused' },
  expired: { title: 'Watch finished' },
  repeat: { title: 'Repeat' },
  proposed: { title: 'Closure proposed' },
  died: { title: 'A death' },
  watchOver: { title: 'Watch finished' },
} as const satisfies Titles<{ [S in StageCode]: OutcomeOf<S> }[StageCode]>

/** Why a stage was entered, or a pathway ended: an outcome of the previous stage, or what led there from elsewhere. */
export const entryReasons = {
  ...outcomeTitles,
  submitted: { title: 'Referral submitted' },
  unlinked: { title: 'No longer linked to another pathway' },
  'given back': { title: 'Linked referral given back' },
  stopped: { title: 'Stopped: it should never have been' },
  referralWithdrawn: { title: 'Referral withdrawn' },
  'taken back': { title: 'An entry made in error was withdrawn' },
  'watch over': { title: 'Watch finished' },
} as const

/** The outcomes of a stage, with their titles. */
export const outcomesOf = <Outcome extends keyof typeof outcomeTitles>(stage: {
  readonly outcomes: Readonly<Record<Outcome, unknown>>
}): Pick<typeof outcomeTitles, Outcome> => pickTitles(outcomeTitles, ...codes(stage.outcomes))
