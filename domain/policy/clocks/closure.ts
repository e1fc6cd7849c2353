import type { ClockRule } from '../policy.ts'

/** Clocks for assessments, reviews, closure and the watch. */
export const closureClocks = {
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
