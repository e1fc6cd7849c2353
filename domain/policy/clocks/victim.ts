import type { ClockRule } from '../policy.ts'

/** Clocks for contact with the victim. */
export const victimClocks = {
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
    source: 'The advocate tells the victim what was agreed within one working day.',
    mark: 'K',
  },
} as const satisfies Record<string, ClockRule>
