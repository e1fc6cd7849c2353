import type { ClockRule } from '../policy.ts'

/** Clocks for what comes after the end: how long a record is kept, and how soon that is decided. */
export const afterClocks = {
  retention: {
    span: { months: 72 },
    guards: 'statutory',
    source:
      'Six-year minimum under the management of police information (Hansard 19 Jun 2006); counted from the end of the pathway.',
    mark: 'S2',
  },
  retentionDecision: {
    span: { days: 28 },
    guards: 'statutory',
    source:
      'Decisions to retain are recorded (APP review-retention-disposal); four weeks is local.',
    mark: 'K',
  },
  answerTransfer: {
    span: { workingDays: 5 },
    guards: 'process',
    source: 'MARAC-to-MARAC transfers exist (SafeLives); the clock is a local default.',
    mark: 'K',
  },
  hearOfRefusal: {
    span: { workingDays: 2 },
    guards: 'process',
    source: 'Local default; no national deadline.',
    mark: 'K',
  },
} as const satisfies Record<string, ClockRule>
