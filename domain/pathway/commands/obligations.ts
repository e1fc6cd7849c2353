import { z } from 'zod'
import { findOwed } from '../../entity/owing-rule.ts'
import { obligationCommands } from '../../entity/obligation-commands.ts'
import { type ObligationCode, obligationKinds } from '../../obligations/kinds.ts'
import { audience, obligationId, words } from '../../fields.ts'
import type { Obligation } from '../../obligations/obligation.ts'
import { owed, type PathwayState } from '../state.ts'
import type { Party, Refusal } from '../../entity/decider.ts'
import { strandOf, strandOfOwed } from '../strands.ts'
import { cannotSee, reassignAction } from '../left-out.ts'
import type { ObligationKind } from '../../obligations/kind.ts'
import type { PathwayBuilder } from '../builder.ts'
import { refuse } from '../../entity/rule.ts'
import { rule } from '../rule.ts'
import { waiveReturnOf } from './research.ts'

const kinds: Readonly<Record<ObligationCode, ObligationKind>> = obligationKinds

const { 'record-done': recordDone, ...planned } = obligationCommands<
  ObligationCode,
  PathwayBuilder
>({
  kinds,
  afterEnd: 'whileOwed',
  // What it knows, what it referred, the session that it held, its own answer.
  ofOneAgency: ['return', 'amend', 'recordSession', 'answerTransfer'],
  // It lapses, or is confirmed; nobody puts off the putting off.
  datedElsewhere: ['confirmExtension'],
  cannotOwe: ({ state }, to, obligation) =>
    cannotSee(state.keptOut, to.agency, 'agency', to.role) ?? worksForNone(state, to, obligation),
  reassigned(builder, { what, about }, to) {
    if (what === 'action') reassignAction(builder, about, to)
  },
  example: 'pw0123456789ab.3',
})

/** Another service owes a victim nothing until it works for them: it could neither do it nor see for whom. */
function worksForNone(
  state: PathwayState,
  { agency, role }: Party,
  obligation: Obligation,
): Refusal | undefined {
  const strand = strandOfOwed(obligation)
  const advocate = strand === undefined ? undefined : strandOf(state, strand)?.advocate
  return role === 'victimAdvocate' && advocate && advocate.agency !== agency
    ? refuse('not-your-victim')
    : undefined
}

/** Lets something go that keeps no stage from moving and guards no victim, with a reason. */
const waive = rule({
  label: 'Waive',
  area: 'work',
  who: ['coordinator', 'supervisor'],
  body: z.strictObject({ obligationId: obligationId(), reason: words(), audience: audience() }),
  example: { obligationId: 'pw0123456789ab.3', reason: 'Agreed by telephone with the agency.' },
  allowed: (state) => (owed(state).length > 0 ? undefined : refuse('nothing-owed')),
  decide(builder, { obligationId: id, reason }) {
    const obligation = findOwed(builder, id)
    if ('code' in obligation) return obligation
    if (!obligationKinds[obligation.what].waivable) return refuse('not-waivable', 'obligationId')
    if (obligation.what === 'return') return waiveReturnOf(builder, obligation.agency, { reason })
    builder.settleOne(obligation.id, 'waived', { reason })
    if (obligation.what === 'action' && obligation.about !== undefined)
      builder.record('action-ended', {
        id: obligation.about,
        outcome: 'noLongerPossible',
        note: reason,
      })
  },
})

/** What people do about anything that is owed on a pathway. */
export const owingCommands = {
  ...planned,
  waive,
  'record-done': recordDone,
} as const
