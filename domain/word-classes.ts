import type { Actor } from './entity/decider.ts'
import type { Role } from './codes.ts'
import { treatment } from './audience.ts'

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

/** Whether somebody treats, in a role of theirs here or for this pathway. */
export const treats = ({ roles, provides }: Pick<Actor, 'roles' | 'provides'>): boolean =>
  provides === true || roles.some((role) => treatment.includes(role))

/** Those of them who may read what could name or place a victim: everybody but treatment. */
const victims = [
  'coordinator',
  'policeLead',
  'victimAdvocate',
  'chair',
  'supervisor',
  'dataProtectionOfficer',
] as const satisfies readonly Role[]

/** Of what is said of an order, also those who enforce it; and they cannot without knowing what it says. */
const enforcers = [...victims, 'probation'] as const satisfies readonly Role[]

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
  /** Who of them reads what is not for treatment. No tie opens that to anybody who treats, not even that they wrote it. */
  readonly guarded?: readonly Role[]
  readonly also: readonly Tie[]
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
  victim: { title: 'Who the victim is', roles: victims, guarded: victims, also: ['referrer'] },
  victimContact: {
    title: 'Contact with the victim, and their view',
    roles: victims,
    guarded: victims,
    also: [],
  },
  concern: {
    title: 'What was reported',
    roles: caseworkers,
    guarded: victims,
    also: ['referrer', 'author'],
  },
  process: {
    title: 'Why something was returned, moved or waived',
    roles: caseworkers,
    guarded: victims,
    also: ['referrer', 'concerned', 'author'],
  },
  decision: {
    title: 'Reasons for a decision',
    roles: caseworkers,
    guarded: victims,
    also: ['author'],
  },
  order: {
    title: 'What an order requires, and why',
    roles: caseworkers,
    guarded: enforcers,
    also: [],
  },
  prohibition: {
    title: 'What an order forbids',
    roles: caseworkers,
    guarded: enforcers,
    also: [],
  },
  action: {
    title: 'What was agreed',
    roles: caseworkers,
    guarded: victims,
    also: ['concerned', 'author'],
  },
  return: {
    title: 'What an agency knows',
    roles: caseworkers,
    guarded: victims,
    also: ['concerned', 'author'],
  },
  // Written by those who treat, and for them alone.
  clinical: {
    title: 'Clinical notes',
    roles: ['forensicClinician', 'probation'],
    also: [],
  },
  // Why a text is taken out can say again what it said: for those who answer for access.
  access: {
    title: 'Why a text was taken out',
    roles: ['dataProtectionOfficer', 'supervisor'],
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
