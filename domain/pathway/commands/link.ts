import { messages } from '../../entity/messages.ts'
import { z } from 'zod'
import { at, given, refuse, rule } from '../rule.ts'
import { ordersToCarry, giveBackOrders, adoptOrders } from '../carried-orders.ts'
import type { OwedContact, PositionBeforeLink } from '../shape/links.ts'
import type { Draft } from '../draft.ts'
import { interrupt } from '../interrupt.ts'
import { words, pathwayId } from '../../fields.ts'
import { unlessErased } from './retention.ts'
import { oweReassessment } from '../reassess.ts'
import { owed, type PathwayState } from '../state.ts'
import type { Flag } from '../shape/flags.ts'
import { owedWhenLinked } from '../linked.ts'

const contacts = ['victimContact', 'victimContactHigh'] as const

/**
 * The referral is about somebody whose pathway is open or watched. It goes there, and this one ends at once without a
 * watch. What is pressing goes with it: its urgency, the contact still owed to the victim under its own clock, and the
 * orders against the person with what is owed on them.
 */
export const linkReferral = rule({
  label: 'Link the referral to another pathway',
  who: ['coordinator'],
  body: z.strictObject({ pathwayId: pathwayId(), reason: words() }),
  allowed: at('referral'),
  decide(draft, { pathwayId, reason }) {
    const { state } = draft
    if (pathwayId === state.id) return refuse('same-pathway', 'pathwayId')
    const emergency = owed(state, 'emergencyConference').length > 0
    const orders = ordersToCarry(state)
    const left = owed(state)
      .filter(({ what }) => !endsForGood.some((one) => one === what))
      .map(owedWhenLinked)
    draft.settle(owed(state, 'acknowledge').length > 0 ? ['acknowledge'] : ['amend'])
    draft.record('referral-linked', {
      to: pathwayId,
      reason,
      referredAt: state.lastReferralAt ?? draft.context.receivedAt,
      urgent: emergency || state.flags.includes('urgent'),
      ...given('contact', owedContact(draft)),
      ...given('owed', left.length ? left : undefined),
      ...given('orders', orders.length ? orders : undefined),
    })
    draft.leave('referral', 'linked')
    return undefined
  },
})

/** What does not come back with a referral: its acknowledgement, which is asked for again, and an offer to another site. */
const endsForGood = ['acknowledge', 'answerTransfer'] as const

function owedContact(draft: Draft): OwedContact | undefined {
  for (const what of contacts)
    for (const { since, due } of owed(draft.state, what)) return { what, since, due }
  return undefined
}

/**
 * The link was a mistake. The referral is back where it was, with its acknowledgement and its contact owed again. A
 * referral whose words are erased cannot come back: nothing is left to work with, and what was said then would be
 * erased too.
 */
export const unlinkReferral = rule({
  label: 'Remove the link from the referral',
  who: ['coordinator'],
  body: z.strictObject({ reason: words() }),
  afterEnd: true,
  allowed: (state, context) => (state.link ? unlessErased(state, context) : refuse('not-linked')),
  decide(draft, { reason }) {
    unlink(draft, { reason })
    return undefined
  },
})

/** Opens a linked referral again; `refused` is why the other pathway did not take it, if that is the reason. */
export function unlink(draft: Draft, because: { reason?: string; refused?: string }): void {
  const { link } = draft.state
  if (!link) return
  const { to, owed: left = [], contact } = link
  draft.record('referral-unlinked', { from: to, ...because })
  const returned = left.some(({ what }) => what === 'amend')
  draft.leave('ended', 'unlinked', { owes: returned ? [] : 'usual' })
  for (const { what, agency, role, since, due, clock, about } of left)
    draft.restore(what, { owner: { agency, role }, since, due, clock, ...given('about', about) })
  if (contact && !link.owed) draft.restore(contact.what, { since: contact.since, due: contact.due })
}

/**
 * Another pathway's referral comes to this one. The watch counts from it. A watched pathway reopens as a repeat, and an
 * urgent one interrupts. A contact that was owed there is owed here, and so is what is owed on the orders that come
 * with it. A command of the system.
 */
export const takeLinkedReferral = rule({
  label: 'Take on a linked referral',
  who: 'system',
  body: messages.pathway['take-linked-referral'],
  decide(draft, { pathway, referredAt, urgent, contact, orders = [] }) {
    const presses = urgent || draft.state.stage === 'watch'
    draft.record('referral-taken', {
      pathway,
      referredAt,
      ...given('before', draft.state.lastReferralAt),
      stood: positionBeforeLink(draft.state, draft.context.receivedAt, presses),
    })
    if (presses) interrupt(draft, 'linked')
    if (contact?.what === 'victimContactHigh') draft.hurryContact()
    if (contact && owed(draft.state, ...contacts).length === 0)
      draft.restore(contact.what, { since: contact.since, due: contact.due, about: pathway })
    adoptOrders(draft, pathway, orders)
    oweReassessment(draft, 'incident')
    return undefined
  },
})

/** The pathway's position before a referral comes to it. */
function positionBeforeLink(
  { opened, flags, stage, watchUntil }: PathwayState,
  at: number,
  presses: boolean,
): PositionBeforeLink {
  const raised: Flag[] = [
    ...(presses ? ['emergency' as const] : []),
    ...(stage === 'watch' ? ['repeat' as const] : []),
  ]
  const raises = raised.filter((flag) => !flags.includes(flag))
  return { at, opened, raises, ...given('watchUntil', watchUntil) }
}

/**
 * A linked referral goes back to where it came from, with its orders. What it set off here is undone, and the pathway
 * goes back to its watch if it was in one. If something else is pressing too, or people have moved the pathway on, that
 * stays for them to end. A command of the system.
 */
export const giveBackReferral = rule({
  label: 'Give back a linked referral',
  who: 'system',
  body: messages.pathway['give-back-referral'],
  afterEnd: true,
  decide(draft, { pathway }) {
    const back = draft.state.taken?.findLast((one) => one.pathway === pathway)
    if (!back) return refuse('not-linked')
    draft.settle(contacts, 'ended', pathway)
    draft.record('referral-given-back', { pathway })
    if (draft.state.stage === 'ended') return undefined
    giveBackOrders(draft, pathway)
    if (back.stood) standAgain(draft, back.stood)
    return undefined
  },
})

/** What a referral opens on the pathway that it comes to. */
const setOff = ['respondToRisk', 'emergencyConference', 'reassess'] as const

function standAgain(
  draft: Draft,
  { at: takenAt, opened, raises, watchUntil }: PositionBeforeLink,
): void {
  for (const { id, since } of owed(draft.state, ...setOff))
    if (since === takenAt && Number(id.split('.').at(-1)) > opened) draft.settleOne(id, 'ended')
  for (const flag of raises) draft.flag(flag, false)
  if (watchUntil !== undefined && draft.state.stage !== 'watch')
    draft.leave('anywhere', 'givenBack', { owes: [], until: watchUntil })
}
