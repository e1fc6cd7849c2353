import type { ConferenceBuilder } from '../builder.ts'
import type { ConferenceKindCode } from '../kinds.ts'
import { deliveryCommands } from '../../entity/delivery-commands.ts'
import { restoredCommand } from '../../entity/restored-command.ts'

/** Whether nobody is asked for anything about it any more. */
const isOver = ({ state: { stage } }: ConferenceBuilder): boolean =>
  stage === 'locked' || stage === 'cancelled'

/** What a meeting is told of its notices, and in answer to its own messages; kept on the timeline. */
export const postalCommands = deliveryCommands<ConferenceKindCode, ConferenceBuilder>({
  mend: 'mendAddress',
  undelivered: {
    label: 'Report that a notice could not be delivered',
    afterEnd: true,
    record: (builder, failure) => builder.record('address-failed', failure),
    over: isOver,
  },
  answered: {
    label: 'Receive an answer',
    beforeBeginning: true,
    record: (builder, { command, code }) => builder.record('reply-heard', { command, code }),
  },
})

/** What is said here once a restored database has been healed. */
export const healingCommands = restoredCommand<ConferenceKindCode, ConferenceBuilder>({
  look: 'lookAtRestoredMeeting',
  record: (builder, fact) => builder.record('record-restored', fact),
  over: isOver,
})
