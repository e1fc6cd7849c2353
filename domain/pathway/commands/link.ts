import { type MessageInput, messages } from '../../entity/messages.ts'
import { z } from 'zod'
import { optional, refuse } from '../../entity/rule.ts'
import { atStages, type WhenRefused, ruleWith } from '../rule.ts'
import { ordersToCarry, giveBackOrders, adoptOrders } from '../carried-orders.ts'
import type { PositionBeforeLink } from '../shape/links.ts'
import type { PathwayBuilder } from '../builder.ts'
import { askChairOnceAnswered } from '../closure-answers.ts'
import {
  cannotTake,
  contactOwed,
  firstContactsOwed,
  giveBackStrands,
  strandsToCarry,
  takeStrands,
} from '../carried-strands.ts'
import { firstStrand } from '../shape/strand.ts'
import { hearReferrer } from '../referred-contact.ts'
import { strandIn } from '../strand-builder.ts'
import { interrupt } from '../interrupt.ts'
import { audience, words, pathwayId } from '../../fields.ts'
import { unlessErased } from './retention.ts'
import { withdrawErasure } from '../retention.ts'
import { oweReassessment } from '../reassess.ts'
import { owed, type PathwayState } from '../state.ts'
import type { Flag } from '../shape/flags.ts'
import { owedWhenLinked, staysWhenLinked } from '../linked.ts'

const coordinatorRule = ruleWith({ area: 'referral', who: ['coordinator'] })

/**
 * The referral is about somebody whose pathway is open or watched. It goes there, and this one ends at once without a watch.
 * What is pressing goes with it: its urgency, and its victims, each with the terms of contact and the contact still owed
 * under its own clock. So do the orders against the person, with what is owed on them.
 */
const linkReferral = coordinatorRule({
  label: 'Link the referral to another pathway',
  body: z.strictObject({ pathwayId: pathwayId(), reason: words(), audience: audience() }),
  example: {
    pathwayId: 'pw0123456789ab',
    reason: 'Both referrals name the same man; confirmed by the police.',
  },
  edge: { otherPathway: 'open' },
  allowed: atStages('referral'),
  decide(builder, { pathwayId, reason }) {
    const { state } = builder
    if (pathwayId === state.id) return refuse('same-pathway', 'pathwayId')
    const emergency = owed(state, 'emergencyConference').length > 0
    const orders = ordersToCarry(state)
    const strands = strandsToCarry(builder)
    // Older pathways do not know under which id they have their victim.
    const unknown = strands.length === 0 && state.flags.includes('contactUnsafe')
    const urgent = emergency || state.flags.includes('urgent')
    const stays = staysWhenLinked(urgent)
    const left = owed(state)
      .filter(({ what }) => !endsForGood.some((one) => one === what) && !stays(what))
      .map(owedWhenLinked)
    builder.settle(owed(state, 'acknowledge').length > 0 ? ['acknowledge'] : ['amend'])
    builder.record('referral-linked', {
      to: pathwayId,
      reason,
      referredAt: state.lastReferralAt ?? builder.context.receivedAt,
      urgent,
      ...optional({
        contact: contactOwed(strandIn(builder, firstStrand)),
        unsafe: unknown ? (true as const) : undefined,
        strands: strands.length ? strands : undefined,
        owed: left.length ? left : undefined,
        orders: orders.length ? orders : undefined,
      }),
    })
    builder.leave('referral', 'linked')
  },
})

/** What does not come back with a referral: its acknowledgement, which is asked for again, an offer to another site, and what nobody has agreed to. */
const endsForGood = ['acknowledge', 'answerTransfer', 'confirmExtension'] as const

/**
 * The link was a mistake. The referral is back where it was, with its acknowledgement and its contact owed again. A
 * referral whose words are erased cannot come back: nothing is left to work with, and what was said then would be
 * erased too.
 */
const unlinkReferral = coordinatorRule({
  label: 'Remove the link from the referral',
  body: z.strictObject({ reason: words(), audience: audience() }),
  example: { reason: 'Not the same man after all.' },
  afterEnd: true,
  allowed: (state, context) => (state.link ? unlessErased(state, context) : refuse('not-linked')),
  decide(builder, { reason }) {
    unlink(builder, { reason })
  },
})

