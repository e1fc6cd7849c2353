import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { atCivil } from '../../calendar/calendar.ts'
import { date, retentionClassCode, words } from '../../fields.ts'
import type { PathwayBuilder } from '../builder.ts'
import { retentionAt } from '../retention.ts'
import { erasureGrounds, retentionDecisions } from '../shape/closure.ts'
import { keptUntil, retentionClassOf } from '../../policy/retention.ts'
import { refuse } from '../../entity/rule.ts'
import { type PathwayRule, ruleWith } from '../rule.ts'
import type { Refusal } from '../../entity/decider.ts'

/** A record whose words are erased can no longer be decided on or continued. */
export const unlessErased: PathwayRule['allowed'] = ({ retention }) =>
  retention?.erased === undefined ? undefined : refuse('already-erased')

/** What the officer does with the record, open or ended. */
const recordRule = ruleWith({ area: 'record', who: ['dataProtectionOfficer'], afterEnd: true })

/**
 * The officer decides what happens to an ended pathway's record, when asked or earlier. It is kept until a date, or for
 * another full period of its class. It is not erased under a legal hold, and is erased early only on a ground that
 * cannot wait.
 */
const decideRetention = recordRule({
  label: 'Decide whether to keep the record',
  body: z.strictObject({
    decision: codeOf(retentionDecisions),
    reason: words(),
    /** Kept until the morning of this day; for the interval of its class without one. */
    until: date().optional(),
    ground: codeOf(erasureGrounds).default('noLongerNeeded'),
  }),
  example: { decision: 'retain', reason: 'An appeal is under way.', until: '2034-11-02' },
  settles: ['retentionDecision'],
  allowed: (state, context) =>
    unlessErased(state, context) ?? (state.stage === 'ended' ? undefined : refuse('not-ended')),
  decide(builder, { decision, reason, until, ground }) {
    if (decision === 'retain') return retain(builder, reason, until)
    if (until !== undefined) return refuse('date-not-needed', 'until')
    if (builder.state.retention?.legalHold) return refuse('legal-hold')
    const { now, reference } = builder.context
    const at = retentionAt(builder.state, reference)
    if (at !== undefined && at > now && !erasureGrounds[ground].early)
      return refuse('kept-for-now', 'ground')
    builder.settle(['retentionDecision'])
    builder.record('record-erased', { ground, reason })
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
  body: z.strictObject({ class: retentionClassCode(), reason: words() }),
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
  body: z.strictObject({ reason: words() }),
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
  body: z.strictObject({ reason: words() }),
  example: { reason: 'The claim was settled.' },
  allowed: ({ retention }) => (retention?.legalHold ? undefined : refuse('no-legal-hold')),
  decide(builder, { reason }) {
    builder.record('legal-hold-lifted', { reason })
  },
})

/** What becomes of the record. */
export const retentionCommands = {
  'decide-retention': decideRetention,
  'classify-retention': classifyRetention,
  'set-legal-hold': setLegalHold,
  'lift-legal-hold': liftLegalHold,
} as const
