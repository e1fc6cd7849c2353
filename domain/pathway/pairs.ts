import { civilDateOf } from '../calendar/calendar.ts'
import { isFirst, liveStrands } from './strands.ts'
import type { PathwayBuilder } from './builder.ts'
import type { PathwayState } from './state.ts'
import type { SiteReference } from '../reference/reference.ts'
import type { Strand, StrandId } from './shape/strand.ts'
import { watchEnd } from './watch-end.ts'

/** When the person was last referred because of one victim; undefined before the pathway begins. */
const referredAt = (state: PathwayState, { id, since, lastReferralAt }: Strand) =>
  lastReferralAt ?? (isFirst(id) ? state.lastReferralAt : since)

/**
 * When the watch ends: with the last window of the person and one of the victims whose part has not ended, each from its own
 * last referral. Whoever came later is watched longer.
 */
export function windowsEnd(state: PathwayState, reference: SiteReference): number | undefined {
  const since = liveStrands(state).map((strand) => referredAt(state, strand) ?? 0)
  const last = Math.max(...since, liveStrands(state).length === 0 ? (state.lastReferralAt ?? 0) : 0)
  return last > 0 ? watchEnd(reference, last) : undefined
}

/**
 * Whether something that happened on a day is within the window of the person and a victim: of the one that is named, or of
 * any. What lay before a pair's last referral is no repeat of it, however late somebody hears; nor is what comes after its
 * twelve months, while the pathway is watched for another victim.
 */
export function isInWindow(
  { state, calendar, context }: PathwayBuilder,
  on: string,
  victim: StrandId | undefined,
): boolean {
  const live = liveStrands(state)
  const named = live.filter(({ id }) => id === victim)
  const pairs = named.length > 0 ? named : live
  return pairs.some((strand) => {
    const since = referredAt(state, strand)
    if (since === undefined) return true
    const isOver = live.length > 1 && context.receivedAt >= watchEnd(context.reference, since)
    return !isOver && on >= civilDateOf(since, calendar.hours.zone)
  })
}