/** Opens a linked referral again; `refused` is why the other pathway did not take it, if that is the reason. */
function unlink(builder: PathwayBuilder, because: { reason?: string; refused?: string }): void {
  const { link } = builder.state
  if (!link) return
  const { to, owed: left = [], contact } = link
  withdrawErasure(builder) // there is work to do with it again
  builder.record('referral-unlinked', { from: to, ...because })
  const returned = left.some(({ what }) => what === 'amend')
  builder.leave('ended', 'unlinked', { owes: returned ? [] : 'usual' })
  for (const { what, agency, role, since, due, clock, about, strand } of left)
    builder.restore(what, {
      owner: { agency, role },
      since,
      due,
      clock,
      ...optional({ about, strand }),
    })
  if (contact && !link.owed)
    builder.restore(contact.what, { since: contact.since, due: contact.due })
}

/** What the other pathway sends. */
const systemRule = ruleWith({ area: 'referral', who: 'system' })

/**
 * Another pathway's referral comes to this one. The watch counts from it. A watched pathway reopens as a repeat, and an
 * urgent one interrupts. Its victims come with it, each as they were known there: a contact that was owed there is owed
 * here, unsafe is unsafe. So does what is owed on its orders. A command of the system.
 */
const takeLinkedReferral = systemRule({
  label: 'Take on a linked referral',
  body: messages.pathway['take-linked-referral'],
  decide(builder, { pathway, referredAt, urgent, contact, unsafe, strands, orders = [] }) {
    const no = strands && cannotTake(builder.state, strands)
    if (no) return no
    const presses = urgent || builder.state.stage === 'watch'
    builder.record('referral-taken', {
      pathway,
      referredAt,
      ...optional({ before: builder.state.lastReferralAt }),
      stood: positionBeforeLink(builder.state, builder.context.receivedAt, presses),
    })
    if (presses) interrupt(builder, 'linked')
    if (strands) takeStrands(builder, pathway, strands)
    else takeContact(builder, pathway, { contact, unsafe })
    adoptOrders(builder, pathway, orders)
    oweReassessment(builder, 'incident')
    return undefined
  },
})

/** A referral that was linked by an earlier version says nothing of whose contact it is. */
function takeContact(
  builder: PathwayBuilder,
  pathway: string,
  { contact, unsafe }: Pick<MessageInput<'pathway', 'take-linked-referral'>, 'contact' | 'unsafe'>,
): void {
  const of = strandIn(builder, firstStrand)
  if (contact?.what === 'victimContactHigh') builder.hurryContact()
  if (contact && of.owed(...firstContactsOwed).length === 0)
    of.restore(contact.what, { since: contact.since, due: contact.due, about: pathway })
  if (unsafe) hearReferrer(of, false)
}

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
  return { at, opened, raises, ...optional({ watchUntil }) }
}

/**
 * A linked referral goes back to where it came from, with its orders. What it set off here is undone, and the pathway
 * goes back to its watch if it was in one. If something else is pressing too, or people have moved the pathway on, that
 * stays for them to end. A command of the system.
 */
const giveBackReferral = systemRule({
  label: 'Give back a linked referral',
  body: messages.pathway['give-back-referral'],
  afterEnd: true,
  decide(builder, { pathway }) {
    const back = builder.state.taken?.findLast((one) => one.pathway === pathway)
    if (!back) return refuse('not-linked')
    builder.settle(firstContactsOwed, 'ended', pathway)
    builder.record('referral-given-back', { pathway })
    giveBackStrands(builder, pathway)
    if (builder.state.stage === 'ended') return undefined
    giveBackOrders(builder, pathway)
    if (back.stood) standAgain(builder, back.stood)
    askChairOnceAnswered(builder)
    return undefined
  },
})

/** What a referral opens on the pathway that it comes to. */
const setOff = ['respondToRisk', 'emergencyConference', 'reassess'] as const

function standAgain(
  builder: PathwayBuilder,
  { at: takenAt, opened, raises, watchUntil }: PositionBeforeLink,
): void {
  for (const { id, since } of owed(builder.state, ...setOff))
    if (since === takenAt && Number(id.split('.').at(-1)) > opened) builder.settleOne(id, 'ended')
  for (const flag of raises) builder.flag(flag, false)
  if (watchUntil !== undefined && builder.state.stage !== 'watch')
    builder.leave('anywhere', 'givenBack', { owes: [], until: watchUntil })
}

/** A referral that the other pathway did not take goes back to where it was, unless it has been erased since. */
export const linkRefusals = {
  'take-linked-referral'(builder, code) {
    const { link, retention } = builder.state
    if (!link || retention?.erased !== undefined) return
    if (builder.context.by.id === `pathway:${link.to}`) unlink(builder, { refused: code })
  },
} as const satisfies WhenRefused

/** Whose referral it is: linking one to another pathway, and undoing it. */
export const linkCommands = {
  'link-referral': linkReferral,
  'unlink-referral': unlinkReferral,
  'take-linked-referral': takeLinkedReferral,
  'give-back-referral': giveBackReferral,
} as const
