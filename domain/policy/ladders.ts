import type { LadderRule } from './policy.ts'

/**
 * The default ladders. A rung is due in the morning, or at the hour of the deadline, of a working day counted from the
 * day on which the obligation falls due. Rungs that would lie before the obligation was opened are left out.
 */
export const defaultLadders = {
  /** Two working days before, one day before, on the day; then the agency's manager, the chair, the steering group. */
  standard: {
    rungs: [
      { code: 'asked', when: 'opened', to: 'owner', urgent: false },
      {
        code: 'two-days-before',
        when: { workingDays: -2, at: 'morning' },
        to: 'owner',
        urgent: false,
      },
      { code: 'day-before', when: { workingDays: -1, at: 'morning' }, to: 'owner', urgent: false },
      { code: 'due-today', when: { workingDays: 0, at: 'morning' }, to: 'owner', urgent: false },
      { code: 'manager', when: { workingDays: 1, at: 'morning' }, to: 'manager', urgent: false },
      { code: 'chair', when: { workingDays: 2, at: 'morning' }, to: 'chair', urgent: false },
      {
        code: 'steering-group',
        when: { workingDays: 3, at: 'morning' },
        to: 'steeringGroup',
        urgent: false,
      },
    ],
    source:
      'Chase two days before, one day before and on the day; then the agency, its manager, the chair and the steering group (SafeLives action tracking form, S).',
    mark: 'K',
  },
  /** For what cannot wait for a morning: told at once, told again when it is due, then upwards. */
  urgent: {
    rungs: [
      { code: 'asked', when: 'opened', to: 'owner', urgent: true },
      { code: 'due-now', when: 'due', to: 'owner', urgent: true },
      { code: 'manager', when: { workingDays: 1, at: 'morning' }, to: 'manager', urgent: true },
      { code: 'chair', when: { workingDays: 2, at: 'morning' }, to: 'chair', urgent: true },
      {
        code: 'steering-group',
        when: { workingDays: 3, at: 'morning' },
        to: 'steeringGroup',
        urgent: true,
      },
    ],
    source:
      'Breach or urgent risk: police at once, the advocate the same day; then as in every ladder.',
    mark: 'K',
  },
  /** For long waits: a week before, then like the standard ladder. */
  long: {
    rungs: [
      { code: 'week-before', when: { workingDays: -5, at: 'morning' }, to: 'owner', urgent: false },
      { code: 'day-before', when: { workingDays: -1, at: 'morning' }, to: 'owner', urgent: false },
      { code: 'due-today', when: { workingDays: 0, at: 'morning' }, to: 'owner', urgent: false },
      { code: 'manager', when: { workingDays: 1, at: 'morning' }, to: 'manager', urgent: false },
      {
        code: 'steering-group',
        when: { workingDays: 3, at: 'morning' },
        to: 'steeringGroup',
        urgent: false,
      },
    ],
    source:
      'As the standard ladder, with a longer notice; a persistently overdue review goes to the board.',
    mark: 'K',
  },
  /** For what is asked years later: on calendar days, which no table of holidays limits. */
  civil: {
    rungs: [
      { code: 'asked', when: 'opened', to: 'owner', urgent: false },
      { code: 'week-before', when: { days: -7, at: 'morning' }, to: 'owner', urgent: false },
      { code: 'due-today', when: { days: 0, at: 'morning' }, to: 'owner', urgent: false },
      { code: 'manager', when: { days: 7, at: 'morning' }, to: 'manager', urgent: false },
      {
        code: 'steering-group',
        when: { days: 28, at: 'morning' },
        to: 'steeringGroup',
        urgent: false,
      },
    ],
    source: 'As the long ladder, in calendar days; a local default.',
    mark: 'K',
  },
  /** For what is owed soon after a known date: nothing before it, then upwards. */
  afterwards: {
    rungs: [
      { code: 'due-today', when: { workingDays: 0, at: 'morning' }, to: 'owner', urgent: false },
      { code: 'manager', when: { workingDays: 1, at: 'morning' }, to: 'manager', urgent: false },
      { code: 'chair', when: { workingDays: 2, at: 'morning' }, to: 'chair', urgent: false },
      {
        code: 'steering-group',
        when: { workingDays: 3, at: 'morning' },
        to: 'steeringGroup',
        urgent: false,
      },
    ],
    source: 'A session is recorded the working day after; then as in every ladder.',
    mark: 'K',
  },
} as const satisfies Record<string, LadderRule>
export type LadderCode = keyof typeof defaultLadders
