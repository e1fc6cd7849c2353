import { type ClosureItemCode, closureItems } from './shape/closure.ts'
import { addCivil } from '../calendar/calendar.ts'
import { calendarOf, type SiteReference } from '../reference/reference.ts'
import { defaultRiskRating } from '../policy/care.ts'
import { ordersHandedOver } from './orders.ts'
import { allAnswered, isRaised, liveStrands } from './strands.ts'
import { nextSession, owed, type PathwayState } from './state.ts'
import type { RefusalCode } from '../refusals.ts'

/** One item of the checklist: whether it is met, and whether the chair cannot approve before it is. */
export interface ClosureItem {
  readonly code: ClosureItemCode
  readonly title: string
  readonly met: boolean
  readonly blocks: boolean
}

/**
 * The checklist of a closure, computed from what is known of the pathway and ticked by nobody. An item blocks if
 * somebody can still put it right; the rest is shown, and kept with the approval if it is not met.
 */
export function closureChecklist(
  state: PathwayState,
  reference: SiteReference,
  now: number,
): ClosureItem[] {
  const died = state.flags.includes('personDied') // of the dead no risk is rated, and no order is kept in hand
  const met: Record<ClosureItemCode, boolean> = {
    actions: state.actions.every(({ outcome }) => outcome),
    emergency: owed(state, 'emergencyConference').length === 0,
    riskRated: died || state.risk !== undefined,
    riskCurrent: died || isCurrent(state, reference, now),
    advocate: wasAsked(state, now),
    victimView: wasSought(state, now),
    orders: died || ordersHandedOver(state),
    referredOn: state.referredTo === undefined || state.referralAcknowledged === true,
    dosage: nextSession(state) === undefined,
    closingReport: owed(state, 'closingReport').length === 0,
  }
  // A pathway's plan is as old as the pathway, so only a site that has set the interval is held up by it.
  const blocks = (code: ClosureItemCode) =>
    'refusal' in closureItems[code] &&
    (code !== 'riskCurrent' || reference.policy.riskRating !== undefined)
  return (Object.keys(closureItems) as ClosureItemCode[]).map((code) => ({
    code,
    title: closureItems[code].title,
    met: met[code],
    blocks: blocks(code),
  }))
}

/** Why the chair cannot approve; undefined where nothing blocks. */
export function whyNotClose(items: readonly ClosureItem[]): RefusalCode | undefined {
  const first = items.find(({ met, blocks }) => blocks && !met)
  const item = first && closureItems[first.code]
  return item && 'refusal' in item ? item.refusal : undefined
}

/** A rating that no fact dates is not recent; older pathways have such ratings. */
function isCurrent(state: PathwayState, reference: SiteReference, now: number): boolean {
  const { riskRatedAt } = state
  const { weeks } = reference.policy.riskRating ?? defaultRiskRating
  const { zone } = calendarOf(reference).hours
  return (
    riskRatedAt !== undefined &&
    now <= addCivil(riskRatedAt, { weeks }, zone) &&
    owed(state, 'reassess').length === 0
  )
}

const wasAsked = (state: PathwayState, now: number): boolean =>
  state.closure !== undefined && (allAnswered(state) || state.closure.overrideAt <= now)

/**
 * Of each victim: reached, tried, declined, or the advocate was asked. An approval itself says where only the override
 * answers for it.
 */
const wasSought = (state: PathwayState, now: number): boolean =>
  liveStrands(state).every(
    (strand) =>
      strand.contactMade === true ||
      strand.contactTries > 0 ||
      isRaised(strand, 'unreachable') ||
      isRaised(strand, 'supportDeclined') ||
      (state.closure !== undefined && strand.answer !== undefined) ||
      (state.closure !== undefined && state.closure.overrideAt <= now),
  )
