import type { Draft } from './draft.ts'
import { given } from './rule.ts'
import { holderOf } from '../reference/reference.ts'
import { reopen } from './repeat.ts'
import { owed } from './state.ts'

/**
 * What interrupts at every stage: police and advocate are told at once, and an emergency conference is listed. In the
 * watch it reopens the pathway as a repeat.
 */
export function interrupt(draft: Draft, because: 'repeat' | 'linked' = 'repeat'): undefined {
  const { reference } = draft.context
  if (draft.state.stage === 'watch') {
    reopen(draft, because)
    draft.leave('watch', 'repeat', { owes: [] })
  }
  draft.flag('emergency', true)
  for (const role of ['policeLead', 'victimAdvocate'] as const)
    draft.open('respondToRisk', given('owner', holderOf(reference, role)))
  if (owed(draft.state, 'emergencyConference').length === 0) draft.open('emergencyConference')
}
