import type { ClockRule } from '../policy.ts'

/** Clocks for what triage lists at once, for a police investigation, and for what is told besides. */
export const careClocks = {
  emergencyConferenceSameDay: {
    span: { days: 0 },
    guards: 'safety',
    source: 'Triage for an emergency: the conference is the same day.',
    mark: 'K',
  },
  awaitInvestigation: {
    span: { weeks: 4 },
    guards: 'process',
    source: 'Police are asked about an investigation every four weeks; a local default.',
    mark: 'K',
  },
  hearOfReport: {
    span: { workingDays: 1 },
    guards: 'safety',
    source: 'Police and advocate respond to a report within one working day.',
    mark: 'K',
  },
} as const satisfies Record<string, ClockRule>
