import type { LadderRule, RungRule } from './policy.ts'

/** A rung in the morning of a day, counted from the day on which the obligation falls due. */
const morning = (
  code: string,
  days: { readonly workingDays: number } | { readonly days: number },
  to: RungRule['to'],
  urgent = false,
): RungRule => ({ code, when: { ...days, at: 'morning' }, to, urgent })

/** Beyond its owner: the agency's manager, the chair, the steering group. */
const upwards = (urgent = false): RungRule[] => [
  morning('manager', { workingDays: 1 }, 'manager', urgent),
  morning('chair', { workingDays: 2 }, 'chair', urgent),
  morning('steering-group', { workingDays: 3 }, 'steeringGroup', urgent),
]

/**
 * The default ladders. A rung is due in the morning, or at the hour of the deadline, of a working day counted from the
 * day on which the obligation falls due. Rungs that would lie before the obligation was opened are left out.
 */
export const defaultLadders = {
  /** Two working days before, one day before, on the day; then the agency's manager, the chair, the steering group. */
  standard: {
    rungs: [
      { code: 'asked', when: 'opened', to: 'owner', urgent: false },
      morning('two-days-before', { workingDays: -2 }, 'owner'),
      morning('day-before', { workingDays: -1 }, 'owner'),
      morning('due-today', { workingDays: 0 }, 'owner'),
      ...upwards(),
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
      ...upwards(true),
    ],
    source:
      'Breach or urgent risk: police at once, the advocate the same day; then as in every ladder.',
    mark: 'K',
  },
  /** For long waits: a week before, then like the standard ladder. */
  long: {
    rungs: [
      morning('week-before', { workingDays: -5 }, 'owner'),
      morning('day-before', { workingDays: -1 }, 'owner'),
      morning('due-today', { workingDays: 0 }, 'owner'),
      morning('manager', { workingDays: 1 }, 'manager'),
      morning('steering-group', { workingDays: 3 }, 'steeringGroup'),
    ],
    source:
      'As the standard ladder, with a longer notice; a persistently overdue review goes to the board.',
    mark: 'K',
  },
  /** For what is asked years later: on calendar days, which no table of holidays limits. */
  civil: {
    rungs: [
      { code: 'asked', when: 'opened', to: 'owner', urgent: false },
      morning('week-before', { days: -7 }, 'owner'),
      morning('due-today', { days: 0 }, 'owner'),
      morning('manager', { days: 7 }, 'manager'),
      morning('steering-group', { days: 28 }, 'steeringGroup'),
    ],
    source: 'As the long ladder, in calendar days; a local default.',
    mark: 'K',
  },
  /** For what is owed soon after a known date: nothing before it, then upwards. */
  afterwards: {
    rungs: [morning('due-today', { workingDays: 0 }, 'owner'), ...upwards()],
    source: 'A session is recorded the working day after; then as in every ladder.',
    mark: 'K',
  },
} satisfies Record<string, LadderRule>
export type LadderCode = keyof typeof defaultLadders
