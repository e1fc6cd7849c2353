import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { rejectCodes } from '../../codes.ts'
import { words } from '../../fields.ts'
import { owed } from '../state.ts'
import { at, given, refuse, rule, type Rule } from '../rule.ts'

const atReferralUnreturned: Rule['allowed'] = (state, context) =>
  at('referral')(state, context) ??
  (state.flags.includes('returned') ? refuse('returned-for-more') : undefined)

/** The coordinator takes the referral on: triage is owed, the same day if it is urgent. */
export const acceptReferral = rule({
  label: 'Accept the referral',
  who: ['coordinator'],
  body: z.strictObject({ note: words().optional() }),
  allowed: atReferralUnreturned,
  decide(draft, { note }) {
    draft.settle(['acknowledge'])
    draft.record('referral-accepted', given('note', note))
    draft.leave('referral', 'accepted', {
      owes: [draft.state.flags.includes('urgent') ? 'triageUrgent' : 'triage'],
    })
    return undefined
  },
})

/** The coordinator asks the referrer for more; nothing else stops, and the contact with the victim is still owed. */
export const returnReferral = rule({
  label: 'Send back for more information',
  who: ['coordinator'],
  body: z.strictObject({ reason: words() }),
  allowed: atReferralUnreturned,
  decide(draft, { reason }) {
    draft.settle(['acknowledge'])
    draft.record('referral-returned', { reason })
    draft.flag('returned', true)
    const { referrer } = draft.state
    draft.open('amend', referrer ? { owner: referrer } : {})
    return undefined
  },
})

/** The coordinator turns the referral away; the pathway ends at once and is not watched. */
export const rejectReferral = rule({
  label: 'Reject the referral',
  who: ['coordinator'],
  body: z.strictObject({ code: codeOf(rejectCodes), reason: words() }),
  allowed: (state, context) =>
    at('referral')(state, context) ??
    (owed(state, 'emergencyConference').length > 0 ? refuse('emergency-open') : undefined),
  decide(draft, { code, reason }) {
    draft.settle(owed(draft.state, 'acknowledge').length ? ['acknowledge'] : ['amend'])
    draft.record('referral-rejected', { code, reason })
    draft.leave('referral', 'rejected')
    return undefined
  },
})
