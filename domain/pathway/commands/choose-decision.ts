import { z } from 'zod'
import { audience, obligationId, words } from '../../fields.ts'
import { carryOutDecision } from '../conference-decision.ts'
import { codeOf } from '../../titled.ts'
import { countingDecisions } from '../shape/conference.ts'
import { findOwed } from '../../entity/owing-rule.ts'
import { isMovedOn, takeBack } from '../withdrawal/withdraw.ts'
import { ledToBy, type PastEvent, pastOf } from '../withdrawal/entries.ts'
import { owed } from '../state.ts'
import type { PathwayBuilder } from '../builder.ts'
import type { PathwayFacts } from '../events.ts'
import { refuse } from '../../entity/rule.ts'
import { rule } from '../rule.ts'
import { takenBack } from '../taken-back.ts'

type Overtaken = PathwayFacts['decision-overtaken']

/**
 * Of what was decided here and what a meeting decided meanwhile, one counts, and the meeting hears which. If it is the meeting's,
 * what was decided here is taken back and the meeting's is carried out; where people have moved on from that, or nothing was
 * decided here, the chair looks at what is to follow.
 */
const chooseDecision = rule({
  label: 'Say which of two decisions counts',
  area: 'conference',
  who: ['chair', 'coordinator', 'supervisor'],
  body: z.strictObject({
    obligationId: obligationId(),
    counts: codeOf(countingDecisions),
    reason: words(),
    audience: audience(),
  }),
  example: {
    obligationId: 'p1.3',
    counts: 'meeting',
    reason: 'The table knew of the new incident, the chair did not yet.',
  },
  settles: ['lookAtDecision'],
  afterEnd: 'whileOwed',
  reads: { past: true },
  allowed: (state) =>
    owed(state, 'lookAtDecision').length > 0 ? undefined : refuse('nothing-owed'),
  decide(builder, { obligationId: id, counts, reason }) {
    const look = findOwed(builder, id)
    if ('code' in look) return look
    const past = pastOf(builder.context)
    const asked = past.findLast(
      ({ event: { type, data } }) => type === 'obligation-opened' && data.id === id,
    )
    const late = asked && overtakenWith(past, asked)
    if (look.what !== 'lookAtDecision' || !late) return refuse('has-own-command', 'obligationId')
    const { conference, item } = late
    builder.record('decision-chosen', { conference, item, counts, reason })
    builder.settleOne(id, 'met')
    if (counts === 'meeting') carryOutLate(builder, past, late, reason)
    return undefined
  },
})

/** The meeting's decision that came with a look that is owed. */
const overtakenWith = (past: readonly PastEvent[], asked: PastEvent): Overtaken | undefined =>
  ledToBy(past, asked).flatMap(({ event }) =>
    event.type === 'decision-overtaken' ? [event.data] : [],
  )[0]

/** The meeting's decision in place of the last that counts here. */
function carryOutLate(
  builder: PathwayBuilder,
  past: readonly PastEvent[],
  { conference, item, actions = [], dissent = [], ...decided }: Overtaken,
  reason: string,
): void {
  const gone = takenBack(past.map(({ seq, event }) => ({ seq, ...event })))
  const entry = past.findLast(
    ({ seq, event }) =>
      event.type === 'conference-recorded' && event.data.decision !== 'noted' && !gone.has(seq),
  )
  const { stage, closure } = builder.state
  if (!entry || stage === 'ended' || closure || isMovedOn(past, gone, entry)) {
    builder.open('lookAtCorrected', { about: item })
    return
  }
  takeBack(builder, entry, { past, gone, reason })
  carryOutDecision(builder, { ...decided, actions, dissent, at: { conference, item } })
}

/** What is said of two decisions about one pathway. */
export const choosingCommands = { 'choose-decision': chooseDecision } as const
