import { type ClockRule } from '../policy.ts'

/** Of what triage lists at once. */
export const careClocks = {
  emergencyConferenceSameDay: {
    span: { days: 0 },
    guards: 'safety',
    source: 'Triage for an emergency: the conference is the same day.',
    mark: 'K',
  },
} as const satisfies Record<string, ClockRule>
