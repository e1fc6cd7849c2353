import { z } from 'zod'
import { awaitsConference, formOf, leaveList, chooseMeeting } from '../listing.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { rule } from '../rule.ts'
import { owed } from '../state.ts'
import { audience, words, conferenceId } from '../../fields.ts'

/**
 * Those who run meetings list the pathway by hand, at the meeting named, which need not be of the usual form, or at the
 * next with room. An emergency can join a closed list. A pathway that is already on a list leaves it first, which needs
 * a reason. The warden also asks for this if a list was opened while the pathway was waiting.
 */
const listForConference = rule({
  label: 'List for a conference',
  area: 'conference',
  who: ['coordinator', 'chair'],
  alsoSystem: true,
  body: z.strictObject({
    conference: conferenceId().optional(),
    reason: words().optional(),
    audience: audience(),
  }),
  needed: { reason: 'asThingsStand' },
  example: { conference: 'cf0123456789ab', reason: 'The clinician can come then.' },
  allowed: (state) => (awaitsConference(state) ? undefined : refuse('wrong-stage')),
  decide(builder, { conference, reason }) {
    const { listing } = builder.state
    const { meetings = [] } = builder.context.reference
    if (listing && (conference ?? listing.conference) === listing.conference)
      return refuse('already-listed')
    if (listing && reason === undefined) return refuse('reason-missing', 'reason')
    const meeting = conference
      ? meetings.find(({ id }) => id === conference)
      : chooseMeeting(builder.state, builder.context)
    if (!meeting)
      return conference ? refuse('no-such-meeting', 'conference') : refuse('no-open-meeting')
    const urgent = meeting.emergency || owed(builder.state, 'emergencyConference').length > 0
    if (!urgent && meeting.listClosesAt <= builder.context.now)
      return refuse('list-is-closed', 'conference')
    leaveList(builder, 'elsewhere')
    builder.record('listing-asked', {
      conference: meeting.id,
      ...(urgent ? { emergency: true } : {}),
      ...formOf(builder, meeting),
      ...optional({ reason }),
    })
  },
})

/** Listing for a meeting by hand. */
export const handListingCommands = {
  'list-for-conference': listForConference,
} as const
