import { addCivil, addHours } from '../calendar/calendar.ts'
import { clockOf } from './lookup.ts'
import type { Policy, Span } from './policy.ts'

/** How long a class of records is kept before it is reviewed. */
export interface RetentionClass {
  readonly title: string
  readonly months: number
  readonly source: string
  readonly mark: 'S' | 'S2' | 'K'
}

const mopi =
  'Management of police information, review groups; the guidance has been rewritten, so check it.'

/** The classes of a policy that names none. A record without a class is kept for the clock `retention`. */
export const defaultRetentionClasses = {
  group1: {
    title: 'Group 1: kept until the age of 100, reviewed every ten years',
    months: 120,
    source: mopi,
    mark: 'K',
  },
  group2: { title: 'Group 2: ten clear years', months: 120, source: mopi, mark: 'K' },
  group3: { title: 'Group 3: six years', months: 72, source: mopi, mark: 'K' },
} as const satisfies Record<string, RetentionClass>

/** A class of the policy; undefined if it has none with that code. */
export function retentionClassOf(policy: Policy, code: string): RetentionClass | undefined {
  const classes: Readonly<Record<string, RetentionClass>> =
    policy.retention?.classes ?? defaultRetentionClasses
  return Object.hasOwn(classes, code) ? classes[code] : undefined
}

/**
 * Until when a record is kept before it is reviewed: the class's months after `since`, or the policy's clock. It is
 * counted only on the civil calendar, so no date is beyond the table of holidays, however many years ahead.
 */
export function keptUntil(policy: Policy, since: number, code: string | undefined): number {
  const months = code === undefined ? undefined : retentionClassOf(policy, code)?.months
  return months === undefined
    ? keptBy(policy, 'retention', since)
    : afterSpan(policy, { months }, since)
}

/** Until when something is kept by one of the policy's clocks. */
export const keptBy = (policy: Policy, clock: string, since: number): number =>
  afterSpan(policy, clockOf(policy, clock).span, since)

function afterSpan(policy: Policy, span: Span, since: number): number {
  if ('hours' in span) return addHours(since, span.hours)
  const civil =
    'workingDays' in span
      ? { days: Math.ceil((span.workingDays * daysInWeek) / workingDays) }
      : span
  return addCivil(since, civil, policy.hours.zone)
}

const daysInWeek = 7
const workingDays = 5
