import { z } from 'zod'
import { audience, agencyId, obligationId, words } from '../fields.ts'
import { codeOf } from '../titled.ts'
import { decideExtension, extend } from './extension-commands.ts'
import {
  findOwed,
  lateOf,
  needsOwed,
  type OwingDecision,
  reason,
  type Special,
  who,
} from './owing-rule.ts'
import { optional, refuse, ruleFor } from './rule.ts'
import type { Obligation } from '../obligations/obligation.ts'
import { owedOf } from '../obligations/owing.ts'
import { roles } from '../codes.ts'

/** Reminds whoever owes it, at once. */
function remindNow<What extends string, B extends OwingDecision<What>>({
  afterEnd,
  example,
}: Special<What, B>) {
  return ruleFor<B>()({
    label: 'Send a reminder now',
    area: 'work',
    who,
    ...lateOf(afterEnd),
    body: z.strictObject({ obligationId: obligationId() }),
    example: { obligationId: example },
    allowed: needsOwed,
    decide(builder, { obligationId: id }) {
      const owed = findOwed(builder, id)
      if ('code' in owed) return owed
      if (owed.stopped !== undefined) return refuse('stopped-by-hold', 'obligationId')
      builder.remind(owed)
    },
  })
}

/** Gives an obligation to another role, or to another agency. */
function reassign<What extends string, B extends OwingDecision<What>>({
  kinds,
  afterEnd,
  ofOneAgency,
  cannotOwe,
  reassigned,
  example,
}: Special<What, B>) {
  return ruleFor<B>()({
    label: 'Reassign',
    area: 'work',
    who,
    ...lateOf(afterEnd),
    body: z.strictObject({
      obligationId: obligationId(),
      agency: agencyId(),
      role: codeOf(roles),
      reason: words(),
      audience: audience(),
    }),
    example: { obligationId: example, agency: 'london-council', role: 'agencyWorker', reason },
    allowed: needsOwed,
    decide(builder, { obligationId: id, agency, role, reason: why }) {
      const owed = findOwed(builder, id)
      if ('code' in owed) return owed
      if (!Object.hasOwn(builder.context.reference.agencies, agency))
        return refuse('not-in-core-set', 'agency')
      const no = cannotOwe?.(builder, { agency, role }, owed)
      if (no) return no
      if (ofOneAgency.includes(owed.what) && agency !== owed.agency)
        return refuse('not-yours', 'agency')
      const { owner, heldBy = [owner] } = kinds[owed.what]
      if (heldBy !== 'anyRole' && !heldBy.includes(role)) return refuse('cannot-meet', 'role')
      builder.reassign(owed, { agency, role }, { reason: why })
      reassigned?.(builder, owed, { agency, role })
    },
  })
}

/** Ends an obligation that no command of its own ends. */
function recordDone<What extends string, B extends OwingDecision<What>>({
  afterEnd,
  kinds,
  example,
}: Special<What, B>) {
  const byHand = ({ what }: Obligation<What>) => kinds[what].byHand === true
  return ruleFor<B>()({
    label: 'Mark as done',
    area: 'work',
    who: 'anyAgency',
    ...lateOf(afterEnd),
    body: z.strictObject({ obligationId: obligationId(), note: words().optional() }),
    example: { obligationId: example, note: 'Spoke to the person concerned.' },
    allowed(state, { by }) {
      const open = owedOf(state).filter(byHand)
      if (open.length === 0) return refuse('nothing-owed')
      return open.some(({ agency }) => agency === by.agency) ? undefined : refuse('not-yours')
    },
    decide(builder, { obligationId: id, note }) {
      const owed = findOwed(builder, id)
      if ('code' in owed) return owed
      if (!byHand(owed)) return refuse('has-own-command', 'obligationId')
      if (owed.agency !== builder.context.by.agency) return refuse('not-yours', 'obligationId')
      builder.settleOne(owed.id, 'met', optional({ note }))
    },
  })
}

/** Reminding, extending, reassigning and marking as done: the same for every kind of entity that can owe something. */
export const obligationCommands = <What extends string, B extends OwingDecision<What>>(
  special: Special<What, B>,
) => ({
  'remind-now': remindNow(special),
  extend: extend(special),
  'decide-extension': decideExtension(special),
  reassign: reassign(special),
  'record-done': recordDone(special),
})
