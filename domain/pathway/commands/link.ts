import { z } from 'zod'
import { at, given, refuse, rule } from '../rule.ts'
import type { Draft } from '../draft.ts'
import { interrupt } from '../interrupt.ts'
import { localId, words } from '../../fields.ts'
import { notErased } from './retention.ts'
import { oweReassessment } from '../reassess.ts'
import { owed } from '../state.ts'
import type { OwedContact } from '../linked.ts'

const contacts = ['victimContact', 'victimContactHigh'] as const

/**
 * The referral is about somebody whose pathway runs, or is watched: it goes there, and this one ends at once without a watch.
 * What presses goes with it: its urgency, and the contact with the victim that is still owed, under its own clock.
 */
export const linkReferral = rule({
  label: 'Link the referral to another pathway',
  who: ['coordinator'],
  body: z.strictObject({ pathwayId: localId(), reason: words() }),
  allowed: at('referral'),
  decide(draft, { pathwayId, reason }) {
    const { state } = draft
    if (pathwayId === state.id) return refuse('same-pathway', 'pathwayId')
    const emergency = owed(state, 'emergencyConference').length > 0
    draft.settle(owed(state, 'acknowledge').length > 0 ? ['acknowledge'] : ['amend'])
    draft.record('referral-linked', {
      to: pathwayId,
      reason,
      referredAt: state.lastReferralAt ?? draft.context.receivedAt,
      urgent: emergency || state.flags.includes('urgent'),
      ...given('contact', owedContact(draft)),
    })
    draft.end('linked')
    return undefined
  },
})

function owedContact(draft: Draft): OwedContact | undefined {
  for (const what of contacts)
    for (const { since, due } of owed(draft.state, what)) return { what, since, due }
  return undefined
}

/**
 * The link was a mistake: the referral stands where it stood, with its acknowledgement and its contact owed again. Not one
 * whose words are erased: there is nothing left to go on with, and what was said then would be erased too.
 */
export const unlinkReferral = rule({
  label: 'Take back the link of the referral',
  who: ['coordinator'],
  body: z.strictObject({ reason: words() }),
  afterEnd: true,
  allowed: (state, context) => (state.link ? notErased(state, context) : refuse('not-linked')),
  decide(draft, { reason }) {
    unlink(draft, { reason })
    return undefined
  },
})

/** Opens a linked referral again; `refused` is why the other pathway did not take it, where that is the reason. */
export function unlink(draft: Draft, because: { reason?: string; refused?: string }): void {
  const { link } = draft.state
  if (!link) return
  draft.record('referral-unlinked', { from: link.to, ...because })
  draft.enter('referral', 'unlinked')
  if (link.contact) {
    const { what, since, due } = link.contact
    draft.open(what, { since, due })
  }
}

/**
 * Another pathway's referral comes to this one. The watch counts from it; a watched pathway reopens as a repeat, and one that
 * presses interrupts. A contact that was owed there is owed here. A command of the system.
 */
export const takeLinkedReferral = rule({
  label: 'Take a linked referral',
  who: 'system',
  body: z.strictObject({
    pathway: z.string(),
    referredAt: z.number(),
    urgent: z.boolean(),
    contact: z
      .strictObject({ what: z.enum(contacts), since: z.number(), due: z.number() })
      .optional(),
  }),
  decide(draft, { pathway, referredAt, urgent, contact }) {
    draft.record('referral-taken', {
      pathway,
      referredAt,
      ...given('before', draft.state.lastReferralAt),
    })
    if (urgent || draft.state.stage === 'watch') interrupt(draft)
    if (contact?.what === 'victimContactHigh') draft.hurryContact()
    if (contact && owed(draft.state, ...contacts).length === 0)
      draft.open(contact.what, { since: contact.since, due: contact.due, about: pathway })
    oweReassessment(draft, 'incident')
    return undefined
  },
})

/** A linked referral goes back to where it came from. What it set off here stays for people to end. A command of the system. */
export const giveBackReferral = rule({
  label: 'Give a linked referral back',
  who: 'system',
  body: z.strictObject({ pathway: z.string() }),
  afterEnd: true,
  decide(draft, { pathway }) {
    if (!draft.state.taken?.some((one) => one.pathway === pathway)) return refuse('not-linked')
    draft.settle(contacts, 'ended', pathway)
    draft.record('referral-given-back', { pathway })
    return undefined
  },
})
