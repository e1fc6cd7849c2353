import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { rejectCodes } from '../../codes.ts'
import { audience, words } from '../../fields.ts'
import { owed } from '../state.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { atStages, type PathwayRule, ruleWith } from '../rule.ts'

const atReferralUnreturned: PathwayRule['allowed'] = (state, context) =>
  atStages('referral')(state, context) ??
  (state.flags.includes('returned') ? refuse('returned-for-more') : undefined)

const referralRule = ruleWith({ area: 'referral', who: ['coordinator'], settles: ['acknowledge'] })

/** The coordinator takes the referral on: triage is owed, the same day if it is urgent. */
const acceptReferral = referralRule({
  label: 'Accept the referral',
  body: z.strictObject({ note: words().optional(), audience: audience() }),
  example: { note: 'Within our area.' },
  allowed: atReferralUnreturned,
  decide(builder, { note }) {
    builder.settle(['acknowledge'])
    builder.record('referral-accepted', optional({ note }))
    builder.leave('referral', 'accepted', {
      owes: [builder.state.flags.includes('urgent') ? 'triageUrgent' : 'triage'],
    })
  },
})

/** The coordinator asks the referrer for more; nothing else stops, and the contact with the victim is still owed. */
const returnReferral = referralRule({
  label: 'Send back for more information',
  body: z.strictObject({ reason: words(), audience: audience() }),
  example: { reason: 'Please add the dates of the incidents.' },
  allowed: atReferralUnreturned,
  decide(builder, { reason }) {
    builder.settle(['acknowledge'])
    builder.record('referral-returned', { reason })
    builder.flag('returned', true)
    const { referrer } = builder.state
    builder.open('amend', referrer ? { owner: referrer } : {})
  },
})

/** The coordinator turns the referral away; the pathway ends at once and is not watched. */
const rejectReferral = referralRule({
  label: 'Reject the referral',
  body: z.strictObject({ code: codeOf(rejectCodes), reason: words(), audience: audience() }),
  example: { code: 'outOfArea', reason: 'Lives in another county.' },
  allowed: (state, context) =>
    atStages('referral')(state, context) ??
    (owed(state, 'emergencyConference').length > 0 ? refuse('emergency-open') : undefined),
  decide(builder, { code, reason }) {
    builder.settle(owed(builder.state, 'acknowledge').length ? ['acknowledge'] : ['amend'])
    builder.record('referral-rejected', { code, reason })
    builder.leave('referral', 'rejected')
  },
})

/** What the site decides about a referral that has come in. */
export const referralCommands = {
  'accept-referral': acceptReferral,
  'return-referral': returnReferral,
  'reject-referral': rejectReferral,
} as const
