import type { ClockRule } from '../policy.ts'

/** Clocks for suitability and sessions. */
export const treatmentClocks = {
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
    source:
      'Missed sessions are followed up quickly (interventionsalliance.co.uk); the next working day is not verified.',
    mark: 'K',
  },
  missedSession: {
    span: { workingDays: 1 },
    guards: 'treatment',
    source:
      'Missed sessions are followed up quickly (interventionsalliance.co.uk); the next working day is not verified.',
    mark: 'K',
  },
  absenceEvidence: {
    span: { workingDays: 5 },
    guards: 'treatment',
    source:
      'Evidence for an absence is due by the date that the provider gives; the default is local.',
    mark: 'K',
  },
  hearOfEnd: {
    span: { workingDays: 1 },
    guards: 'safety',
    source: 'The advocate and the police lead are told of disengagement within one working day.',
    mark: 'K',
  },
  closingReport: {
    span: { workingDays: 10 },
    guards: 'process',
    source: 'Local default; no national deadline.',
    mark: 'K',
  },
} as const satisfies Record<string, ClockRule>
