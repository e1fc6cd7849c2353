import { messages } from '../../entity/messages.ts'
import { rule } from '../rule.ts'

/** A post could not deliver notices of this meeting: the coordinator owes a look at the address. A command of the system. */
export const reportUndelivered = rule({
  label: 'Report that a notice could not be delivered',
  who: 'system',
  afterEnd: true,
  body: messages.conference['report-undelivered'],
  decide(builder, { agency, role, code }) {
    builder.record('address-failed', { agency, role, code })
    const { stage } = builder.state
    if (stage === 'locked' || stage === 'cancelled') return undefined // nobody is told of it any more
    // One look at an address at a time, and none at the failure of a notice about such a failure.
    const open = builder.owed('mendAddress')
    const itself = open.some((mend) => mend.agency === agency && mend.role === role)
    if (!itself && !open.some(({ about }) => about === `${agency}/${role}`))
      builder.open('mendAddress', { about: `${agency}/${role}` })
    return undefined
  },
})

/** Another entity refused a command of ours; kept on the timeline. A command of the system. */
export const answered = rule({
  label: 'Receive an answer',
  who: 'system',
  beforeBeginning: true,
  afterEnd: true,
  body: messages.conference.answered,
  decide(builder, { command, code }) {
    builder.record('reply-heard', { command, code })
    return undefined
  },
})
