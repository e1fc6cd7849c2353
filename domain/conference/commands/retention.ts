import { z } from 'zod'
import { atCivil } from '../../calendar/calendar.ts'
import { audience, date, words } from '../../fields.ts'
import { codeOf } from '../../titled.ts'
import type { ConferenceBuilder } from '../builder.ts'
import { type ConferenceRule, ruleWith } from '../rule.ts'
import {
  type ErasureGround,
  erasureGrounds,
  retentionDecisions,
} from '../../pathway/shape/closure.ts'
import { isOver, meetingKeptTo } from '../retention.ts'
import { keptBy } from '../../policy/retention.ts'
import { refuse } from '../../entity/rule.ts'
import type { Refusal } from '../../entity/decider.ts'

const unlessErased: ConferenceRule['allowed'] = (state) =>
  isOver(state)
    ? state.retention?.erased === undefined
      ? undefined
      : refuse('already-erased')
    : refuse('meeting-stage')

/**
 * The officer decides what happens to the record of a meeting that is over: it is kept until a date, or as long again as the
 * policy says. To erase it is a proposal, which somebody else has to confirm. What a pathway that is kept needs of it, such as
 * what was decided about it and why, stays on that pathway.
 */
const decide = ruleWith({ area: 'record', who: ['dataProtectionOfficer'], afterEnd: true })({
  label: 'Decide whether to keep the record of the meeting',
  body: z.strictObject({
    decision: codeOf(retentionDecisions),
    reason: words(),
    /** Kept until the morning of this day; as long again as the policy says without one. */
    until: date().optional(),
    ground: codeOf(erasureGrounds).default('noLongerNeeded'),
    audience: audience(),
  }),
  example: { decision: 'retain', reason: 'An inquest is under way.', until: '2034-11-02' },
  settles: ['meetingRetention'],
  allowed: (state, context) =>
    unlessErased(state, context) ??
    (state.retention?.proposed ? refuse('erasure-proposed') : undefined),
  decide(builder, { decision, reason, until, ground }) {
    if (decision === 'retain') return retain(builder, reason, until)
    if (until !== undefined) return refuse('date-not-needed', 'until')
    const refusal = whyKept(builder, ground)
    if (refusal) return refusal
    builder.settle(['meetingRetention'])
    builder.record('meeting-erasure-proposed', { by: builder.context.by.id, ground, reason })
    builder.open('confirmMeetingErasure')
    return undefined
  },
})

/** Early it is erased only on a ground that cannot wait. */
function whyKept(
  { state, context }: ConferenceBuilder,
  ground: ErasureGround,
): Refusal | undefined {
  const at = meetingKeptTo(state, context.reference)
  return at !== undefined && at > context.now && !erasureGrounds[ground].early
    ? refuse('kept-for-now', 'ground')
    : undefined
}

function retain(
  builder: ConferenceBuilder,
  reason: string,
  day: string | undefined,
): Refusal | undefined {
  const { now, receivedAt, reference } = builder.context
  const { policy } = reference
  const until =
    day === undefined
      ? keptBy(policy, 'meetingRetention', now)
      : atCivil(day, policy.hours.from, policy.hours.zone)
  if (until <= Math.max(now, receivedAt)) return refuse('not-later', 'until')
  builder.settle(['meetingRetention'])
  builder.record('meeting-retained', { until, reason })
  return undefined
}

const secondRule = ruleWith({
  area: 'record',
  who: ['dataProtectionOfficer', 'supervisor'],
  afterEnd: true,
  settles: ['confirmMeetingErasure'],
  allowed: (state, context) =>
    unlessErased(state, context) ??
    (state.retention?.proposed ? undefined : refuse('no-erasure-proposed')),
})

/** Somebody else than who proposed it confirms the erasing, which happens at once and cannot be undone. */
const confirm = secondRule({
  label: 'Confirm erasing the record of the meeting',
  body: z.strictObject({}),
  example: {},
  decide(builder) {
    const { proposed } = builder.state.retention ?? {}
    if (!proposed) return refuse('no-erasure-proposed')
    if (proposed.by === builder.context.by.id) return refuse('own-proposal')
    builder.settle(['confirmMeetingErasure', 'meetingRetention'])
    builder.record('meeting-erased', { ground: proposed.ground }) // and no text: it could name somebody
    return undefined
  },
})

/** The erasing is off, by who proposed it or by who was to confirm it. */
const takeBack = secondRule({
  label: 'Withdraw the proposal to erase the record of the meeting',
  body: z.strictObject({ reason: words(), audience: audience() }),
  example: { reason: 'An inquest was announced.' },
  decide(builder, { reason }) {
    builder.settle(['confirmMeetingErasure'], 'ended')
    builder.record('meeting-erasure-withdrawn', { reason })
  },
})

/** What becomes of the record of a meeting. */
export const retentionCommands = {
  'decide-meeting-retention': decide,
  'confirm-meeting-erasure': confirm,
  'withdraw-meeting-erasure': takeBack,
} as const
