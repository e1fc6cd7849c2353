import { civilDateOf } from '../calendar/calendar.ts'
import type { PathwayBuilder } from './builder.ts'

/** Whether something happened before the last referral: it is no repeat then, however late somebody hears of it. */
export function isBeforeReferral({ state, calendar }: PathwayBuilder, on: string): boolean {
  const { lastReferralAt } = state
  return lastReferralAt !== undefined && on < civilDateOf(lastReferralAt, calendar.hours.zone)
}
