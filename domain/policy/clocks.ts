import { afterClocks } from './clocks/after.ts'
import type { ClockRule } from './policy.ts'
import { careClocks } from './clocks/care.ts'
import { closureClocks } from './clocks/closure.ts'
import { conferenceClocks } from './clocks/conference.ts'
import { orderClocks } from './clocks/orders.ts'
import { holdClocks } from './clocks/hold.ts'
import { meetingClocks } from './clocks/meeting.ts'
import { referralClocks } from './clocks/referral.ts'
import { treatmentClocks } from './clocks/treatment.ts'
import { victimClocks } from './clocks/victim.ts'

/**
 * How long each wait may last by default. No national deadline exists for most steps: every number is a default in a
 * site's policy, with the source it was taken from. Marks: S sourced, S2 second-hand, old or local, K not verified.
 */
export const defaultClocks = {
  ...referralClocks,
  ...victimClocks,
  ...conferenceClocks,
  ...meetingClocks,
  ...treatmentClocks,
  ...closureClocks,
  ...orderClocks,
  ...afterClocks,
  ...holdClocks,
  ...careClocks,
} as const satisfies Record<string, ClockRule>
export type ClockCode = keyof typeof defaultClocks
