import { deliveryCommands } from '../../entity/delivery-commands.ts'
import { handleNothingSent, handleRefusedListing } from './listing.ts'
import type { ObligationCode } from '../../obligations/kinds.ts'
import type { PathwayBuilder } from '../builder.ts'
import { refuse } from '../../entity/rule.ts'
import { undoMerge } from './person.ts'
import { unlink } from './link.ts'

/** What a pathway is told of its notices, and in answer to its own messages; kept on the timeline. */
export const postalCommands = deliveryCommands<ObligationCode, PathwayBuilder>({
  mend: 'mendDelivery',
  undelivered: {
    label: 'Report that a notice could not be delivered',
    record: (builder, failure) => builder.record('delivery-failed', failure),
  },
  answered: {
    label: 'Receive an answer',
    allowed: ({ stage, link, merges }) =>
      stage === 'ended' && !link && !merges?.length ? refuse('pathway-ended') : undefined,
    record(builder, { command, code, name }) {
      builder.record('answer-received', { command, code })
      whenRefused(builder, code, name)
    },
  },
})

/**
 * Another entity refused a command of ours, which is kept on the timeline. A referral that the other pathway did not
 * take goes back to where it was, and a person that it did not take is again who they were. If a meeting did not list
 * the pathway, another is asked. A command of the system.
 */
function whenRefused(builder: PathwayBuilder, code: string, name: string | undefined): void {
  const { link, merges, retention } = builder.state
  const from = (pathway: string | undefined) => builder.context.by.id === `pathway:${pathway}`
  const open = link !== undefined && retention?.erased === undefined
  if (name === 'take-linked-referral' && open && from(link.to)) unlink(builder, { refused: code })
  if (name === 'withdraw-item') handleNothingSent(builder, builder.context.by.id)
  if (name === 'list-item') handleRefusedListing(builder, builder.context.by.id, code)
  if (name === 'note-merge' && from(merges?.at(-1)?.pathway)) undoMerge(builder, { refused: code })
}
