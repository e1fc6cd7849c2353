import type { ClockRule, LadderRule, Policy } from './policy.ts'
import { defaultClocks } from './clocks.ts'
import { defaultExtensions, type ExtensionLimit, type Extensions } from './extensions.ts'
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

/**
 * What a clock guards where it matters who may move it: what the policy says, and never less than our own defaults, so that
 * no site makes a duty to the victim or by law into one of the process.
 */
function guardsOf(policy: Policy, code: string): ClockRule['guards'] {
  const said = clockOf(policy, code).guards
  const known = clocks[code]?.guards
  return (['statutory', 'safety'] as const).find((one) => one === said || one === known) ?? said
}

/** A ladder of the policy, or the default one, as for clocks. */
export function ladderOf(policy: Policy, code: string): LadderRule {
  const ladder = policy.ladders[code] ?? ladders[code]
  if (!ladder) throw new Error(`there is no ladder ${code}`)
  return ladder
}

/** The limit of a clock: its own in the policy, else that of what it guards. */
export function extensionLimit(policy: Policy, clock: string): ExtensionLimit {
  const { guards, clocks }: Extensions = policy.extensions ?? defaultExtensions
  return clocks[clock] ?? guards[guardsOf(policy, clock)]
}

/** The role that confirms what is past a limit. */
export const confirmerOf = ({ extensions }: Policy) =>
  (extensions ?? defaultExtensions).confirmed.role
