import type { ClockRule } from '../policy.ts'

/** Of suitability and sessions. */
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
      'Missed sessions followed up quickly (interventionsalliance.co.uk); next working day K.',
    mark: 'K',
  },
  missedSession: {
    span: { workingDays: 1 },
    guards: 'treatment',
    source:
      'Missed sessions followed up quickly (interventionsalliance.co.uk); next working day K.',
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
} as const satisfies Record<string, ClockRule>
