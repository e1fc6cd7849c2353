import { actionAgreed, inConference } from '../beginnings.ts'
import { people, trust } from '../world.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { step, type Story } from '../story.ts'

const action = { agency: 'london-housing', role: 'agencyWorker', what: 'w-what', why: 'w-why' }
const agreed = (...actions: readonly object[]): Story =>
  inConference().and(step('record-conference', { actions }))
const several = (): Story =>
  agreed(
    { ...action, dueOn: '2026-11-13' },
    { ...action, dueOn: '2026-11-16' },
    { ...action, dueOn: '2026-11-17' },
  )
const trustAction = (): Story =>
  agreed({ agency: trust, role: 'coordinator', what: 'w-what', dueOn: '2026-11-16' })
const done = (): Story => actionAgreed().and(step('end-action'))

export const actionCases = {
  'accept-action': {
    accepts: {
      'by its owner; it is owed all the same': () =>
        actionAgreed()
          .when('accept-action')
          .gives('action-accepted')
          .owesOnly('victimContact', 'action', 'suitability'),
      'again by its new owner': () => {
        const story = actionAgreed().and(step('accept-action'))
        const obligationId = story.the('action').id
        const to = { agency: 'london-council', role: 'agencyWorker' }
        return story
          .and(step('reassign', { ...to, obligationId }))
          .when('accept-action', {}, { by: people.council })
          .gives('action-accepted')
      },
    },
    refuses: {
      ...refusedFrom('accept-action', {
        'nothing-owed': inConference,
        'already-decided': () => actionAgreed().and(step('accept-action')),
        'already-ended': () => several().and(step('end-action')),
      }),
      'no-such-action': () => actionAgreed().when('accept-action', { actionId: 'a9' }),
      'not-yours': () => actionAgreed().when('accept-action', {}, { by: people.clinician }),
    },
  },
  'end-action': {
    accepts: {
      done: () =>
        actionAgreed()
          .when('end-action')
          .gives('obligation-settled', 'action-ended', 'obligation-opened')
          .owesOnly('victimContact', 'suitability', 'verifyAction')
          .toOwe({ to: 'coordinator', what: 'verifyAction', by: '2026-11-09 17:00' }),
      'not done, which is kept apart from no longer possible': () => {
        const story = actionAgreed().when('end-action', { outcome: 'notDone' })
        return story.gives('obligation-settled', 'action-ended', 'obligation-opened')
      },
      'by the coordinator, who need not verify it': () =>
        trustAction()
          .when('end-action', {}, { by: people.coordinator })
          .gives('obligation-settled', 'action-ended'),
      'not done again and again goes to the steering group, once': () => {
        const again = { outcome: 'notDone' }
        return several()
          .and(step('end-action', again))
          .when('end-action', { ...again, actionId: 'a2' })
          .toOwe({ to: 'supervisor', what: 'persistentFailure', by: '2026-11-09 17:00' })
          .and(step('end-action', { ...again, actionId: 'a3' }))
          .owesOnly(
            'victimContact',
            'suitability',
            'verifyAction',
            'verifyAction',
            'persistentFailure',
            'verifyAction',
          )
      },
    },
    refuses: {
      ...refusedFrom('end-action', {
        'nothing-owed': inConference,
        'already-ended': () =>
          inConference().and(
            step('record-conference', {
              actions: [
                { ...action, dueOn: '2026-11-13' },
                { ...action, dueOn: '2026-11-16' },
                { agency: trust, role: 'coordinator', what: 'w-what', dueOn: '2026-11-16' },
              ],
            }),
            step('end-action'),
          ),
      }),
      'no-such-action': () => actionAgreed().when('end-action', { actionId: 'a9' }),
      'not-yours': () => actionAgreed().when('end-action', {}, { by: people.clinician }),
    },
  },
  'verify-action': {
    accepts: {
      'agrees, and nothing more is owed of it': () =>
        done()
          .when('verify-action')
          .gives('obligation-settled', 'action-verified')
          .owesOnly('victimContact', 'suitability'),
      'does not agree, and it is owed again': () =>
        done()
          .when('verify-action', { agreed: false })
          .toOwe({ to: 'agencyWorker', what: 'action', by: '2026-11-09 17:00' })
          .and(step('end-action')),
    },
    refuses: {
      ...refusedFrom('verify-action', {
        'nothing-owed': actionAgreed,
        'already-decided': () =>
          several().and(
            step('end-action'),
            step('end-action', { actionId: 'a2' }),
            step('verify-action'),
          ),
      }),
      'no-such-action': () => done().when('verify-action', { actionId: 'a9' }),
    },
  },
} as const satisfies Cases
