import type { Actor } from './entity/decider.ts'
import type { Role } from './codes.ts'

/**
 * Somebody who is never shown a pathway: an agency, or one person by their opaque id. `but`: the one person of the agency who
 * speaks for it, and sees the pathway all the same.
 */
export type Excluded = { readonly id: string } & (
  { readonly agency: string; readonly but?: string } | { readonly actor: string }
)

/** Somebody by their opaque id, and the agency for which they sign in. */
export interface SignsInFor {
  readonly actor: string
  readonly agency: string
  /** Their roles at the pathway's site; where nobody has noted them yet, they may have any. */
  readonly roles?: readonly Role[] | undefined
}

/** Who is kept out of a pathway: those who never see it, and the only people who do, where any are named. */
export interface KeptOut {
  readonly never: readonly Excluded[]
  readonly only?: readonly string[]
  /** For which agency each of the only ones signs in; a restriction of an earlier version does not say. */
  readonly agencies?: readonly SignsInFor[]
  /** How many exclusions there have been, by which they are numbered. */
  readonly exclusions?: number
}

/**
 * Answers at a site for who may see what. A restriction to some people leaves nobody out in this role, so that there is always
 * somebody who knows that it stands and can lift it.
 */
export const answersForAccess: Role = 'dataProtectionOfficer'

/**
 * Whether somebody is kept out, in the roles that they hold at its site. Who is named as never is, even if they are named
 * among the only ones too, and whatever their role.
 */
export function isKeptOut(
  kept: KeptOut | undefined,
  { id, agency, roles }: Pick<Actor, 'id' | 'agency' | 'roles'>,
): boolean {
  if (!kept) return false
  const { never, only } = kept
  const isMeant = (one: Excluded) =>
    'actor' in one ? one.actor === id : one.agency === agency && one.but !== id
  if (never.some(isMeant)) return true
  return only !== undefined && !only.includes(id) && !roles.includes(answersForAccess)
}

/** Whether an agency is excluded as a whole: nobody speaks for it, or nobody who may see the pathway. */
export const isExcluded = (kept: KeptOut | undefined, agency: string): boolean =>
  kept?.never.some(
    (one) =>
      'agency' in one && one.agency === agency && !(one.but && !isNamedNever(kept.never, one.but)),
  ) ?? false

const isNamedNever = (never: KeptOut['never'], person: string): boolean =>
  never.some((one) => 'actor' in one && one.actor === person)

/** An agency of which one person alone speaks, by their opaque id. */
export interface Represented {
  readonly agency: string
  readonly person: string
}

/** Who alone speaks for an agency that is otherwise excluded. */
export const representedIn = (kept: KeptOut | undefined): Represented[] =>
  (kept?.never ?? []).flatMap((one) =>
    'agency' in one && one.but !== undefined ? [{ agency: one.agency, person: one.but }] : [],
  )

/** Whether an agency is not asked what it knows: it may not see the pathway, or is excluded but for one person. */
export const isNotAsked = (kept: KeptOut | undefined, agency: string): boolean =>
  leavesOut(kept, agency) ||
  (kept?.never.some((one) => 'agency' in one && one.agency === agency) ?? false)

/**
 * Whether nobody of an agency may see the pathway, or nobody in this role: it is excluded as a whole, or a restriction includes
 * none of its people. Where a restriction does not say whose people they are, it leaves no agency out.
 */
export function leavesOut(kept: KeptOut | undefined, agency: string, role?: Role): boolean {
  if (!kept) return false
  const { never, only, agencies } = kept
  if (isExcluded(kept, agency)) return true
  if (!only || !agencies || role === answersForAccess) return false
  const excluded = new Set(never.flatMap((one) => ('actor' in one ? [one.actor] : [])))
  const theirs = agencies.filter((one) => one.agency === agency && !excluded.has(one.actor))
  return !theirs.some((one) => only.includes(one.actor) && mayAct(one, role))
}

/** Whether somebody does what is asked of their agency in this role: anybody of it is its worker. */
const mayAct = ({ roles }: SignsInFor, role: Role | undefined): boolean =>
  role === undefined || role === 'agencyWorker' || !roles || roles.includes(role)

/** Whether facts name any of these ids: as a value anywhere in them, or as the first part of one such as `i3/agency`. */
export function namesAny(facts: unknown, ids: ReadonlySet<string>): boolean {
  if (ids.size === 0) return false
  if (typeof facts === 'string') return ids.has(facts) || ids.has(facts.split('/')[0] ?? '')
  if (typeof facts !== 'object' || facts === null) return false
  return Object.values(facts).some((one) => namesAny(one, ids))
}

/**
 * Facts without what names any of these ids: entries of a list that do are left out of it. Undefined where they are named
 * outside a list, or where nothing of a list is left.
 */
export function withoutNaming(facts: object, ids: ReadonlySet<string>): object | undefined {
  if (!namesAny(facts, ids)) return facts
  const entries = Object.entries(facts).map(([field, value]: [string, unknown]) => {
    if (!Array.isArray(value)) return [field, value] as const
    return [field, value.filter((one) => !namesAny(one, ids))] as const
  })
  const emptied = entries.some(
    ([field, value]) =>
      Array.isArray(value) &&
      value.length === 0 &&
      ((facts as Record<string, unknown>)[field] as unknown[]).length > 0,
  )
  const left = Object.fromEntries(entries)
  return emptied || namesAny(left, ids) ? undefined : left
}

/** What happens on a pathway about who is kept out of it, and who came in all the same. */
export const keptOutEvents: readonly string[] = [
  'exclusion-set',
  'exclusion-lifted',
  'representative-named',
  'restriction-set',
  'restriction-lifted',
  'glass-broken',
  'opening-reviewed',
]

/** What is owed because somebody came in, or is kept out. */
export const saysWho: readonly string[] = ['reviewOpening', 'nameRepresentative', 'reviewLooks']

/** Those who decide on it, and who answer for the site. */
const knowWhoIsKeptOut: readonly Role[] = [
  'coordinator',
  'chair',
  'supervisor',
  'dataProtectionOfficer',
]

/** Whether a reader may be shown that somebody is kept out of what they may see themselves. */
export const mayKnowOfOthers = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.some((role) => knowWhoIsKeptOut.includes(role))

/** Whether a reader may be shown that something is owed: what says that somebody is kept out is for those who decide on it, and for whoever owes it. */
export const mayKnowOwed = (
  { what, agency, role }: { readonly what: string; readonly agency: string; readonly role: string },
  reader: Pick<Actor, 'agency' | 'roles'>,
): boolean =>
  !saysWho.includes(what) ||
  mayKnowOfOthers(reader) ||
  (agency === reader.agency && reader.roles.some((one) => one === role))

/**
 * Whether a reader may be shown that something happened, as far as it is about who is kept out, or follows from that: only those
 * who decide on it are, and never whoever was kept out by it, not even once that is lifted.
 */
export function mayKnow(
  { type, data }: { readonly type: string; readonly data: object },
  reader: Pick<Actor, 'id' | 'agency' | 'roles'>,
): boolean {
  const facts: { agency?: unknown; actor?: unknown; leftOut?: unknown; what?: unknown } = {
    ...data,
  }
  const { agency, actor, leftOut, what } = facts
  // Its author is whoever opened it, or it says that somebody is kept out.
  if (saysWho.includes(String(what))) return mayKnowOfOthers(reader)
  if (leftOut !== undefined) return mayKnowOfOthers(reader) && leftOut !== reader.agency
  if (!keptOutEvents.includes(type)) return true
  return mayKnowOfOthers(reader) && agency !== reader.agency && actor !== reader.id
}
