import { z } from 'zod'
import { findOwed, obligationCommands } from '../../entity/obligation-commands.ts'
import { type ObligationCode, obligationKinds } from '../../obligations/kinds.ts'
import { audience, obligationId, words } from '../../fields.ts'
import { owed } from '../state.ts'
import { isExcluded } from '../../kept-out.ts'
import type { ObligationKind } from '../../obligations/kind.ts'
import type { PathwayBuilder } from '../builder.ts'
import { refuse } from '../../entity/rule.ts'
import { rule } from '../rule.ts'
import { waiveReturnOf } from './research.ts'

const kinds: Readonly<Record<ObligationCode, ObligationKind>> = obligationKinds

const {
  'record-done': recordDone,
  reassign,
  ...planned
} = obligationCommands<ObligationCode, PathwayBuilder>({
  kinds,
  afterEnd: 'whileOwed',
  // What it knows, what it referred, the session that it held, its own answer.
  ofOneAgency: ['return', 'amend', 'recordSession', 'answerTransfer'],
  reassigned(builder, { what, about }, { agency, role }) {
    if (what === 'action' && about !== undefined)
      builder.record('action-reassigned', { id: about, agency, role })
  },
  example: 'pw0123456789ab.3',
})

/** Nothing is given to an agency that may not see the pathway. */
const toWhomMaySee: typeof reassign = {
  ...reassign,
  decide(builder, body) {
    const { agency }: { agency?: unknown } = { ...(body as object) } // read by the rule itself
    return isExcluded(builder.state.keptOut, String(agency))
      ? refuse('agency-excluded', 'agency')
      : reassign.decide(builder, body)
  },
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
    if (obligation.what === 'return') return waiveReturnOf(builder, obligation.agency, reason)
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
  reassign: toWhomMaySee,
  waive,
  'record-done': recordDone,
} as const
