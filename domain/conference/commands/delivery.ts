import { messages } from '../../entity/messages.ts'
import { conferenceRule } from '../rule.ts'

/** A post could not deliver notices of this meeting: the coordinator owes a look at the address. A command of the system. */
export const reportUndelivered = conferenceRule({
  label: 'Report that a notice could not be delivered',
  who: 'system',
  afterEnd: true,
  body: messages.conference['report-undelivered'],
  decide(draft, { agency, role, code }) {
    draft.record('address-failed', { agency, role, code })
    const { stage } = draft.state
    if (stage === 'locked' || stage === 'cancelled') return undefined // nobody is told of it any more
    // One look at an address at a time, and none at the failure of a notice about such a failure.
    const open = draft.owed('mendAddress')
    const itself = open.some((mend) => mend.agency === agency && mend.role === role)
    if (!itself && !open.some(({ about }) => about === `${agency}/${role}`))
      draft.open('mendAddress', { about: `${agency}/${role}` })
    return undefined
  },
})

/** Another entity refused a command of ours; kept on the timeline. A command of the system. */
export const answered = conferenceRule({
  label: 'Receive an answer',
  who: 'system',
  beforePlan: true,
  afterEnd: true,
  body: messages.conference.answered,
  decide(draft, { command, code }) {
    draft.record('reply-heard', { command, code })
    return undefined
  },
})
