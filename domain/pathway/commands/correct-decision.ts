import { carryOutDecision } from '../conference-decision.ts'
import { isMovedOn, takeBack } from '../withdrawal/withdraw.ts'
import { messages } from '../../entity/messages.ts'
import { optional } from '../../entity/rule.ts'
import { type PastEvent, pastOf } from '../withdrawal/entries.ts'
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
  decide(builder, { conference, item, reason, ...decided }) {
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
    })
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

/** What was agreed to be done stays as it is, done or not. */
const isAgreed = ({ event: { type, data } }: PastEvent): boolean =>
  type === 'action-agreed' || (type === 'obligation-opened' && data.what === 'action')

/** What a meeting says of its decision later. */
export const decisionCorrections = { 'decision-corrected': decisionCorrected } as const
