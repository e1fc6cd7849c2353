import { carryOutDecision } from '../conference-decision.ts'
import { isMovedOn, takeBack } from '../withdrawal/withdraw.ts'
import { messages } from '../../entity/messages.ts'
import type { PathwayBuilder } from '../builder.ts'
import { optional } from '../../entity/rule.ts'
import { ledToBy, type PastEvent, pastOf } from '../withdrawal/entries.ts'
import { rule } from '../rule.ts'
import { takenBack } from '../taken-back.ts'

/**
 * A meeting corrects what it decided. Where nobody has moved on from the decision, it is taken back with what it caused and
 * the corrected one is carried out; otherwise the chair looks at it. A command of the system.
 */
const decisionCorrected = rule({
  label: 'Receive the corrected decision of a conference',
  area: 'conference',
  who: 'system',
  afterEnd: true,
  body: messages.pathway['decision-corrected'],
  reads: { past: true },
  decide(builder, { conference, item, reason, agreed, ...decided }) {
    const { decision, risk, rationale, referTo, receiver, receiverName } = decided
    const past = pastOf(builder.context)
    const gone = takenBack(past.map(({ seq, event }) => ({ seq, ...event })))
    const entry = past.findLast(
      ({ seq, event: { type, data } }) =>
        type === 'conference-recorded' &&
        data.conference === conference &&
        data.item === item &&
        !gone.has(seq),
    )
    builder.record('decision-corrected', {
      ...{ conference, item, decision, risk, rationale, reason },
      ...optional({ referTo, receiver, receiverName }),
      ...(agreed === 'ended' ? { agreed } : {}),
    })
    if (entry && agreed === 'ended') endAgreed(builder, past, entry, conference)
    const { stage, closure } = builder.state
    const moved = !entry || stage === 'ended' || closure || isMovedOn(past, gone, entry)
    if (moved) {
      builder.open('lookAtCorrected', { about: item })
      return undefined
    }
    takeBack(builder, entry, { past, gone, reason, stays: isAgreed })
    return carryOutDecision(builder, { ...decided, actions: [], at: { conference, item } })
  },
})

/** What came only from the wrong decision and nobody has done is no longer owed. */
function endAgreed(
  builder: PathwayBuilder,
  past: readonly PastEvent[],
  entry: PastEvent,
  conference: string,
): void {
  const agreed = ledToBy(past, entry).flatMap(({ event }) =>
    event.type === 'action-agreed' ? [event.data.id] : [],
  )
  for (const { id, outcome } of builder.state.actions)
    if (!outcome && agreed.includes(id)) {
      builder.settle(['action'], 'ended', id)
      builder.record('action-ended', { id, outcome: 'noLongerPossible', conference })
    }
}

/** What was agreed to be done stays as it is, done or not, until it is ended by itself. */
const isAgreed = ({ event: { type, data } }: PastEvent): boolean =>
  type === 'action-agreed' || (type === 'obligation-opened' && data.what === 'action')

/** What a meeting says of its decision later. */
export const decisionCorrections = { 'decision-corrected': decisionCorrected } as const
