import { allAnswered } from './strands.ts'
import type { PathwayBuilder } from './builder.ts'

/**
 * The chair is asked to decide on a proposed closure once the advocate of each victim has answered. Once the chair may close
 * without an answer, that has been asked already.
 */
export function askChairOnceAnswered(builder: PathwayBuilder): void {
  const { closure } = builder.state
  if (!closure || closure.overridden || !allAnswered(builder.state)) return
  if (builder.owed('approveClosure').length === 0) builder.open('approveClosure')
}
