import type { Actor } from './entity/decider.ts'
import type { Role } from './codes.ts'
import { type Audience, treatment } from './audience.ts'
import {
  caseworkers,
  type Rule,
  type Ties,
  treats,
  type WordClass,
  wordClasses,
} from './word-classes.ts'

/**
 * Whether a reader who is at the pathway's site may read words of a class there, as far as they are for that audience. A tie
 * never widens a treatment role.
 */
export function mayRead(
  what: WordClass,
  reader: Pick<Actor, 'roles' | 'provides'>,
  ties: Ties,
  audience: Audience = 'notForTreatment',
): boolean {
  const { roles, guarded, also }: Rule = wordClasses[what]
  const kept = audience === 'all' ? undefined : guarded
  const open = kept ?? roles
  // Whoever provides the sessions enforces nothing meanwhile: what their role reads as that is kept from it here.
  const counts = (role: Role) => !(kept && reader.provides && treatment.includes(role))
  if (reader.roles.some((role) => open.includes(role) && counts(role))) return true
  if (kept && treats(reader)) return false
  return worksCases(reader.roles) && also.some((tie) => ties[tie] === true)
}

/** Whether a reader wrote something in the agency and in a role that are theirs now. */
export const isAuthor = (
  { id, agency, roles }: Pick<Actor, 'id' | 'agency' | 'roles'>,
  by: { readonly id: string; readonly agency: string; readonly role?: string | undefined },
): boolean => by.id === id && by.agency === agency && roles.some((role) => role === by.role)

/** Somebody as the guest of another site: their agency's worker there, who treats if they treat at home. */
export const asGuest = (actor: Actor): Actor => ({
  ...actor,
  roles: ['agencyWorker'],
  ...(treats(actor) ? { provides: true } : {}),
})

/** Ties to nothing. */
export const noTies: Ties = { referrer: false, asked: false, owner: false }

/**
 * Whether a reader sees everything of a pathway at its site besides words, or only its stage and what the reader's own
 * agency referred, is asked for or owes.
 */
export const seesEverything = (reader: Pick<Actor, 'roles'>): boolean =>
  reader.roles.some((role) => caseworkers.some((one) => one === role))

/** Whether somebody with these roles works cases: an administrator keeps the reference data and works none. */
export const worksCases = (roles: readonly Role[]): boolean =>
  roles.some((role) => role !== 'administrator')

interface Happened {
  readonly type: string
  readonly data: object
  readonly by: { readonly id: string }
}

/** What belongs to whom on a pathway: needed to say whether an event concerns an agency. */
export interface Owners {
  readonly referrer: string
  /** The agency of an obligation or of an action, by its id. */
  readonly of: (id: string) => string | undefined
}

const forAll: readonly string[] = ['stage-entered', 'pathway-ended', 'transfer-accepted']

/** What names another pathway, or came by a match, is for those who work the cases of the site, not for anybody who only referred or owes something. */
const aboutOthers: readonly string[] = [
  'matches-found',
  'match-elsewhere',
  'reported-by-name',
  'report-disowned',
  'report-heard',
  'referral-linked',
  'referral-unlinked',
  'referral-taken',
  'referral-given-back',
  'merge-held',
  'merge-reviewed',
  'person-merged',
  'person-split',
  'not-same-confirmed',
  'not-same-lifted',
  'merge-noted',
  'same-person-said',
  'same-person-heard',
  'same-person-answered',
  'same-person-noted',
  'victims-found',
  'counter-heard',
  'victim-merged',
  'same-victim-noted',
  'heard-of-victim',
  'order-taken',
]

/** Whether a reader is shown that something happened: it is the stage, their own doing, or about their agency. */
export const concerns = (
  event: Happened,
  reader: Pick<Actor, 'id' | 'agency'>,
  owners: Owners,
): boolean =>
  concernsAgency(event, reader, owners) ||
  (event.by.id === reader.id && !aboutOthers.includes(event.type))

/** Whether something that happened is the stage, or about the reader's agency, whoever did it. */
export function concernsAgency(
  { type, data }: Omit<Happened, 'by'>,
  reader: Pick<Actor, 'agency'>,
  owners: Owners,
): boolean {
  if (aboutOthers.includes(type)) return false
  if (forAll.includes(type)) return true
  if (type.startsWith('referral-')) return owners.referrer === reader.agency
  if ('agency' in data && data.agency === reader.agency) return true
  if ('to' in data && isParty(data.to) && data.to.agency === reader.agency) return true
  return 'id' in data && owners.of(String(data.id)) === reader.agency
}

const isParty = (value: unknown): value is { agency: unknown } =>
  typeof value === 'object' && value !== null && 'agency' in value
