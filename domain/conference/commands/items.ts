import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { conferenceDecisions, deferReasons } from '../codes.ts'
import { actionDue } from '../../obligations/action-due.ts'
import { audience, agencyId, words, conferenceId, itemId } from '../../fields.ts'
import type { AgreedAction, Item } from '../shape.ts'
import { atStages, rule, ruleWith } from '../rule.ts'
import { atCivil } from '../../calendar/calendar.ts'
import { risks } from '../../codes.ts'
import type { ConferenceBuilder } from '../builder.ts'
import { party } from '../bodies.ts'
import {
  cannotWait,
  isConfidentialityOpen,
  isInConflict,
  isUnrepresented,
  presentSeats,
  quorumNow,
  wasReferrerHeard,
} from '../quorum.ts'
import { defer } from './agenda.ts'
import { endReturns } from '../requests.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { findListedItem, isRefusal } from '../leave.ts'
import { whyNotReferOn } from '../../pathway/refer-on.ts'
import { agreedActionSchema } from '../../pathway/shape/agreed-action.ts'
import { referredOn } from '../../pathway/shape/referred-on.ts'
import type { ReferredOn } from '../../pathway/shape/referral.ts'
import { seatKey } from '../state.ts'
import type { Refusal } from '../../entity/decider.ts'
import { carryOverLimits } from '../automatic-items.ts'
import { without } from '../../obligations/without.ts'

/** Whether the table may work on this item now. */
function tableRefused(builder: ConferenceBuilder, item: Item): Refusal | undefined {
  if (!quorumNow(builder.state, item).met) return refuse('inquorate')
  return isConfidentialityOpen(builder.state) ? refuse('confidentiality-open') : undefined
}

/** A quorum of some of its roles can do without the chair; a decision cannot, nor with one who is in conflict about the item. */
const chairMissing = (builder: ConferenceBuilder, item: Item): Refusal | undefined =>
  presentSeats(builder.state, item).some(([, role]) => role === 'chair')
    ? undefined
    : refuse('no-chair', 'item')

/** An item is called up and presented: by its referrer, or by somebody else whom the referrer may have briefed. */
const presentItem = rule({
  label: 'Present an item',
  area: 'session',
  who: ['chair', 'coordinator'],
  oneOf: 'seat',
  body: z.strictObject({
    item: itemId(),
    ...party,
    agency: agencyId(),
    briefed: z.boolean().default(false),
  }),
  example: { item: 'i1', agency: 'metropolitan-police-service', role: 'policeLead' },
  allowed: atStages('inSession'),
  decide(builder, { item: id, agency, role, briefed }) {
    const item = findListedItem(builder, id)
    if (isRefusal(item)) return item
    const seat = builder.state.seats[seatKey({ agency, role })]
    if (seat?.how !== 'present') return refuse('not-present', 'role')
    if (isInConflict(seat, id)) return refuse('in-conflict', 'role')
    if (isUnrepresented(builder.state, { agency, role }, id)) return refuse('represented', 'role')
    const refused = tableRefused(builder, item)
    if (refused) return refused
    builder.record('item-presented', {
      item: id,
      agency,
      role,
      at: builder.context.receivedAt,
      briefed,
    })
  },
})

const chairRule = ruleWith({ area: 'session', who: ['chair'], allowed: atStages('inSession') })

/** The chair hears an item of high risk, or an emergency, although its referrer neither came nor briefed anybody. */
const overrideNoShow = chairRule({
  label: 'Hear an item without its referrer',
  body: z.strictObject({ item: itemId(), reason: words(), audience: audience() }),
  example: { item: 'i1', reason: 'The risk does not allow us to wait.' },
  decide(builder, { item: id, reason }) {
    const item = findListedItem(builder, id)
    if (isRefusal(item)) return item
    if (!cannotWait(builder.state, item)) return refuse('not-high-risk', 'item')
    if (wasReferrerHeard(builder.state, item)) return refuse('referrer-was-heard', 'item')
    builder.record('no-show-overridden', { item: id, reason })
  },
})

