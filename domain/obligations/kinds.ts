import { titled } from '../codes.ts'
import { afterKinds } from './after-kinds.ts'
import { besideKinds } from './beside-kinds.ts'
import { careKinds } from './care-kinds.ts'
import { holdKinds } from './hold-kinds.ts'
import type { ObligationKind } from './kind.ts'
import { orderObligations } from './order-kinds.ts'
import { stageKinds } from './stage-kinds.ts'
import { victimKinds } from './victim-kinds.ts'

/** Everything that can be owed on a pathway. The titles say nothing about anyone, because they appear in notices. */
export const obligationKinds = {
  ...stageKinds,
  ...victimKinds,
  ...besideKinds,
  ...holdKinds,
  ...careKinds,
  ...orderObligations,
  ...afterKinds,
} as const
export type ObligationCode = keyof typeof obligationKinds

/** Whether no decision ends it, not even the end of the pathway. */
export function outlives(what: ObligationCode): boolean {
  const kind: ObligationKind = obligationKinds[what]
  return kind.outlives === true
}

/** The kinds that are owed for one victim, and so for each of several. */
export const perVictimKinds: readonly ObligationCode[] = (
  Object.keys(obligationKinds) as ObligationCode[]
).filter((what) => 'perVictim' in obligationKinds[what])

/** How an obligation came to its end. */
export const obligationOutcomes = titled({
  met: 'Done',
  waived: 'Waived',
  ended: 'No longer needed',
})
export type ObligationOutcome = keyof typeof obligationOutcomes
