import type { PathwayBuilder } from './builder.ts'
import { optional } from '../entity/rule.ts'
import { holderOf } from '../reference/reference.ts'
import { reopen } from './repeat.ts'
import { owed } from './state.ts'

/**
 * What interrupts at every stage: police and advocate are told at once, and an emergency conference is listed. In the
 * watch it reopens the pathway as a repeat.
 */
export function interrupt(
  builder: PathwayBuilder,
  because: 'repeat' | 'linked' = 'repeat',
): undefined {
  const { reference } = builder.context
  if (builder.state.stage === 'watch') {
    reopen(builder, because)
    builder.leave('watch', 'repeat', { owes: [] })
  }
  builder.flag('emergency', true)
  for (const role of ['policeLead', 'victimAdvocate'] as const)
    builder.open('respondToRisk', optional({ owner: holderOf(reference, role) }))
  if (owed(builder.state, 'emergencyConference').length === 0) builder.open('emergencyConference')
}
