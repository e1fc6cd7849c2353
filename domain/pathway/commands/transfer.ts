import { messages } from '../../entity/messages.ts'
import { z } from 'zod'
import type { PathwayBuilder } from '../builder.ts'
import type { Refusal } from '../../entity/decider.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { rule, type PathwayRule, ruleWith } from '../rule.ts'
import { followSiteOnAdvocates } from '../advocates.ts'
import { handOver } from '../transfer.ts'
import { moveListingToSite } from '../listing.ts'
import { cannotSee } from '../left-out.ts'
import { holderOf } from '../../reference/reference.ts'
import { oweNews } from '../victim-contact.ts'
import { owed } from '../state.ts'
import { followSiteOnPolice } from '../investigation.ts'
import { audience, siteId, words } from '../../fields.ts'

const offered: PathwayRule['allowed'] = ({ transfer }) =>
  transfer ? undefined : refuse('no-transfer')

const notOffered: PathwayRule['allowed'] = ({ transfer }) =>
  transfer ? refuse('transfer-pending') : undefined

const offeredToMe: PathwayRule['allowed'] = (state, context) => {
  if (!state.transfer) return refuse('no-transfer')
  return context.by.sites.includes(state.transfer.to) ? undefined : refuse('not-yours')
}

const offerRule = ruleWith({ area: 'transfer', reads: { otherSite: 'site' }, allowed: notOffered })

/** The pathway is offered to another site. Until that site accepts, the sender keeps everything and owes everything. */
const offerTransfer = offerRule({
  label: 'Offer to another site',
  who: ['coordinator'],
  body: z.strictObject({ site: siteId(), reason: words(), audience: audience() }),
  example: { site: 'hampshire', reason: 'He has moved to Southampton for good.' },
  decide: (builder, { site, reason }) => offerTo(builder, site, reason),
})

/** A meeting holds that the pathway is another site's: it is offered there. A command of the system: the meeting sends it. */
const conferenceOffered = offerRule({
  label: 'Receive notice that a meeting offers it to another site',
  who: 'system',
  body: messages.pathway['conference-offered'],
  decide: (builder, { site, reason }) => offerTo(builder, site, reason),
})

/** The coordinator of the other site owes an answer. */
function offerTo(builder: PathwayBuilder, site: string, reason: string): Refusal | undefined {
  const { state, context } = builder
  if (site === state.site) return refuse('same-site', 'site')
  const there = context.reference.others?.[site]
  const owner = there && holderOf(there, 'coordinator')
  if (!owner) return refuse('site-not-ready', 'site')
  const no = cannotSee(state.keptOut, owner.agency, 'site') // nobody could go on with it
  if (no) return no
  const { stage, risk } = state
  builder.record('transfer-offered', {
    to: site,
    ...owner,
    stage,
    ...optional({ risk }),
    owed: owed(state).length,
    reason,
  })
  builder.open('answerTransfer', { owner, about: site })
  return undefined
}

/** The sender takes the offer back, while it waits. */
const withdrawTransfer = rule({
  label: 'Withdraw the offer to another site',
  area: 'transfer',
  who: ['coordinator'],
  body: z.strictObject({ reason: words(), audience: audience() }),
  example: { reason: 'He is back in London.' },
  allowed: offered,
  decide(builder, { reason }) {
    const { transfer } = builder.state
    builder.settle(['answerTransfer'], 'ended')
    builder.record('transfer-withdrawn', { to: transfer?.to ?? '', reason })
  },
})

/** The answer of the other site, whose coordinator owes it. */
const answerRule = ruleWith({
  area: 'transfer',
  who: ['coordinator'],
  guest: 'answerTransfer',
  settles: ['answerTransfer'],
  allowed: offeredToMe,
})

/** The receiving site does not take it: nothing has changed, and the sender's coordinator owes a look. */
const refuseTransfer = answerRule({
  label: 'Refuse the transfer',
  body: z.strictObject({ reason: words(), audience: audience() }),
  example: { reason: 'He has not arrived here.' },
  decide(builder, { reason }) {
    const { transfer } = builder.state
    builder.settle(['answerTransfer'])
    builder.record('transfer-refused', { to: transfer?.to ?? '', reason })
    builder.open('hearOfRefusal')
  },
})

/**
 * The receiving site takes the pathway with its whole history, under its own policy. The holder of a role there owes
 * what that role owes. Their advocate tells the victim.
 */
const acceptTransfer = answerRule({
  label: 'Accept the transfer',
  body: z.strictObject({ note: words().optional(), audience: audience() }),
  example: { note: 'Our advocate will ring today.' },
  decide(builder, { note }) {
    const { transfer, provider } = builder.state
    const { reference: from, now } = builder.context
    const to = transfer && from.others?.[transfer.to]
    if (!to || !holderOf(to, 'coordinator')) return refuse('site-not-ready')
    builder.settle(['answerTransfer'])
    builder.record('transfer-accepted', {
      from: from.site,
      to: to.site,
      policy: to.policyVersion,
      ...optional({
        provider: provider && (holderOf(to, provider.role) ?? holderOf(to, 'coordinator')),
        note,
      }),
    })
    followSiteOnAdvocates(builder, from, to)
    handOver(builder, transfer.reason, { from, to: builder.context.reference, now })
    moveListingToSite(builder)
    followSiteOnPolice(builder)
    oweNews(builder, 'transfer')
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
