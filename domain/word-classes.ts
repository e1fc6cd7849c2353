import type { Actor } from './entity/decider.ts'
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

/** Those who treat the person. What names or places a victim is kept from them, because it could reach the person. */
const treatment: readonly Role[] = ['forensicClinician', 'probation']

/** Whether somebody treats, in a role of theirs here or for this pathway. */
export const treats = ({ roles, provides }: Pick<Actor, 'roles' | 'provides'>): boolean =>
  provides === true || roles.some((role) => treatment.includes(role))

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
 * How a reader is tied to a pathway or to one thing on it, beside the reader's role. Their agency made the referral, was
 * asked for a return, owes or owed something, or this very thing is its own; or they wrote it, in a role that they hold now.
 */
export interface Ties {
  readonly referrer: boolean
  readonly asked: boolean
  readonly owner: boolean
  readonly concerned?: boolean
  readonly author?: boolean
}
type Tie = keyof Ties
/** Who may read words of one class: these roles at the site, and these ties. */
export interface Rule {
  readonly title: string
  readonly roles: readonly Role[]
  readonly also: readonly Tie[]
  /** What could name or place a victim: no tie opens it to whoever treats, not even that they wrote it. */
  readonly notForTreatment?: true
}

/**
 * Who may read which words: the one table that the API, pages and notices ask. A reader needs one of the roles at the
 * pathway's site, or one of the ties. To have written something is a tie like the others: it opens only what says so here.
 */
export const wordClasses = {
  person: {
    title: 'Who the person is',
    roles: caseworkers,
    also: ['referrer', 'asked', 'owner'],
  },
  victim: {
    title: 'Who the victim is',
    roles: victims,
    also: ['referrer'],
    notForTreatment: true,
  },
  victimContact: {
    title: 'Contact with the victim, and their view',
    roles: victims,
    also: [],
    notForTreatment: true,
  },
  concern: { title: 'What was reported', roles: caseworkers, also: ['referrer', 'author'] },
  process: {
    title: 'Why something was returned, moved or waived',
    roles: caseworkers,
    also: ['referrer', 'concerned', 'author'],
  },
  decision: { title: 'Reasons for a decision', roles: caseworkers, also: ['author'] },
  order: { title: 'What an order requires, and why', roles: caseworkers, also: [] },
  // It names those whom it protects, and where they are: for those who enforce it, and not for treatment.
  prohibition: {
    title: 'What an order forbids',
    roles: [...victims, 'probation'],
    also: [],
    notForTreatment: true,
  },
  action: { title: 'What was agreed', roles: caseworkers, also: ['concerned', 'author'] },
  return: { title: 'What an agency knows', roles: caseworkers, also: ['concerned', 'author'] },
  clinical: {
    title: 'Clinical notes',
    roles: ['forensicClinician', 'probation'],
    also: [],
  },
  staff: { title: 'Who did it, by name', roles: caseworkers, also: ['author'] },
  contacts: {
    title: 'Addresses of agencies',
    roles: ['coordinator', 'supervisor', 'administrator'],
    also: ['concerned'], // those of one's own agency
  },
} as const satisfies Record<string, Rule>
export type WordClass = keyof typeof wordClasses
