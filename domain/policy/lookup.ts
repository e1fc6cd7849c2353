import type { ClockRule, LadderRule, Policy } from './policy.ts'
import { defaultClocks } from './clocks.ts'
import { defaultLadders } from './ladders.ts'

// Typed by any code: a stored policy can lack one that came later, and the default can lack one of a site's own.
const clocks: Readonly<Record<string, ClockRule>> = defaultClocks
const ladders: Readonly<Record<string, LadderRule>> = defaultLadders

/**
 * A clock of the policy, or the default one if the policy is older than the clock: a rule can change under a pathway
 * that opened long ago. Throws if there is neither, which is a fault of the rules.
 */
export function clockOf(policy: Policy, code: string): ClockRule {
  const clock = policy.clocks[code] ?? clocks[code]
  if (!clock) throw new Error(`there is no clock ${code}`)
  return clock
}

/**
 * Whether a hold stops a clock: the policy says that it guards treatment, and so do our own defaults if they know it. A
 * site's policy can let more clocks run during a hold. It cannot stop one that guards the victim or that the law sets.
 */
export function stopsInHold(policy: Policy, code: string): boolean {
  const known = clocks[code]
  return (
    clockOf(policy, code).guards === 'treatment' && (known?.guards ?? 'treatment') === 'treatment'
  )
}

/** A ladder of the policy, or the default one, as for clocks. */
export function ladderOf(policy: Policy, code: string): LadderRule {
  const ladder = policy.ladders[code] ?? ladders[code]
  if (!ladder) throw new Error(`there is no ladder ${code}`)
  return ladder
}