/** The chair decides about one item, with dissent and actions; its pathway is told once. To defer is to decide later. */
const decideItem = chairRule({
  label: 'Decide an item',
  body: z.strictObject({
    item: itemId(),
    decision: codeOf(conferenceDecisions),
    risk: codeOf(risks).optional(),
    rationale: words(),
    dissent: z
      .array(z.strictObject({ agency: agencyId(), view: words() }))
      .max(20)
      .default([]),
    actions: z.array(agreedActionSchema).max(40).default([]),
    /** Only of a decision to defer: why, and to which meeting. */
    because: codeOf(deferReasons).default('other'),
    to: conferenceId().optional(),
    /** Only of a decision to refer on. */
    ...referredOn,
    audience: audience(),
  }),
  needed: {
    risk: { when: 'decision', is: Object.keys(without(conferenceDecisions, 'defer')) },
    referTo: { when: 'decision', is: ['referOn'] },
  },
  example: {
    item: 'i1',
    decision: 'intervene',
    risk: 'high',
    rationale: 'Fixed on the victim, and has found the new address.',
    dissent: [{ agency: 'london-housing', view: 'Advice would have been enough.' }],
    actions: [
      {
        agency: 'metropolitan-police-service',
        role: 'policeLead',
        what: 'Apply for an order.',
        dueOn: '2026-12-16',
      },
    ],
  },
  decide(builder, body) {
    const { item: id, decision, risk, rationale, dissent, because, to } = body
    if (decision === 'defer')
      return defer(builder, id, { because, reason: rationale, ...optional({ to }) })
    const item = findListedItem(builder, id)
    if (isRefusal(item)) return item
    if (!risk) return refuse('risk-missing', 'risk')
    if (decision === 'noted' && !builder.meeting.emergency)
      return refuse('no-emergency', 'decision')
    const refused =
      tableRefused(builder, item) ?? chairMissing(builder, item) ?? unheard(builder, item)
    if (refused) return refused
    const stranger = dissent.findIndex(({ agency }) => !atTable(builder, agency))
    if (stranger >= 0) return refuse('not-present', `dissent.${stranger}.agency`)
    const actions = agreed(builder, body.actions)
    if ('code' in actions) return actions
    const onward = decision === 'referOn' ? onwardOf(builder, body) : {}
    if ('code' in onward) return onward
    endReturns(builder, item)
    const { pathway } = item
    builder.record('item-decided', {
      id,
      pathway,
      decision,
      risk,
      rationale,
      dissent,
      actions,
      ...onward,
    })
  },
})

/** To whom an item is referred on, or why it cannot be. */
export function onwardOf(
  builder: ConferenceBuilder,
  { referTo, receiver, receiverName }: ReferredOn,
) {
  return (
    whyNotReferOn({ referTo, receiver }, builder.context.reference) ??
    optional({ referTo, receiver, receiverName })
  )
}

/** Nothing is decided about an item that nobody presented, nor without its referrer unless the chair said so. */
function unheard(builder: ConferenceBuilder, item: Item): Refusal | undefined {
  if (!item.presented) return refuse('not-presented', 'item')
  if (item.heardWithoutReferrer || wasReferrerHeard(builder.state, item)) return undefined
  return refuse('referrer-not-heard', 'item')
}

/** Whether an agency is or was in the room: somebody who left may have spoken earlier. */
const atTable = ({ state }: ConferenceBuilder, agency: string): boolean =>
  Object.entries(state.seats).some(
    ([key, { how }]) => key.startsWith(`${agency}/`) && (how === 'present' || how === 'left'),
  )

/** The actions with their dates as instants, or what is wrong with one of them. */
function agreed(
  builder: ConferenceBuilder,
  actions: readonly z.output<typeof agreedActionSchema>[],
): AgreedAction[] | Refusal {
  const { reference, receivedAt } = builder.context
  const { zone, to } = builder.calendar.hours
  const { nextAt } = carryOverLimits(builder.meeting, reference)
  const result: AgreedAction[] = []
  for (const [n, { agency, role, what, why, dueOn, victim }] of actions.entries()) {
    if (!Object.hasOwn(reference.agencies, agency))
      return refuse('not-in-core-set', `actions.${n}.agency`)
    const due =
      dueOn === undefined ? actionDue(nextAt, receivedAt, reference) : atCivil(dueOn, to, zone)
    if (due <= receivedAt) return refuse('not-later', `actions.${n}.dueOn`)
    result.push({ agency, role, what, ...optional({ why, strand: victim }), due })
  }
  return result
}

/** Hearing and deciding items. */
export const itemCommands = {
  'present-item': presentItem,
  'override-no-show': overrideNoShow,
  'decide-item': decideItem,
} as const
