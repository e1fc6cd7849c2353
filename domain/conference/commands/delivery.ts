import type { ConferenceBuilder } from '../builder.ts'
import type { ConferenceKindCode } from '../kinds.ts'
import { deliveryCommands } from '../../entity/delivery-commands.ts'

/** What a meeting is told of its notices, and in answer to its own messages; kept on the timeline. */
export const postalCommands = deliveryCommands<ConferenceKindCode, ConferenceBuilder>({
  mend: 'mendAddress',
  undelivered: {
    label: 'Report that a notice could not be delivered',
    afterEnd: true,
    record: (builder, failure) => builder.record('address-failed', failure),
    over: ({ state: { stage } }) => stage === 'locked' || stage === 'cancelled',
  },
  answered: {
    label: 'Receive an answer',
    beforeBeginning: true,
    record: (builder, { command, code }) => builder.record('reply-heard', { command, code }),
  },
})
