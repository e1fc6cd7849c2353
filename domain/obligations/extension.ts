import { endOfWorkingDay } from '../calendar/calendar.ts'
import { planRungs } from './ladder.ts'
import { holderOr, type OwingContext } from './owing.ts'
import { calendarOf, type SiteReference } from '../reference/reference.ts'
import type { Actor, Party, Refusal } from '../entity/decider.ts'
import { confirmerOf, extensionLimit, ladderOf } from '../policy/lookup.ts'
import type { Extended, Obligation } from './obligation.ts'
import type { ExtensionLimit } from '../policy/extensions.ts'
import { refuse } from '../entity/rule.ts'

/** An extension as the policy takes it: as it is kept, and who hears of it besides the owner. */
export interface WeighedExtension {
  readonly extension?: Extended
  readonly told: readonly Party[]
}

/**
 * What a person's later date for an obligation comes to: within what the policy lets one person do, past it, so that a
 * second person must confirm it, or refused. An earlier date counts as none.
 */
export function weighExtension(
  obligation: Obligation<string>,
  due: number,
  context: OwingContext,
  by: Actor,
): WeighedExtension | Refusal {
  const { policy } = context.reference
  const limit = extensionLimit(policy, obligation.clock)
  if (!by.roles.some((role) => limit.by.includes(role)))
    return refuse('not-yours-to-extend', 'obligationId')
  const { extended, given } = obligation
  if (extended?.unconfirmed) return refuse('extension-unconfirmed', 'obligationId')
  if (due <= obligation.due) return { told: [] }
  const { from, times } = extended ?? { from: obligation.due, times: 0 }
  const within =
    times < limit.times &&
    (limit.workingDays === undefined ||
      due <= endOfWorkingDay(from, limit.workingDays, calendarOf(context.reference)))
  if (!within && limit.beyond === 'nobody') return refuse('date-fixed', 'obligationId')
  if (!within && extended?.lapsed === by.id) return refuse('extension-lapsed', 'obligationId')
  const unconfirmed = { was: obligation.due, by: by.id, ...(given ? { given } : {}) }
  return {
    extension: { times: times + 1, from, ...(within ? {} : { unconfirmed }) },
    told: (limit.told ?? []).map((role) => holderOr(context.reference, role)),
  }
}

/** How far a date can be moved now: by one person alone, and what becomes of a date past that. */
export function openExtension(
  { clock, due, extended }: Obligation<string>,
  reference: SiteReference,
): { alone: 'never' | 'anyDate' | { until: number }; beyond: ExtensionLimit['beyond'] } {
  const { times, workingDays, beyond } = extensionLimit(reference.policy, clock)
  const from = extended?.from ?? due
  if ((extended?.times ?? 0) >= times) return { alone: 'never', beyond }
  if (workingDays === undefined) return { alone: 'anyDate', beyond }
  const until = endOfWorkingDay(from, workingDays, calendarOf(reference))
  return { alone: until > due ? { until } : 'never', beyond }
}

/** Who confirms an extension that is past the policy's limit. */
export const confirmerAt = ({ reference }: OwingContext): Party =>
  holderOr(reference, confirmerOf(reference.policy))

/** The rungs of a date that stands again: those that passed while another date stood are reached now. */
export function rungsAgain(
  { ladder, stopped }: Obligation<string>,
  due: number,
  { now, reference }: OwingContext,
): Obligation['rungs'] {
  if (stopped !== undefined) return []
  const since = Math.min(now, due - 1)
  return planRungs(ladderOf(reference.policy, ladder), since, due, calendarOf(reference))
}

/** By when something is owed whatever becomes of an extension that nobody has confirmed. */
export const standingDue = ({ due, extended }: Obligation<string>): number =>
  extended?.unconfirmed?.was ?? due
