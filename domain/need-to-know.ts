import type { Actor } from './entity/decider.ts'
import { caseworkers, type Rule, type Ties, type WordClass, wordClasses } from './word-classes.ts'

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
 * Whether a reader sees everything of a pathway at its site besides words, or only its stage and what the reader's own
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

/** What belongs to whom on a pathway: needed to say whether an event concerns an agency. */
export interface Owners {
  readonly referrer: string
  /** The agency of an obligation or of an action, by its id. */
  readonly of: (id: string) => string | undefined
}

const forAll: readonly string[] = ['stage-entered', 'pathway-ended', 'transfer-accepted']

/** What names another pathway is for those who work the cases of the site, not for anybody who only referred or owes something. */
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
