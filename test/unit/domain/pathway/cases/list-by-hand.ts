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
import type { Cases } from './cases.ts'
import { firstMeeting, london, meetingOn, secondMeeting, thirdMeeting } from '../world.ts'
import type { OpenMeeting } from '../../../../../domain/conference/shape.ts'
import { step } from '../story.ts'

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
        return stands(
          withMeetings(inConference(), [marac])
            .when('list-for-conference', third)
            .gives('listing-asked')
            .saysToMeetings([thirdMeeting, 'list-item']),
          { conference: thirdMeeting, form: 'marac' },
        )
      },
      'deferred there, it waits for the next of that form or, if none is open, for the usual':
        () => {
          const marac = (id: string, date: string) => meetingOn(id, date, { form: 'marac' })
          const panel = meetingOn(secondMeeting, '2026-11-26')
          const deferred = (open: readonly OpenMeeting[]) =>
            withMeetings(
              withMeetings(inConference(), [marac(firstMeeting, '2026-11-25')]).and(
                step('list-for-conference', { conference: firstMeeting }),
                step('conference-listed'),
              ),
              open,
            )
              .when('conference-deferred')
              .gives('listing-ended', 'listing-asked')
          const next = marac(thirdMeeting, '2026-12-02')
          asked(deferred([panel]), secondMeeting)
          const again = deferred([panel, next])
          stands(again, { conference: thirdMeeting, form: 'marac' })
          again.and(step('conference-returned', third))
          return asked(again, secondMeeting)
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
      'list-is-closed': () =>
        withMeetings(inConference(), [closed]).when('list-for-conference', third),
      'no-open-meeting': () => withMeetings(inConference(), [closed]).when('list-for-conference'),
      'no-such-meeting': () => inConference().when('list-for-conference', third),
      'reason-missing': () => listed().when('list-for-conference', third),
      'wrong-stage': () => withMeetings(inResearch()).when('list-for-conference'),
    },
  },
} as const satisfies Cases
