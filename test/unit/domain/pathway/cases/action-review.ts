import { actionAgreed, inConference, withMeetings } from '../beginnings.ts'
import type { Cases } from './cases.ts'
import { housing, london, meetingOn, thirdMeeting } from '../world.ts'
import { step } from '../story.ts'

const action = { agency: housing, role: 'agencyWorker', what: 'w-what' }

export const actionReviewCases = {
  'action-reviewed': {
    accepts: {
      'done is done, and verified by the meeting': () =>
        actionAgreed()
          .when('action-reviewed')
          .gives('obligation-settled', 'action-ended')
          .owesOnly('victimContact', 'suitability'),
      'not done, again and again, goes to the steering group': () =>
        inConference()
          .and(
            step('record-conference', {
              actions: ['13', '16'].map((day) => ({ ...action, dueOn: `2026-11-${day}` })),
            }),
            step('action-reviewed', { outcome: 'notDone' }),
          )
          .when('action-reviewed', { action: 'a2', outcome: 'notDone' })
          .toOwe({ to: 'supervisor', what: 'persistentFailure' }),
      'carried, it is due at the next meeting': () =>
        withMeetings(actionAgreed())
          .when('action-reviewed', { outcome: 'carried' })
          .gives('action-carried', 'obligation-moved')
          .toOwe({ to: 'agencyWorker', what: 'action', by: '2026-11-18 10:00' }),
      'carried to a meeting that is named, it is due there': () =>
        withMeetings(actionAgreed())
          .when('action-reviewed', { outcome: 'carried', to: thirdMeeting })
          .toOwe({ to: 'agencyWorker', what: 'action', by: '2026-11-25 10:00' }),
      'carried to one whose list is closed, it is due there too': () =>
        withMeetings(actionAgreed(), [
          meetingOn(thirdMeeting, '2026-11-25', { listClosesAt: london('2026-11-02 09:00') }),
        ])
          .when('action-reviewed', { outcome: 'carried' })
          .toOwe({ to: 'agencyWorker', what: 'action', by: '2026-11-25 10:00' }),
      'carried while no meeting is known, it keeps its date': () =>
        actionAgreed()
          .when('action-reviewed', { outcome: 'carried' })
          .gives('action-carried')
          .toOwe({ to: 'agencyWorker', what: 'action', by: '2026-11-13 17:00' }),
    },
    refuses: {
      'no-such-action': () => actionAgreed().when('action-reviewed', { action: 'a7' }),
      'already-ended': () => actionAgreed().and(step('end-action')).when('action-reviewed'),
    },
  },
} as const satisfies Cases
