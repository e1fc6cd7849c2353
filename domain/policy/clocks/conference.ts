import type { ClockRule } from '../policy.ts'

/** Clocks for research, the conference, its actions and what interrupts. */
export const conferenceClocks = {
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
    source:
      'The coordinator verifies an action before the next meeting; weekly (aurorand.org.uk) is used.',
    mark: 'K',
  },
  persistentFailure: {
    span: { workingDays: 5 },
    guards: 'process',
    source:
      'Persistent failure goes to the steering group (SafeLives action tracking form); the clock is local.',
    mark: 'K',
  },
} as const satisfies Record<string, ClockRule>
