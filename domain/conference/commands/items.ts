import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { actionReviews, conferenceDecisions, deferReasons } from '../codes.ts'
import { actionDue } from '../../obligations/action-due.ts'
import { agencyId, date, words, pathwayId, actionId, conferenceId, itemId } from '../../fields.ts'
import type { AgreedAction, Item } from '../shape.ts'
import { at, conferenceRule } from '../rule.ts'
import { atCivil } from '../../calendar/calendar.ts'
import { risks, roles } from '../../codes.ts'
import type { ConferenceDraft } from '../draft.ts'
import { party } from '../bodies.ts'
import {
  cannotWait,
  isConfidentialityOpen,
  isInConflict,
  presentSeats,
  quorumNow,
  wasReferrerHeard,
} from '../quorum.ts'
import { defer } from './agenda.ts'
import { endReturns } from '../requests.ts'
import { given, refuse } from '../../pathway/rule.ts'
import { findListedItem, isRefusal } from '../leave.ts'
import { whyNotReferOn } from '../../pathway/refer-on.ts'
import { referredOn } from '../../pathway/shape/referred-on.ts'
import type { ReferredOn } from '../../pathway/shape/referral.ts'
import { seatKey } from '../state.ts'
import type { Refusal } from '../../decider.ts'
import { carryOverLimits } from '../automatic-items.ts'

/** Whether the table may work on this item now. */
function tableRefused(draft: ConferenceDraft, item: Item): Refusal | undefined {
  if (!quorumNow(draft.state, item).met) return refuse('inquorate')
  return isConfidentialityOpen(draft.state) ? refuse('confidentiality-open') : undefined
}

/** A quorum of some of its roles can do without the chair; a decision cannot, nor with one who is in conflict about the item. */
const chairMissing = (draft: ConferenceDraft, item: Item): Refusal | undefined =>
  presentSeats(draft.state, item).some(([, role]) => role === 'chair')
    ? undefined
    : refuse('no-chair', 'item')

/** An item is called up and presented: by its referrer, or by somebody else whom the referrer may have briefed. */
export const presentItem = conferenceRule({
  label: 'Present an item',
  who: ['chair', 'coordinator'],
  body: z.strictObject({
    item: itemId(),
    ...party,
    agency: agencyId(),
    briefed: z.boolean().default(false),
  }),
  allowed: at('inSession'),
  decide(draft, { item: id, agency, role, briefed }) {
    const item = findListedItem(draft, id)
    if (isRefusal(item)) return item
    const seat = draft.state.seats[seatKey({ agency, role })]
    if (seat?.how !== 'present') return refuse('not-present', 'role')
    if (isInConflict(seat, id)) return refuse('in-conflict', 'role')
    const refused = tableRefused(draft, item)
    if (refused) return refused
    draft.record('item-presented', {
      item: id,
      agency,
      role,
      at: draft.context.receivedAt,
      briefed,
    })
    return undefined
  },
})

/** The chair hears an item of high risk, or an emergency, although its referrer neither came nor briefed anybody. */
export const overrideNoShow = conferenceRule({
  label: 'Hear an item without its referrer',
  who: ['chair'],
  body: z.strictObject({ item: itemId(), reason: words() }),
  allowed: at('inSession'),
  decide(draft, { item: id, reason }) {
    const item = findListedItem(draft, id)
    if (isRefusal(item)) return item
    if (!cannotWait(draft.state, item)) return refuse('not-high-risk', 'item')
    if (wasReferrerHeard(draft.state, item)) return refuse('referrer-was-heard', 'item')
    draft.record('no-show-overridden', { item: id, reason })
    return undefined
  },
})

const actionSchema = z.strictObject({
  agency: agencyId(),
  role: codeOf(roles),
  what: words(),
  why: words().optional(),
  /** Before the next meeting where it is left out. */
  dueOn: date().optional(),
})

