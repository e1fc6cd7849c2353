import { expect } from '@jest/globals'
import {
  asked,
  emergency,
  inConference,
  inResearch,
  inSuitability,
  listed,
  stands,
  withMeetings,
} from '../beginnings.ts'
import { type Cases } from './cases.ts'
import { firstMeeting, london, meetingOn, thirdMeeting } from '../world.ts'

const third = { conference: thirdMeeting }
const closed = meetingOn(thirdMeeting, '2026-11-25', {
  listClosesAt: london('2026-11-02 09:00'),
})
const because = { reason: 'w-reason' }

export const listByHandCases = {
  'list-for-conference': {
    accepts: {
      'at the meeting that is named, of any form': () => {
        const marac = meetingOn(thirdMeeting, '2026-11-25', { form: 'marac' })
        return asked(
          withMeetings(inConference(), [marac])
            .when('list-for-conference', third)
            .gives('listing-asked')
            .saysToMeetings([thirdMeeting, 'list-item']),
          thirdMeeting,
        )
      },
      'elsewhere, with a reason; the old meeting is told first': () =>
        asked(
          listed()
            .when('list-for-conference', { ...third, ...because })
            .gives('listing-ended', 'listing-asked')
            .saysToMeetings(
              [firstMeeting, 'list-item'],
              [firstMeeting, 'withdraw-item'],
              [thirdMeeting, 'list-item'],
            ),
          thirdMeeting,
        ),
      'at the next with room, for an emergency too, and as one': () =>
        stands(
          withMeetings(emergency(inSuitability)).when('list-for-conference').gives('listing-asked'),
          { conference: firstMeeting, emergency: true },
        ),
      'an emergency onto a list that is closed': () =>
        stands(withMeetings(emergency(), [closed]).when('list-for-conference', third), {
          conference: thirdMeeting,
          emergency: true,
        }),
      'at an emergency meeting, as one': () => {
        const urgent = meetingOn(thirdMeeting, '2026-11-03', { emergency: true })
        const story = withMeetings(emergency(), [urgent]).when('list-for-conference', third)
        expect(story.messages.at(-1)?.body).toMatchObject({ emergency: true })
        return story
      },
    },
    refuses: {
      'already-listed': () => listed().when('list-for-conference', because),
      'no-open-meeting': () =>
        withMeetings(inConference(), [closed]).when('list-for-conference', third),
      'reason-missing': () => listed().when('list-for-conference', third),
      'wrong-stage': () => withMeetings(inResearch()).when('list-for-conference'),
    },
  },
} as const satisfies Cases
