import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { atCivil } from '../../calendar/calendar.ts'
import { audience, date, retentionClassCode, words } from '../../fields.ts'
import type { PathwayBuilder } from '../builder.ts'
import { keptTo, withdrawErasure } from '../retention.ts'
import { type ErasureGround, erasureGrounds, retentionDecisions } from '../shape/closure.ts'
import { keptUntil, retentionClassOf } from '../../policy/retention.ts'
import { refuse } from '../../entity/rule.ts'
import { type PathwayRule, ruleWith } from '../rule.ts'
import type { Refusal } from '../../entity/decider.ts'

/** A record whose words are erased can no longer be decided on or continued. */
export const unlessErased: PathwayRule['allowed'] = ({ retention }) =>
  retention?.erased === undefined ? undefined : refuse('already-erased')

const unlessOpen: PathwayRule['allowed'] = (state, context) =>
  unlessErased(state, context) ?? (state.stage === 'ended' ? undefined : refuse('not-ended'))

/** What the officer does with the record, open or ended. */
const recordRule = ruleWith({ area: 'record', who: ['dataProtectionOfficer'], afterEnd: true })

/**
 * The officer decides what happens to an ended pathway's record, when asked or earlier. It is kept until a date, or for
 * another full period of its class. To erase it is a proposal, which somebody else has to confirm: nothing is erased
 * before.
 */
const decideRetention = recordRule({
  label: 'Decide whether to keep the record',
  body: z.strictObject({
    decision: codeOf(retentionDecisions),
    reason: words(),
    /** Kept until the morning of this day; for the interval of its class without one. */
    until: date().optional(),
    ground: codeOf(erasureGrounds).default('noLongerNeeded'),
    audience: audience(),
  }),
  example: { decision: 'retain', reason: 'An appeal is under way.', until: '2034-11-02' },
  settles: ['retentionDecision'],
  allowed: (state, context) =>
    unlessOpen(state, context) ??
    (state.retention?.proposed ? refuse('erasure-proposed') : undefined),
  decide(builder, { decision, reason, until, ground }) {
    if (decision === 'retain') return retain(builder, reason, until)
    if (until !== undefined) return refuse('date-not-needed', 'until')
    const refusal = whyKept(builder, ground)
    if (refusal) return refusal
    builder.settle(['retentionDecision'])
    builder.record('erasure-proposed', { by: builder.context.by.id, ground, reason })
    builder.open('confirmErasure')
    return undefined
  },
})

/** Nothing is erased under a legal hold, and early only on a ground that cannot wait. */
function whyKept(builder: PathwayBuilder, ground: ErasureGround): Refusal | undefined {
  const { state, context } = builder
  if (state.retention?.legalHold) return refuse('legal-hold')
  const at = keptTo(state, context.reference.policy)
  return at !== undefined && at > context.now && !erasureGrounds[ground].early
    ? refuse('kept-for-now', 'ground')
    : undefined
}

const proposed: PathwayRule['allowed'] = (state, context) =>
  unlessOpen(state, context) ??
  (state.retention?.proposed ? undefined : refuse('no-erasure-proposed'))

/** What a second person does about a proposed erasing: another officer, or the supervisor. */
const secondRule = ruleWith({
  area: 'record',
  who: ['dataProtectionOfficer', 'supervisor'],
  afterEnd: true,
})

/** Somebody else than who proposed it confirms the erasing, which happens at once and cannot be undone. */
const confirmErasure = secondRule({
  label: 'Confirm erasing the record',
  body: z.strictObject({}),
  example: {},
  settles: ['confirmErasure'],
  allowed: (state, context) =>
    proposed(state, context) ??
    (state.retention?.proposed?.by === context.by.id ? refuse('own-proposal') : undefined),
  decide(builder) {
    const { proposed: proposal } = builder.state.retention ?? {}
    if (!proposal) return refuse('no-erasure-proposed')
    const { ground } = proposal
    const refusal = whyKept(builder, ground)
    if (refusal) return refuse(refusal.code)
    builder.settle(['confirmErasure', 'retentionDecision'])
    builder.settle(['confirmTakenOut'], 'ended') // it goes with all others
    builder.record('record-erased', { ground }) // and no text: it could name whom it is about
    return undefined
  },
})

/** The erasing is off, by who proposed it or by who was to confirm it. */
const takeBackErasure = secondRule({
  label: 'Withdraw the proposal to erase the record',
  body: z.strictObject({ reason: words() }),
  example: { reason: 'An appeal was announced.' },
  settles: ['confirmErasure'],
  allowed: proposed,
  decide(builder, { reason }) {
    withdrawErasure(builder, reason)
  },
})

function retain(
  builder: PathwayBuilder,
  reason: string,
  day: string | undefined,
): Refusal | undefined {
  const { now, receivedAt, reference } = builder.context
  const { policy } = reference
  const until =
    day === undefined
      ? keptUntil(policy, now, builder.state.retention?.class)
      : atCivil(day, policy.hours.from, policy.hours.zone)
  if (until <= Math.max(now, receivedAt)) return refuse('not-later', 'until')
  builder.settle(['retentionDecision'])
  builder.record('record-retained', { until, reason })
  return undefined
}

/** The officer says of which class the record is, at any time: the date on which its keeping is decided follows it. */
const classifyRetention = recordRule({
  label: 'Set how long to keep the record',
  body: z.strictObject({ class: retentionClassCode(), reason: words(), audience: audience() }),
  example: { class: 'group2', reason: 'Convicted of a violent offence.' },
  allowed: unlessErased,
  decide(builder, { class: code, reason }) {
    const { policy } = builder.context.reference
    if (!retentionClassOf(policy, code)) return refuse('unknown-retention-class', 'class')
    const { endedAt } = builder.state.retention ?? {}
    builder.record('retention-classified', { class: code, reason })
    if (endedAt !== undefined && keptUntil(policy, endedAt, code) > builder.context.now)
      builder.settle(['retentionDecision'], 'ended') // it was asked too early for this class
  },
})

/** Nothing is erased until the hold is lifted. It may be set while the pathway is open. */
const setLegalHold = recordRule({
  label: 'Set a legal hold',
  body: z.strictObject({ reason: words(), audience: audience() }),
  example: { reason: 'A civil claim was announced.' },
  allowed: (state, context) =>
    unlessErased(state, context) ??
    (state.retention?.legalHold ? refuse('legal-hold-set') : undefined),
  decide(builder, { reason }) {
    builder.record('legal-hold-set', { reason })
  },
})

/** What the law no longer needs may be erased again, by a decision of its own. */
const liftLegalHold = recordRule({
  label: 'Lift the legal hold',
  body: z.strictObject({ reason: words(), audience: audience() }),
  example: { reason: 'The claim was settled.' },
  allowed: ({ retention }) => (retention?.legalHold ? undefined : refuse('no-legal-hold')),
  decide(builder, { reason }) {
    builder.record('legal-hold-lifted', { reason })
  },
})

/** What becomes of the record. */
export const retentionCommands = {
  'decide-retention': decideRetention,
  'confirm-erasure': confirmErasure,
  'withdraw-erasure': takeBackErasure,
  'classify-retention': classifyRetention,
  'set-legal-hold': setLegalHold,
  'lift-legal-hold': liftLegalHold,
} as const
