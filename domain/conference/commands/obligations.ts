import { conferenceKinds, type ConferenceKind, type ConferenceKindCode } from '../kinds.ts'
import type { ConferenceBuilder } from '../builder.ts'
import { obligationCommands } from '../../entity/obligation-commands.ts'

const kinds: Readonly<Record<ConferenceKindCode, ConferenceKind>> = conferenceKinds

/** What people do about anything that is owed on a meeting. When it meets is changed by moving it. */
export const owingCommands = obligationCommands<ConferenceKindCode, ConferenceBuilder>({
  kinds,
  // Its presence, and what it knows.
  ofOneAgency: ['attend', 'attendUrgent', 'meetingReturn', 'meetingReturnUrgent'],
  datedElsewhere: [
    ...(['attend', 'attendUrgent', 'holdMeeting', 'confirmExtension'] as const),
    ...(['meetingRetention', 'confirmMeetingErasure'] as const),
  ],
  example: 'cf0123456789ab.3',
})
