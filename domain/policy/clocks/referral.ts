import type { ClockRule } from '../policy.ts'

/** Clocks for the referral and triage. */
export const referralClocks = {
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
} as const satisfies Record<string, ClockRule>
