import type { Role } from './codes.ts'

/** Those who work the case at its site. */
export const caseworkers = [
  'coordinator',
  'policeLead',
  'victimAdvocate',
  'forensicClinician',
  'probation',
  'chair',
  'supervisor',
  'dataProtectionOfficer',
] as const satisfies readonly Role[]

/** Those of them who may read about a victim: everybody but treatment. */
const victims = [
  'coordinator',
  'policeLead',
  'victimAdvocate',
  'chair',
  'supervisor',
  'dataProtectionOfficer',
] as const satisfies readonly Role[]

/**
 * How a reader's agency is tied to a pathway or to one thing on it, beside the reader's role. It made the referral, was
 * asked for a return, owes or owed something, or this very thing is its own.
 */
export interface Ties {
  readonly referrer: boolean
  readonly asked: boolean
  readonly owner: boolean
  readonly concerned?: boolean
}
type Tie = keyof Ties
/** Who may read words of one class: these roles at the site, and these ties. */
export interface Rule {
  readonly title: string
  readonly roles: readonly Role[]
  readonly also: readonly Tie[]
}

/**
 * Who may read which words: the one table that the API, pages and notices ask. Whoever wrote something may read it; for the
 * rest a reader needs one of the roles at the pathway's site, or one of the ties.
 */
export const wordClasses = {
  person: {
    title: 'Who the person is',
    roles: caseworkers,
    also: ['referrer', 'asked', 'owner'],
  },
  victim: { title: 'Who the victim is', roles: victims, also: ['referrer'] },
  victimContact: { title: 'Contact with the victim, and their view', roles: victims, also: [] },
  concern: { title: 'What was reported', roles: caseworkers, also: ['referrer'] },
  process: {
    title: 'Why something was returned, moved or waived',
    roles: caseworkers,
    also: ['referrer', 'concerned'],
  },
  decision: { title: 'Reasons for a decision', roles: caseworkers, also: [] },
  order: { title: 'What an order requires, and why', roles: caseworkers, also: [] },
  // It names those whom it protects, and where they are: for those who enforce it, and not for treatment.
  prohibition: { title: 'What an order forbids', roles: [...victims, 'probation'], also: [] },
  action: { title: 'What was agreed', roles: caseworkers, also: ['concerned'] },
  return: { title: 'What an agency knows', roles: caseworkers, also: ['concerned'] },
  clinical: {
    title: 'Clinical notes',
    roles: ['forensicClinician', 'probation'],
    also: [],
  },
  staff: { title: 'Who did it, by name', roles: caseworkers, also: [] },
  contacts: {
    title: 'Addresses of agencies',
    roles: ['coordinator', 'supervisor', 'administrator'],
    also: ['concerned'], // those of one's own agency
  },
} as const satisfies Record<string, Rule>
export type WordClass = keyof typeof wordClasses
