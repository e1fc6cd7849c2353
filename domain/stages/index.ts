import type { StageDefinition } from './stage.ts'

/** The stages of the main line, in order: whose turn it is at each, what it owes, and where each outcome leads. */
const mainLine = {
  /** A referral has come in and somebody must look at it. */
  referral: {
    title: 'Referral',
    owner: 'coordinator',
    owes: 'acknowledge',
    clock: 'acknowledge',
    ladder: 'standard',
    outcomes: { accepted: 'triage', returned: 'referral', rejected: 'ended', linked: 'ended' },
  },
  /** The police lead decides what is to happen. Advice only and refer on stay here until their one obligation is met. */
  triage: {
    title: 'Triage',
    owner: 'policeLead',
    owes: 'triage',
    clock: 'triage',
    ladder: 'standard',
    outcomes: {
      adviceOnly: 'closure',
      /** The meeting itself asks the agencies when its list closes, if the site's policy says so. */
      conference: ['research', 'conference'],
      emergencyConference: 'conference',
      referOn: 'closure',
      reject: 'ended',
    },
  },
  /** Each agency asked says what it knows, or that it knows nothing; the chair may waive a gap. */
  research: {
    title: 'Research',
    owner: 'agencyWorker',
    clock: 'research',
    ladder: 'standard',
    outcomes: { complete: 'conference' },
  },
  /** The partners meet and the chair decides. */
  conference: {
    title: 'Conference',
    owner: 'chair',
    owes: 'conference',
    clock: 'conference',
    ladder: 'standard',
    outcomes: {
      /** To the sessions where some are still planned. */
      intervene: ['suitability', 'sessions'],
      adviceOnly: 'closure',
      referOn: 'closure',
      noAction: 'closure',
      defer: 'conference',
      close: 'closure',
      /** Of an emergency that changes nothing: a watch that it had reopened goes on. */
      noted: 'watch',
    },
  },
  /** The clinician says whether an intervention suits the person now. */
  suitability: {
    title: 'Suitability',
    owner: 'forensicClinician',
    owes: 'suitability',
    clock: 'suitability',
    ladder: 'standard',
    outcomes: { suitable: 'sessions', suitableNotReady: 'suitability', unsuitable: 'review' },
  },
  /** Sessions are planned, held and recorded. */
  sessions: {
    title: 'Sessions',
    owner: 'forensicClinician',
    owes: 'planSessions',
    clock: 'planSessions',
    ladder: 'standard',
    outcomes: {
      complete: 'review',
      withdrawn: 'review',
      disengaged: 'review',
      breached: 'review',
      notDelivered: 'review',
    },
  },
  /** The chair looks again: every four weeks at high risk, every twelve otherwise. */
  review: {
    title: 'Review',
    owner: 'chair',
    owes: 'review',
    clock: 'reviewStandard',
    ladder: 'long',
    outcomes: {
      /** Back to the sessions where some are still planned. */
      continue: ['review', 'sessions'],
      stepUp: 'conference',
      stepDown: ['review', 'sessions'],
      close: 'closure',
      /** The coordinator proposes to close without waiting for the review. */
      proposed: 'closure',
    },
  },
  /** The coordinator proposes, the advocate is asked, the chair approves. An objection or a refusal leads back to review. */
  closure: {
    title: 'Closure',
    owner: 'coordinator',
    owes: 'proposeClosure',
    clock: 'approveClosure',
    ladder: 'standard',
    outcomes: {
      approved: 'watch',
      objected: 'review',
      refused: 'review',
      /** Approved when nobody is left to watch, or when the time of the watch is already over. */
      died: 'ended',
      watchOver: 'ended',
    },
  },
  /** Twelve months from the last referral; only time and a new incident have anything to say. */
  watch: {
    title: 'Watch',
    owner: 'coordinator',
    clock: 'watch',
    ladder: 'long',
    outcomes: { expired: 'ended', repeat: 'conference', stepUp: 'conference' },
  },
} as const satisfies Record<string, StageDefinition>
export type StageCode = keyof typeof mainLine

/** Where an outcome can lead: another stage, the same one, or the pathway's end. */
export type Destination = StageCode | 'ended'

/** Each outcome, and where it leads. */
export type Outcomes = Readonly<Record<string, Destination | readonly Destination[]>>

/** A stage whose outcomes lead to places that there are. */
export type Stage = StageDefinition & { readonly outcomes: Outcomes }

/** The places to which an outcome can lead, the usual one first. */
export function placesOf(leads: Outcomes[string]): readonly Destination[] {
  return typeof leads === 'string' ? [leads] : leads
}

/** The stages of the main line, in order. One whose outcome leads to no stage of them does not compile. */
export const stages = mainLine satisfies Record<StageCode, Stage>

/** Where a pathway can be: `received` before its first turn, a stage, or `ended`. */
export type Place = 'received' | StageCode | 'ended'

/** Every place where a pathway can stand, in order. */
export const places = {
  received: { title: 'Received' },
  ...stages,
  ended: { title: 'Ended' },
} as const

/** A place in words. */
export const placeTitle = (place: Place): string => places[place].title
