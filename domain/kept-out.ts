import type { Actor } from './entity/decider.ts'
import type { Role } from './codes.ts'

/** Somebody who is never shown a pathway: an agency, or one person by their opaque id. */
export type Excluded = { readonly id: string } & (
  { readonly agency: string } | { readonly actor: string }
)

/** Who is kept out of a pathway: those who never see it, and the only people who do, where any are named. */
export interface KeptOut {
  readonly never: readonly Excluded[]
  readonly only?: readonly string[]
  /** How many exclusions there have been, by which they are numbered. */
  readonly exclusions?: number
}

/** Whether somebody is kept out. Who is named as never is, even if they are named among the only ones too. */
export function isKeptOut(kept: KeptOut | undefined, who: Pick<Actor, 'id' | 'agency'>): boolean {
  if (!kept) return false
  const { never, only } = kept
  if (never.some((one) => ('actor' in one ? one.actor === who.id : one.agency === who.agency)))
    return true
  return only !== undefined && !only.includes(who.id)
}

/** Whether an agency is excluded as a whole. */
export const isExcluded = (kept: KeptOut | undefined, agency: string): boolean =>
  kept?.never.some((one) => 'agency' in one && one.agency === agency) ?? false

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

/** What happens on a pathway about who is kept out of it. */
export const keptOutEvents: readonly string[] = [
  'exclusion-set',
  'exclusion-lifted',
  'restriction-set',
  'restriction-lifted',
]

/** Those who decide on it, and who answer for the site. */
const knowWhoIsKeptOut: readonly Role[] = [
  'coordinator',
  'chair',
  'supervisor',
  'dataProtectionOfficer',
]

/**
 * Whether a reader may be shown that something happened, as far as it is about who is kept out: only those who decide on that
 * are, and never whoever was kept out by it, not even once that is lifted.
 */
export function mayKnow(
  { type, data }: { readonly type: string; readonly data: object },
  reader: Pick<Actor, 'id' | 'agency' | 'roles'>,
): boolean {
  if (!keptOutEvents.includes(type)) return true
  if (!reader.roles.some((role) => knowWhoIsKeptOut.includes(role))) return false
  const { agency, actor }: { agency?: unknown; actor?: unknown } = { ...data }
  return agency !== reader.agency && actor !== reader.id
}
