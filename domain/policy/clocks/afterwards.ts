import { clock } from './clock.ts'
import type { ClockRule } from '../policy.ts'

/** Clocks of treatment, of orders, and of what comes after. */
export const afterwardsClocks = {
  // Suitability and sessions
  suitability: clock(
    'treatment',
    { workingDays: 10 },
    'S',
    'Assess and allocate within two weeks (interventionsalliance.co.uk).',
  ),
  suitabilityRecheck: clock('treatment', { weeks: 4 }, 'K', 'Local default; no national deadline.'),
  planSessions: clock('treatment', { workingDays: 5 }, 'K', 'Local default; no national deadline.'),
  recordSession: clock(
    'treatment',
    { workingDays: 1 },
    'K',
    'A missed session is followed up the next working day.',
  ),
  followUpMissed: clock(
    'safety',
    { workingDays: 1 },
    'K',
    'Missed sessions are followed up quickly (interventionsalliance.co.uk); the next working day is not verified.',
  ),
  missedSession: clock(
    'treatment',
    { workingDays: 1 },
    'K',
    'Missed sessions are followed up quickly (interventionsalliance.co.uk); the next working day is not verified.',
  ),
  absenceEvidence: clock(
    'treatment',
    { workingDays: 5 },
    'K',
    'Evidence for an absence is due by the date that the provider gives; the default is local.',
  ),
  hearOfEnd: clock(
    'safety',
    { workingDays: 1 },
    'K',
    'The advocate and the police lead are told of disengagement within one working day.',
  ),
  closingReport: clock('process', { workingDays: 10 }, 'K', 'Local default; no national deadline.'),

  // Assessments, reviews, closure and the watch
  reassess: clock(
    'safety',
    { workingDays: 5 },
    'K',
    'Disengagement and new events prompt a risk reassessment; the clock is local.',
  ),
  reviewHigh: clock(
    'safety',
    { weeks: 4 },
    'S',
    'MATAC is four-weekly (college.police.uk); used by analogy.',
  ),
  reviewStandard: clock('safety', { weeks: 12 }, 'K', 'Local default; no national deadline.'),
  reviewOutOfTurn: clock(
    'safety',
    { workingDays: 5 },
    'K',
    'Three missed sessions lead to a review; the clock is local.',
  ),
  proposeClosure: clock('process', { workingDays: 5 }, 'K', 'Local default; no national deadline.'),
  answerClosure: clock(
    'safety',
    { workingDays: 5 },
    'K',
    'The advocate is asked first; the clock is local.',
  ),
  approveClosure: clock('process', { workingDays: 5 }, 'K', 'Approve within five working days.'),
  confirmExtension: clock(
    'safety',
    { workingDays: 1 },
    'K',
    'An extension past the ceiling is confirmed within a working day, or it lapses; local.',
  ),
  lookAtRestored: clock('safety', { workingDays: 1 }, 'K', 'Local default; no national deadline.'),
  answerStop: clock(
    'safety',
    { days: 0 },
    'K',
    'What should never have been is stopped on the day, and the advocate is asked first; local.',
  ),
  putRight: clock(
    'safety',
    { workingDays: 1 },
    'K',
    'Whoever was told wrongly is told rightly by the next working day; local.',
  ),
  lookAtWithdrawn: clock(
    'safety',
    { workingDays: 1 },
    'K',
    'Whoever acted on what was entered in error learns so by the next working day; local.',
  ),
  mendDelivery: clock('process', { workingDays: 1 }, 'K', 'Local default; no national deadline.'),
  watch: clock(
    'safety',
    { months: 12 },
    'S',
    'Twelve months from the last referral (SafeLives; agencies flag files twelve months).',
  ),

  // Orders and their breaches
  serveOrder: clock(
    'safety',
    { workingDays: 2 },
    'K',
    'No period for serving an order was found; a local default.',
  ),
  orderNotification: clock(
    'statutory',
    { days: 2 },
    'S',
    'Stalking Protection Act 2019, section 9: within three days beginning with service or change; that day counts, so two days after it.',
  ),
  orderRenewal: clock(
    'statutory',
    { days: 90 },
    'K',
    'Renewal is decided 90 days before the order runs out, counted back from its end.',
  ),
  orderRenewalSoon: clock(
    'statutory',
    { workingDays: 5 },
    'K',
    'If the 90 days before the end have already begun; a local default.',
  ),
  orderRanOut: clock(
    'safety',
    { workingDays: 1 },
    'K',
    'An order that expired undecided is looked at the next working day; a local default.',
  ),
  handOverOrder: clock(
    'safety',
    { workingDays: 5 },
    'K',
    'Orders are handed over at closure, or within five working days if recorded during the watch; a local default.',
  ),
  decideOnBreach: clock(
    'safety',
    { workingDays: 1 },
    'K',
    'Breach: police at once; the decision by the next working day is a local default.',
  ),

  // What comes after the end: how long a record is kept, and how soon that is decided
  retention: clock(
    'statutory',
    { months: 72 },
    'S2',
    'Six-year minimum under the management of police information (Hansard 19 Jun 2006); counted from the end of the pathway.',
  ),
  meetingRetention: clock(
    'statutory',
    { months: 72 },
    'K',
    'A time of its own for meetings is local: six years from the day of the meeting, as for the pathways that it heard (Hansard 19 Jun 2006).',
  ),
  retentionDecision: clock(
    'statutory',
    { days: 28 },
    'K',
    'Decisions to retain are recorded (APP review-retention-disposal); four weeks is local.',
  ),
  confirmErasure: clock(
    'statutory',
    { days: 14 },
    'K',
    'Nothing is erased by one person alone; two weeks for the second one is local.',
  ),
  answerTransfer: clock(
    'process',
    { workingDays: 5 },
    'K',
    'MARAC-to-MARAC transfers exist (SafeLives); the clock is a local default.',
  ),
  hearOfRefusal: clock('process', { workingDays: 2 }, 'K', 'Local default; no national deadline.'),

  // Holds, custody and deaths. None guards treatment: a hold does not stop what watches over it.
  reviewHold: clock(
    'process',
    { weeks: 4 },
    'K',
    'A hold is reviewed at regular intervals; four weeks, like a review, is local.',
  ),
  planRelease: clock(
    'safety',
    { workingDays: 10 },
    'K',
    'A plan is owed before a known release date; ten working days, counted back, is local.',
  ),
  tellRelease: clock(
    'safety',
    { workingDays: 10 },
    'K',
    'The advocate is told of a release date beforehand; ten working days, counted back, is local.',
  ),
  hearOfRelease: clock(
    'safety',
    { days: 0 },
    'K',
    'The advocate is told of a release the same day, like a breach or urgent risk.',
  ),
  hearOfDeath: clock(
    'safety',
    { days: 0 },
    'K',
    'The advocate is told of a death the same day; local.',
  ),

  // What triage lists at once, for a police investigation, and for what is told besides
  emergencyConferenceSameDay: clock(
    'safety',
    { days: 0 },
    'K',
    'Triage for an emergency: the conference is the same day.',
  ),
  awaitInvestigation: clock(
    'process',
    { weeks: 4 },
    'K',
    'Police are asked about an investigation every four weeks; a local default.',
  ),
  findProvider: clock(
    'treatment',
    { workingDays: 5 },
    'K',
    'Another provider is found within the week between two sessions; a local default.',
  ),
  hearOfLowering: clock(
    'safety',
    { workingDays: 1 },
    'K',
    'Police and advocate note a lowered risk within one working day, as they respond to a report; local.',
  ),
  hearOfReport: clock(
    'safety',
    { workingDays: 1 },
    'K',
    'Police and advocate respond to a report within one working day.',
  ),
} as const satisfies Record<string, ClockRule>
