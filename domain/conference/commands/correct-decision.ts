import { audience, itemId, words } from '../../fields.ts'
import { codeOf } from '../../titled.ts'
import { agreedAfter, conferenceDecisions } from '../codes.ts'
import type { ConferenceBuilder } from '../builder.ts'
import type { ConferenceEvent, ConferenceFacts } from '../events.ts'
import type { Context, EventEnvelope } from '../../entity/decider.ts'
import { atStages, rule } from '../rule.ts'
import { hasInterest } from '../conflicts.ts'
import { isInConflict } from '../quorum.ts'
import { itemOf, seatKey } from '../state.ts'
import { onwardOf } from './items.ts'
import { referredOn } from '../../pathway/shape/referred-on.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { risks } from '../../codes.ts'
import { without } from '../../obligations/without.ts'
import { z } from 'zod'

/**
 * The chair puts right what was decided about an item, while the meeting is in session and until its minutes are approved.
 * Both decisions stand in its history, the earlier one struck out; its pathway hears the difference. What was agreed to be
 * done, and who differed, stay as they were, unless they came only from the wrong decision: then they end. Nobody corrects it
 * who may not decide about it: not in conflict themselves, nor where every chair's seat is.
 */
const correctDecision = rule({
  label: 'Correct a decision',
  area: 'minutes',
  who: ['chair'],
  reads: { past: true },
  body: z.strictObject({
    item: itemId(),
    decision: codeOf(without(conferenceDecisions, 'defer')),
    risk: codeOf(risks),
    rationale: words(),
    /** Only of a decision to refer on. */
    ...referredOn,
    agreed: codeOf(agreedAfter).optional(),
    /** Why it is corrected. */
    reason: words(),
    audience: audience(),
  }),
  needed: { referTo: { when: 'decision', is: ['referOn'] } },
  example: {
    item: 'i1',
    decision: 'adviceOnly',
    risk: 'medium',
    rationale: 'He is in custody until the spring.',
    reason: 'The decision on the next item was entered here.',
  },
  allowed: (state, context) =>
    atStages('inSession', 'minutes', 'adjourned')(state, context) ??
    (state.minutes?.status === 'approved' ? refuse('minutes-stage') : undefined),
  decide(builder, { item: id, decision, risk, rationale, reason, agreed, ...body }) {
    const item = itemOf(builder.state, id)
    if (!item) return refuse('not-listed', 'item')
    if (item.status !== 'decided') return refuse('not-decided', 'item')
    if (isChairInConflict(builder, id)) return refuse('in-conflict', 'item')
    if (decision === 'noted' && !builder.meeting.emergency)
      return refuse('no-emergency', 'decision')
    const onward = decision === 'referOn' ? onwardOf(builder, body) : {}
    if ('code' in onward) return onward
    const { dissent, actions } = agreed === 'ended' ? nothing : lastDecision(builder.context, id)
    builder.record('item-decided', {
      ...{ id, pathway: item.pathway, decision, risk, rationale, dissent, actions, ...onward },
      ...{ supersedes: true, reason, ...optional({ agreed }) },
    })
    return undefined
  },
})

const nothing = { dissent: [], actions: [] }

/** Whether the chair's conflict of interest keeps them from deciding about an item: their own, or that of every chair's seat. */
function isChairInConflict({ state, context }: ConferenceBuilder, item: string): boolean {
  if (hasInterest(state, context.by.id, item)) return true
  const chairs = state.invited.filter(({ role }) => role === 'chair')
  return (
    chairs.length > 0 &&
    chairs.every((party) => isInConflict(state.seats[seatKey(party)] ?? {}, item))
  )
}

/** What was agreed about an item when it was last decided. */
function lastDecision({ past = [] }: Context<unknown>, id: string) {
  const decided = (past as readonly EventEnvelope<ConferenceEvent>[]) // written by the rules of a meeting
    .flatMap(({ event }): ConferenceFacts['item-decided'][] =>
      event.type === 'item-decided' && event.data.id === id ? [event.data] : [],
    )
    .at(-1)
  return { dissent: decided?.dissent ?? [], actions: decided?.actions ?? [] }
}

/** What is put right after it was decided. */
export const decisionCorrections = { 'correct-decision': correctDecision } as const
