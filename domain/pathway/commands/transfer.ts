import { messages } from '../../entity/messages.ts'
import { z } from 'zod'
import type { Draft } from '../draft.ts'
import type { Refusal } from '../../decider.ts'
import { given, refuse, rule, type Rule } from '../rule.ts'
import { handOver } from '../transfer.ts'
import { moveListingToSite } from '../listing.ts'
import { holderOf } from '../../reference/reference.ts'
import { oweNews } from '../victim-contact.ts'
import { owed } from '../state.ts'
import { followSiteOnPolice } from '../investigation.ts'
import { siteId, words } from '../../fields.ts'

const offered: Rule['allowed'] = ({ transfer }) => (transfer ? undefined : refuse('no-transfer'))

const notOffered: Rule['allowed'] = ({ transfer }) =>
  transfer ? refuse('transfer-pending') : undefined

const offeredToMe: Rule['allowed'] = (state, context) => {
  if (!state.transfer) return refuse('no-transfer')
  return context.by.sites.includes(state.transfer.to) ? undefined : refuse('not-yours')
}

/** The pathway is offered to another site. Until that site accepts, the sender keeps everything and owes everything. */
const offerTransfer = rule({
  label: 'Offer to another site',
  who: ['coordinator'],
  body: z.strictObject({ site: siteId(), reason: words() }),
  allowed: notOffered,
  decide: (draft, { site, reason }) => offerTo(draft, site, reason),
})

/** A meeting holds that the pathway is another site's: it is offered there. A command of the system: the meeting sends it. */
const conferenceOffered = rule({
  label: 'Receive notice that a meeting offers it to another site',
  who: 'system',
  body: messages.pathway['conference-offered'],
  allowed: notOffered,
  decide: (draft, { site, reason }) => offerTo(draft, site, reason),
})

/** The coordinator of the other site owes an answer. */
function offerTo(draft: Draft, site: string, reason: string): Refusal | undefined {
  const { state, context } = draft
  if (site === state.site) return refuse('same-site', 'site')
  const there = context.reference.others?.[site]
  const owner = there && holderOf(there, 'coordinator')
  if (!owner) return refuse('site-not-ready', 'site')
  const { stage, risk } = state
  draft.record('transfer-offered', {
    to: site,
    ...owner,
    stage,
    ...given('risk', risk),
    owed: owed(state).length,
    reason,
  })
  draft.open('answerTransfer', { owner, about: site })
  return undefined
}

/** The sender takes the offer back, while it waits. */
const withdrawTransfer = rule({
  label: 'Withdraw the offer to another site',
  who: ['coordinator'],
  body: z.strictObject({ reason: words() }),
  allowed: offered,
  decide(draft, { reason }) {
    const { transfer } = draft.state
    draft.settle(['answerTransfer'], 'ended')
    draft.record('transfer-withdrawn', { to: transfer?.to ?? '', reason })
    return undefined
  },
})

/** The receiving site does not take it: nothing has changed, and the sender's coordinator owes a look. */
const refuseTransfer = rule({
  label: 'Refuse the transfer',
  who: ['coordinator'],
  body: z.strictObject({ reason: words() }),
  allowed: offeredToMe,
  decide(draft, { reason }) {
    const { transfer } = draft.state
    draft.settle(['answerTransfer'])
    draft.record('transfer-refused', { to: transfer?.to ?? '', reason })
    draft.open('hearOfRefusal')
    return undefined
  },
})

/**
 * The receiving site takes the pathway with its whole history, under its own policy. The holder of a role there owes
 * what that role owes. Their advocate tells the victim.
 */
const acceptTransfer = rule({
  label: 'Accept the transfer',
  who: ['coordinator'],
  body: z.strictObject({ note: words().optional() }),
  allowed: offeredToMe,
  decide(draft, { note }) {
    const { transfer, provider } = draft.state
    const { reference: from, now } = draft.context
    const to = transfer && from.others?.[transfer.to]
    if (!to || !holderOf(to, 'coordinator')) return refuse('site-not-ready')
    draft.settle(['answerTransfer'])
    draft.record('transfer-accepted', {
      from: from.site,
      to: to.site,
      policy: to.policyVersion,
      ...given(
        'provider',
        provider && (holderOf(to, provider.role) ?? holderOf(to, 'coordinator')),
      ),
      ...given('note', note),
    })
    handOver(draft, transfer.reason, { from, to: draft.context.reference, now })
    moveListingToSite(draft)
    followSiteOnPolice(draft)
    oweNews(draft, 'transfer')
    return undefined
  },
})

/** The going of a pathway from one site to another. */
export const transferCommands = {
  'offer-transfer': offerTransfer,
  'conference-offered': conferenceOffered,
  'withdraw-transfer': withdrawTransfer,
  'accept-transfer': acceptTransfer,
  'refuse-transfer': refuseTransfer,
} as const
