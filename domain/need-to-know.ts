import type { Actor } from './decider.ts'
import type { Role } from './codes.ts'

/** Those who work the case at its site. */
const caseworkers = [
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
 * How a reader's agency is tied to a pathway or to one thing on it, beside the reader's role: it made the referral, it was
 * asked for a return, it owes or owed something, or this very thing is its own.
 */
export interface Ties {
  readonly referrer: boolean
  readonly asked: boolean
  readonly owner: boolean
  readonly concerned?: boolean
}
type Tie = keyof Ties

interface Rule {
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
    also: [],
  },
} as const satisfies Record<string, Rule>
export type WordClass = keyof typeof wordClasses

/** Whether a reader who is at the pathway's site may read words of a class there. */
export function mayRead(
  what: WordClass,
  reader: Pick<Actor, 'id' | 'roles'>,
  ties: Ties,
  author?: string,
): boolean {
  const { roles, also }: Rule = wordClasses[what]
  if (author !== undefined && author === reader.id) return true
  if (reader.roles.some((role) => roles.includes(role))) return true
  return worksCases(reader) && also.some((tie) => ties[tie] === true)
}

/** Ties to nothing. */
export const noTies: Ties = { referrer: false, asked: false, owner: false }

/**
 * How much a reader sees of a pathway at its site beside words: all of it, or only its stage and what the reader's own
 * agency referred, is asked for or owes.
 */
export const seesEverything = (reader: Pick<Actor, 'roles'>): boolean =>
  reader.roles.some((role) => caseworkers.some((one) => one === role))

/** An administrator keeps the reference data and works no case. */
const worksCases = (reader: Pick<Actor, 'roles'>): boolean =>
  reader.roles.some((role) => role !== 'administrator')

interface Happened {
  readonly type: string
  readonly data: object
  readonly by: { readonly id: string }
}

/** What of a pathway is somebody's: needed to say whether something that happened concerns an agency. */
export interface Owners {
  readonly referrer: string
  /** The agency of an obligation or of an action, by its id. */
  readonly of: (id: string) => string | undefined
}

const forAll: readonly string[] = ['stage-entered', 'pathway-ended', 'transfer-accepted']

/** What names another pathway is for those who work the cases of the site, not for whoever referred or owes something. */
const aboutOthers: readonly string[] = [
  'matches-found',
  'referral-linked',
  'referral-unlinked',
  'referral-taken',
  'referral-given-back',
  'person-merged',
  'person-split',
  'merge-noted',
  'order-taken',
]

/** Whether something that happened is the stage, the reader's own doing, or about the reader's agency. */
export function concerns(
  { type, data, by }: Happened,
  reader: Pick<Actor, 'id' | 'agency'>,
  owners: Owners,
): boolean {
  if (aboutOthers.includes(type)) return false
  if (forAll.includes(type) || by.id === reader.id) return true
  if (type.startsWith('referral-')) return owners.referrer === reader.agency
  if ('agency' in data && data.agency === reader.agency) return true
  if ('to' in data && isParty(data.to) && data.to.agency === reader.agency) return true
  return 'id' in data && owners.of(String(data.id)) === reader.agency
}

const isParty = (value: unknown): value is { agency: unknown } =>
  typeof value === 'object' && value !== null && 'agency' in value
