import { handleNothingSent, handleRefusedListing } from './listing.ts'
import { messages } from '../../entity/messages.ts'
import { refuse } from '../../entity/rule.ts'
import { rule } from '../rule.ts'
import { unlink } from './link.ts'
import { owed } from '../state.ts'
import { undoMerge } from './person.ts'

/** A post could not deliver notices of this pathway: the coordinator owes a look at the address. A command of the system. */
export const reportUndelivered = rule({
  label: 'Report that a notice could not be delivered',
  who: 'system',
  body: messages.pathway['report-undelivered'],
  decide(builder, { agency, role, code }) {
    builder.record('delivery-failed', { agency, role, code })
    // One look at an address at a time, and none at the failure of a notice about such a failure.
    const open = owed(builder.state, 'mendDelivery')
    const itself = open.some((mend) => mend.agency === agency && mend.role === role)
    if (!itself && !open.some(({ about }) => about === `${agency}/${role}`))
      builder.open('mendDelivery', { about: `${agency}/${role}` })
    return undefined
  },
})

/**
 * Another entity refused a command of ours, which is kept on the timeline. A referral that the other pathway did not
 * take goes back to where it was, and a person that it did not take is again who they were. If a meeting did not list
 * the pathway, another is asked. A command of the system.
 */
export const answered = rule({
  label: 'Receive an answer',
  who: 'system',
  body: messages.pathway.answered,
  afterEnd: true,
  allowed: ({ stage, link, merges }) =>
    stage === 'ended' && !link && !merges?.length ? refuse('pathway-ended') : undefined,
  decide(builder, { command, code, name }) {
    builder.record('answer-received', { command, code })
    const { link, merges, retention } = builder.state
    const from = (pathway: string | undefined) => builder.context.by.id === `pathway:${pathway}`
    const open = link !== undefined && retention?.erased === undefined
    if (name === 'take-linked-referral' && open && from(link.to)) unlink(builder, { refused: code })
    if (name === 'withdraw-item') handleNothingSent(builder, builder.context.by.id)
    if (name === 'list-item') handleRefusedListing(builder, builder.context.by.id, code)
    if (name === 'note-merge' && from(merges?.at(-1)?.pathway))
      undoMerge(builder, { refused: code })
    return undefined
  },
})
