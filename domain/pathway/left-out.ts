import { holderOf } from '../reference/reference.ts'
import { isExcluded, type KeptOut, leavesOut } from '../kept-out.ts'
import { keysOf } from '../in-order.ts'
import type { Party, Refusal } from '../entity/decider.ts'
import type { PathwayBuilder } from './builder.ts'
import { refuse } from '../entity/rule.ts'
import { waiveReturnOf } from './commands/research.ts'

/**
 * Why somebody may not be kept out like this: nobody could go on with the pathway, at its site or at the one that it is offered
 * to. `field` names who is kept out, or who is not.
 */
export function leavesNobody(
  builder: PathwayBuilder,
  kept: KeptOut,
  field: string,
): Refusal | undefined {
  const coordinator = holderOf(builder.context.reference, 'coordinator')
  if (coordinator && leavesOut(kept, coordinator.agency, 'coordinator'))
    return refuse('no-coordinator-left', field)
  const answers = builder.owed('answerTransfer')
  return answers.some((owed) => leavesOut(kept, owed.agency))
    ? refuse('offered-there', field)
    : undefined
}

/** Why nothing can be given to an agency: nobody of it may see the pathway, or nobody of it in this role. */
export function cannotSee(
  kept: KeptOut | undefined,
  agency: string,
  field: string,
  role?: Party['role'],
) {
  if (!leavesOut(kept, agency, role)) return undefined
  return refuse(isExcluded(kept, agency) ? 'agency-excluded' : 'agency-left-out', field)
}

/**
 * What is owed here by those who may not see the pathway any more: a return is not waited for, and anything else is the
 * coordinator's. Only those who may know who is kept out are told of it: others see who owes it now, and not that it was another's.
 */
export function handOverFromLeftOut(builder: PathwayBuilder): void {
  for (const owed of builder.owed()) {
    const next = builder.ownerFor(owed)
    const stays = next.agency === owed.agency && next.role === owed.role
    if (owed.what === 'return' || stays) continue
    const said = { leftOut: owed.agency }
    builder.reassign(owed, next, said)
    if (owed.what === 'action') reassignAction(builder, owed.about, next, said)
  }
  for (const agency of keysOf(builder.state.returns)) {
    const { returns, keptOut } = builder.state
    if (returns[agency] === 'asked' && leavesOut(keptOut, agency))
      waiveReturnOf(builder, agency, { leftOut: agency })
  }
}

/** An action belongs to whoever owes it. */
export function reassignAction(
  builder: PathwayBuilder,
  id: string | undefined,
  { agency, role }: Party,
  said: { leftOut?: string } = {},
): void {
  if (id !== undefined) builder.record('action-reassigned', { id, agency, role, ...said })
}
