import { type ClockRule } from './policy.ts'

/**
 * How long each wait may last by default. No national deadline exists for most steps: every number is a default in a
 * site's policy, with the source it was taken from. Marks: S sourced, S2 second-hand, old or local, K not verified.
 */
export const defaultClocks = {
  acknowledge: {
    span: { workingDays: 1 },
    guards: 'process',
    source: 'Local default; no national deadline.',
    mark: 'K',
  },
  amend: {
    span: { workingDays: 2 },
    guards: 'process',
    source: 'Local default; no national deadline.',
    mark: 'K',
  },
  triage: {
    span: { workingDays: 2 },
    guards: 'process',
    source: 'Local default; no national deadline.',
    mark: 'K',
  },
  triageUrgent: {
    span: { days: 0 },
    guards: 'safety',
    source: 'Emergency triage the same day.',
    mark: 'K',
  },
  victimContact: {
    span: { workingDays: 2 },
    guards: 'safety',
    source:
      'Your rights after crime: police ask a support service to contact within two days (copy of gov.uk).',
    mark: 'S2',
  },
  victimContactHigh: {
    span: { hours: 24 },
    guards: 'safety',
    source: 'Hertfordshire enhanced service: 24 hours (herts.police.uk).',
    mark: 'S2',
  },
  unreachable: {
    span: { days: 0 },
    guards: 'safety',
    source: 'High-risk victim not reached: police duty supervisor the same day.',
    mark: 'K',
  },
  tellVictim: {
    span: { workingDays: 1 },
    guards: 'safety',
    source: 'The advocate tells the victim of what was agreed within one working day.',
    mark: 'K',
  },
  advice: {
    span: { workingDays: 5 },
    guards: 'process',
    source: 'Local default; no national deadline.',
    mark: 'K',
  },
  receiverAcknowledges: {
    span: { workingDays: 5 },
    guards: 'process',
    source: 'Local default; no national deadline.',
    mark: 'K',
  },
  research: {
    span: { workingDays: 5 },
    guards: 'process',
    source: 'Research return in five working days, a local rule cited second-hand.',
    mark: 'S2',
  },
  conference: {
    span: { workingDays: 5 },
    guards: 'process',
    source: 'Stalking panel weekly (Hampshire, aurorand.org.uk).',
    mark: 'S',
  },
  emergencyConference: {
    span: { workingDays: 1 },
    guards: 'safety',
    source: 'Emergency conference the next working day.',
    mark: 'K',
  },
  respondToRisk: {
    span: { days: 0 },
    guards: 'safety',
    source: 'Breach or urgent risk: police at once, the advocate the same day.',
    mark: 'K',
  },
  action: {
    span: { workingDays: 5 },
    guards: 'process',
    source: 'Before the next meeting (SafeLives action tracking form).',
    mark: 'S',
  },
  verifyAction: {
    span: { workingDays: 5 },
    guards: 'process',
    source: 'The coordinator verifies an action before the next meeting; weekly (S7) taken.',
    mark: 'K',
  },
  persistentFailure: {
    span: { workingDays: 5 },
    guards: 'process',
    source:
      'Persistent failure to the steering group (SafeLives action tracking form); clock local.',
    mark: 'K',
  },
  suitability: {
    span: { workingDays: 10 },
    guards: 'treatment',
    source: 'Assess and allocate within two weeks (interventionsalliance.co.uk).',
    mark: 'S',
  },
  suitabilityRecheck: {
    span: { weeks: 4 },
    guards: 'treatment',
    source: 'Local default; no national deadline.',
    mark: 'K',
  },
  planSessions: {
    span: { workingDays: 5 },
    guards: 'treatment',
    source: 'Local default; no national deadline.',
    mark: 'K',
  },
  recordSession: {
    span: { workingDays: 1 },
    guards: 'treatment',
    source: 'A missed session is followed up the next working day.',
    mark: 'K',
  },
  followUpMissed: {
    span: { workingDays: 1 },
    guards: 'safety',
    source: 'Missed sessions followed up quickly (S12); next working day K.',
    mark: 'K',
  },
  missedSession: {
    span: { workingDays: 1 },
    guards: 'treatment',
    source: 'Missed sessions followed up quickly (S12); next working day K.',
    mark: 'K',
  },
  absenceEvidence: {
    span: { workingDays: 5 },
    guards: 'treatment',
    source: 'Evidence of a reason by the date that the provider gives; the default is local.',
    mark: 'K',
  },
  hearOfEnd: {
    span: { workingDays: 1 },
    guards: 'safety',
    source:
      'Disengagement itself is told to the advocate and the police lead within a working day.',
    mark: 'K',
  },
  closingReport: {
    span: { workingDays: 10 },
    guards: 'process',
    source: 'Local default; no national deadline.',
    mark: 'K',
  },
  reassess: {
    span: { workingDays: 5 },
    guards: 'safety',
    source: 'Disengagement and new events prompt a risk reassessment; the clock is local.',
    mark: 'K',
  },
  reviewHigh: {
    span: { weeks: 4 },
    guards: 'safety',
    source: 'MATAC is four-weekly (college.police.uk); used by analogy.',
    mark: 'S',
  },
  reviewStandard: {
    span: { weeks: 12 },
    guards: 'safety',
    source: 'Local default; no national deadline.',
    mark: 'K',
  },
  reviewOutOfTurn: {
    span: { workingDays: 5 },
    guards: 'safety',
    source: 'Three missed sessions lead to a review; the clock is local.',
    mark: 'K',
  },
  proposeClosure: {
    span: { workingDays: 5 },
    guards: 'process',
    source: 'Local default; no national deadline.',
    mark: 'K',
  },
  answerClosure: {
    span: { workingDays: 5 },
    guards: 'safety',
    source: 'The advocate is asked first; the clock is local.',
    mark: 'K',
  },
  approveClosure: {
    span: { workingDays: 5 },
    guards: 'process',
    source: 'Approve within five working days.',
    mark: 'K',
  },
  mendDelivery: {
    span: { workingDays: 1 },
    guards: 'process',
    source: 'Local default; no national deadline.',
    mark: 'K',
  },
  watch: {
    span: { months: 12 },
    guards: 'safety',
    source: 'Twelve months from the last referral (SafeLives; agencies flag files twelve months).',
    mark: 'S',
  },
} as const satisfies Record<string, ClockRule>
export type ClockCode = keyof typeof defaultClocks
