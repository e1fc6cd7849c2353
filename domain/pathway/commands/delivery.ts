import { deliveryCommands } from '../../entity/delivery-commands.ts'
import { listingRefusals } from './listing.ts'
import type { ObligationCode } from '../../obligations/kinds.ts'
import type { PathwayBuilder } from '../builder.ts'
import { refuse } from '../../entity/rule.ts'
import { mergeRefusals } from './person.ts'
import { linkRefusals } from './link.ts'
import { samePersonRefusals } from './same-person.ts'
import { restoredCommand } from '../../entity/restored-command.ts'
import type { WhenRefused } from '../rule.ts'

/** What follows on a pathway for each of its messages that another entity can refuse. */
const whenRefused: WhenRefused = {
  ...linkRefusals,
  ...mergeRefusals,
  ...samePersonRefusals,
  ...listingRefusals,
}

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
      if (isWatched(name)) whenRefused[name]?.(builder, code)
    },
  },
})

/** What is said here once a restored database has been healed. */
export const healingCommands = restoredCommand<ObligationCode, PathwayBuilder>({
  look: 'lookAtRestored',
  record: (builder, fact) => builder.record('history-restored', fact),
  over: ({ state: { stage } }) => stage === 'ended',
})

/** Whether something follows when the message of this name is refused. */
const isWatched = (name: string | undefined): name is keyof WhenRefused =>
  name !== undefined && Object.hasOwn(whenRefused, name)