/** The chair decides about one item, with dissent and actions; its pathway is told once. To defer is to decide later. */
export const decideItem = conferenceRule({
  label: 'Decide an item',
  who: ['chair'],
  body: z.strictObject({
    item: itemId(),
    decision: codeOf(conferenceDecisions),
    risk: codeOf(risks).optional(),
    rationale: words(),
    dissent: z
      .array(z.strictObject({ agency: agencyId(), view: words() }))
      .max(20)
      .default([]),
    actions: z.array(actionSchema).max(40).default([]),
    /** Only of a decision to defer: why, and to which meeting. */
    because: codeOf(deferReasons).default('other'),
    to: conferenceId().optional(),
    /** Only of a decision to refer on. */
    ...referredOn,
  }),
  allowed: at('inSession'),
  decide(draft, body) {
    const { item: id, decision, risk, rationale, dissent, because, to } = body
    if (decision === 'defer')
      return defer(draft, id, { because, reason: rationale, ...given('to', to) })
    const item = findListedItem(draft, id)
    if (isRefusal(item)) return item
    if (!risk) return refuse('risk-missing', 'risk')
    const refused = tableRefused(draft, item) ?? chairMissing(draft, item) ?? unheard(draft, item)
    if (refused) return refused
    const stranger = dissent.findIndex(({ agency }) => !atTable(draft, agency))
    if (stranger >= 0) return refuse('not-present', `dissent.${stranger}.agency`)
    const actions = agreed(draft, body.actions)
    if ('code' in actions) return actions
    const onward = decision === 'referOn' ? onwardOf(draft, body) : {}
    if ('code' in onward) return onward
    endReturns(draft, item)
    const { pathway } = item
    draft.record('item-decided', {
      id,
      pathway,
      decision,
      risk,
      rationale,
      dissent,
      actions,
      ...onward,
    })
    return undefined
  },
})

/** To whom an item is referred on, or why it cannot be. */
function onwardOf(draft: ConferenceDraft, { referTo, receiver, receiverName }: ReferredOn) {
  return (
    whyNotReferOn({ referTo, receiver }, draft.context.reference) ?? {
      ...given('referTo', referTo),
      ...given('receiver', receiver),
      ...given('receiverName', receiverName),
    }
  )
}

/** Nothing is decided about an item that nobody presented, nor without its referrer unless the chair said so. */
function unheard(draft: ConferenceDraft, item: Item): Refusal | undefined {
  if (!item.presented) return refuse('not-presented', 'item')
  if (item.heardWithoutReferrer || wasReferrerHeard(draft.state, item)) return undefined
  return refuse('referrer-not-heard', 'item')
}

/** Whether an agency is or was in the room: who left may have said so before. */
const atTable = ({ state }: ConferenceDraft, agency: string): boolean =>
  Object.entries(state.seats).some(
    ([key, { how }]) => key.startsWith(`${agency}/`) && (how === 'present' || how === 'left'),
  )

/** The actions with their dates as instants, or what is wrong with one of them. */
function agreed(
  draft: ConferenceDraft,
  actions: readonly z.output<typeof actionSchema>[],
): AgreedAction[] | Refusal {
  const { reference, receivedAt } = draft.context
  const { zone, to } = draft.calendar.hours
  const { nextAt } = carryOverLimits(draft.meeting, reference)
  const result: AgreedAction[] = []
  for (const [n, { agency, role, what, why, dueOn }] of actions.entries()) {
    if (!Object.hasOwn(reference.agencies, agency))
      return refuse('not-in-core-set', `actions.${n}.agency`)
    const due =
      dueOn === undefined ? actionDue(nextAt, receivedAt, reference) : atCivil(dueOn, to, zone)
    if (due <= receivedAt) return refuse('not-later', `actions.${n}.dueOn`)
    result.push({ agency, role, what, ...given('why', why), due })
  }
  return result
}

/** What became of an open action that was brought to the meeting; carried, it goes to the meeting that is named. */
export const reviewAction = conferenceRule({
  label: 'Review an open action',
  who: ['chair', 'coordinator'],
  body: z.strictObject({
    pathway: pathwayId(),
    action: actionId(),
    outcome: codeOf(actionReviews),
    note: words().optional(),
    to: conferenceId().optional(),
  }),
  allowed: at('inSession'),
  decide(draft, { pathway, action, outcome, note, to }) {
    const brought = draft.state.actions.find(
      (one) => one.pathway === pathway && one.action === action,
    )
    if (!brought) return refuse('not-brought', 'action')
    if (brought.review) return refuse('already-reviewed', 'action')
    if (to === draft.state.id) return refuse('same-meeting', 'to')
    draft.record('brought-action-reviewed', {
      pathway,
      action,
      outcome,
      ...given('note', note),
      ...(outcome === 'carried' ? given('to', to) : {}),
    })
    return undefined
  },
})
