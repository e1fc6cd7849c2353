import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { aboutReturn, isAnswer, takeLaterReturn } from '../requests.ts'
import { messages } from '../../entity/messages.ts'
import { aboutVictim, audience, agencyId, words, itemId } from '../../fields.ts'
import { atStages, ruleWith } from '../rule.ts'
import type { ConferenceBuilder } from '../builder.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { findListedItem, isRefusal } from '../leave.ts'
import { listedItemOf, listedItems } from '../state.ts'
import { returnAnswers, withheldReasons } from '../codes.ts'

const whileAsked = atStages('listClosed', 'circulated', 'inSession')

const returnRule = ruleWith({ area: 'research', settles: ['meetingReturn', 'meetingReturnUrgent'] })

/**
 * An agency says what it knows, that it knows nothing, or that it declines and why. What it keeps to itself does not
 * come here, only the fact that there is something and the kind of reason. Late returns are accepted until the item is
 * decided, and so is a later one in place of what the agency said before, here or at another meeting.
 */
const recordReturn = returnRule({
  label: 'Send a return',
  who: 'anyAgency',
  oneOf: 'askedReturn',
  body: z.strictObject({
    item: itemId(),
    agency: agencyId(),
    kind: codeOf(returnAnswers),
    note: words().optional(),
    reason: words().optional(),
    withheld: codeOf(withheldReasons).optional(),
    victim: aboutVictim(),
    audience: audience(),
  }),
  needed: { reason: { when: 'kind', is: ['declined'] } },
  example: {
    item: 'i1',
    agency: 'london-housing',
    kind: 'full',
    note: 'A tenant since 2019; two complaints by neighbours.',
  },
  allowed: (state, context) => {
    const asked = listedItems(state).some(({ returns }) => returns[context.by.agency])
    return whileAsked(state, context) ?? (asked ? undefined : refuse('not-asked'))
  },
  decide(builder, { item: id, agency, kind, note, reason, withheld, victim }) {
    if (agency !== builder.context.by.agency) return refuse('not-yours', 'agency')
    const item = findListedItem(builder, id)
    if (isRefusal(item)) return item
    const before = item.returns[agency]
    if (!before) return refuse('not-asked', 'agency')
    if (kind === 'declined' && reason === undefined) return refuse('reason-needed', 'reason')
    const late = dueOf(builder, id, agency) < builder.context.receivedAt
    settleReturn(builder, id, agency, 'met')
    builder.record('item-return-recorded', {
      item: id,
      agency,
      kind,
      ...optional({ note, reason, strand: victim }),
      ...(late ? { late } : {}),
      ...(withheld ? { internal: true as const, withheld } : {}),
      ...(isAnswer(before) ? { supersedes: true } : {}),
    })
  },
})

/** An agency has answered on the pathway since the item was listed: what it says there counts here. A command of the system. */
const laterReturn = ruleWith({ area: 'research', who: 'system', afterEnd: true })({
  label: 'Receive a return that was given on the pathway',
  body: messages.conference['later-return'],
  decide(builder, { pathway, given }) {
    const item = listedItemOf(builder.state, pathway)
    if (item) takeLaterReturn(builder, item, given)
  },
})

/** The chair goes on without an agency's return, and says why. */
const waiveReturn = returnRule({
  label: 'Go ahead without a return',
  who: ['chair'],
  oneOf: 'askedReturn',
  body: z.strictObject({
    item: itemId(),
    agency: agencyId(),
    reason: words(),
    audience: audience(),
  }),
  example: { item: 'i1', agency: 'london-housing', reason: 'They have no record system.' },
  allowed: whileAsked,
  decide(builder, { item: id, agency, reason }) {
    const item = findListedItem(builder, id)
    if (isRefusal(item)) return item
    const before = item.returns[agency]?.state
    if (!before) return refuse('not-asked', 'agency')
    if (before !== 'asked') return refuse('already-returned', 'agency')
    settleReturn(builder, id, agency, 'waived', reason)
    builder.record('item-return-waived', { item: id, agency, reason })
  },
})

const kinds = ['meetingReturn', 'meetingReturnUrgent'] as const

/** When this return was due; like the others of the meeting if it is no longer owed. */
const dueOf = (builder: ConferenceBuilder, item: string, agency: string): number =>
  builder.owed(...kinds).find(({ about }) => about === aboutReturn(item, agency))?.due ??
  builder.meeting.returnsDueAt

function settleReturn(
  builder: ConferenceBuilder,
  item: string,
  agency: string,
  outcome: 'met' | 'waived',
  reason?: string,
): void {
  for (const { id, about } of builder.owed(...kinds))
    if (about === aboutReturn(item, agency)) builder.settleOne(id, outcome, optional({ reason }))
}

/** The returns that agencies are asked for. */
export const returnCommands = {
  'record-return': recordReturn,
  'waive-return': waiveReturn,
  'later-return': laterReturn,
} as const
