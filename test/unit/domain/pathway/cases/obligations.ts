import {
  actionAgreed,
  emergency,
  ended,
  inResearch,
  inWatch,
  referred,
  twoServices,
} from '../beginnings.ts'
import { council, health, housing, met, people, trust } from '../world.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { refusedLinkStories } from './intake.ts'
import { heldInSuitability, onStopped } from './hold.ts'
import { owed } from '../../../../../domain/pathway/state.ts'
import { step } from '../story.ts'

const undelivered = step('report-undelivered')
const of = (obligationId: string) => ({ obligationId })

export const obligationCases = {
  'remind-now': {
    accepts: {
      'tells the owner out of turn, at once': () =>
        referred()
          .when('remind-now')
          .gives('reminder-asked')
          .tells('coordinator', 'acknowledge', 'nudge-1', true),
      'again, as another reminder': () =>
        referred()
          .and(step('remind-now'))
          .when('remind-now', {}, { by: people.supervisor })
          .tells('coordinator', 'acknowledge', 'nudge-2', true),
    },
    refuses: {
      'stopped-by-hold': () => onStopped('remind-now'),
      'no-such-obligation': () => referred().when('remind-now', of('p1.9')),
      'nothing-owed': () => inWatch().when('remind-now'),
    },
  },
  reassign: {
    accepts: {
      'to another agency; it is told at once, and the notices to the old one are dropped': () =>
        referred()
          .when('reassign')
          .gives('obligation-reassigned')
          .toOwe({ to: 'coordinator', what: 'acknowledge', by: '2026-11-03 17:00' })
          .tells('coordinator', 'acknowledge', 'reassigned', true),
      'what a hold has stopped stays stopped': () => {
        const story = heldInSuitability()
        const { id, due } = story.the('suitability')
        story.when('reassign', { ...of(id), agency: met, role: 'forensicClinician' })
        const { rungs, due: after, stopped } = story.the('suitability')
        if (rungs.length > 0 || after !== due || stopped === undefined) throw new Error('it runs')
        return story.and(step('resume', {}, { at: '2026-12-08 10:00' })).toOwe({
          to: 'forensicClinician',
          what: 'suitability',
          by: '2026-12-17 17:00',
          agency: met,
        })
      },
      'an action goes with its obligation': () => {
        const story = actionAgreed()
        const body = { agency: council, role: 'agencyWorker' }
        return story
          .when('reassign', { ...body, ...of(story.the('action').id) })
          .gives('obligation-reassigned', 'action-reassigned')
          .and(step('end-action', {}, { by: people.council }))
      },
    },
    refuses: {
      'agency-excluded': () =>
        referred()
          .and(step('exclude-agency', { agency: council }))
          .when('reassign', { obligationId: 'p1.1' }),
      'agency-left-out': () =>
        referred().and(step('restrict-to')).when('reassign', { obligationId: 'p1.1' }),
      'no-such-obligation': () => referred().when('reassign', of('p1.9')),
      'not-in-core-set': () => referred().when('reassign', { agency: 'cheshire-council' }),
      'not-yours': () => {
        const story = inResearch()
        return story.when('reassign', { agency: housing, ...of(story.the('return').id) })
      },
      'not-your-victim': () => {
        const story = twoServices()
        const [first] = owed(story.state, 'victimContact')
        return story
          .when('reassign', { agency: housing, role: 'victimAdvocate', ...of(first?.id ?? '') })
          .refuses('not-your-victim')
      },
      'cannot-meet': () => referred().when('reassign', { role: 'agencyWorker' }),
      'nothing-owed': () => inWatch().when('reassign'),
    },
  },
  waive: {
    accepts: {
      'an action, which counts as no longer possible': () => {
        const story = actionAgreed()
        return story
          .when('waive', of(story.the('action').id))
          .gives('obligation-settled', 'action-ended')
          .owesOnly('victimContact', 'suitability')
      },
      'a return, as the chair would': () => {
        const story = inResearch()
        return story
          .when('waive', of(story.the('return', health).id), { by: people.supervisor })
          .gives('obligation-settled', 'return-waived')
      },
      'a contact address': () => {
        const story = referred().and(undelivered)
        return story.when('waive', of(story.the('mendDelivery').id)).gives('obligation-settled')
      },
    },
    refuses: {
      'no-such-obligation': () => referred().when('waive', of('p1.9')),
      'not-waivable': () => referred().when('waive', of('p1.2')),
      'nothing-owed': () => inWatch().when('waive'),
      'already-returned': () => {
        // A return that came in by another way while its obligation stood.
        const story = inResearch()
        const { id } = story.the('return', health)
        story.state = { ...story.state, returns: { ...story.state.returns, [health]: 'full' } }
        return story.when('waive', of(id))
      },
    },
  },
  'record-done': {
    accepts: {
      'a response to an urgent risk': () => {
        const story = emergency()
        return story
          .when('record-done', { ...of(story.the('respondToRisk').id), note: 'w-note' })
          .gives('obligation-settled')
      },
    },
    refuses: {
      ...refusedFrom('record-done', { 'nothing-owed': referred, 'pathway-ended': ended }),
      'not-yours': () => {
        const story = emergency()
        const respond = of(story.the('respondToRisk').id) // the police's
        return story.when('record-done', respond, { by: people.advocate })
      },
      'no-such-obligation': () => emergency().when('record-done', of('p1.99')),
      'has-own-command': () => emergency().when('record-done', of('p1.2')),
    },
  },
  'report-undelivered': {
    accepts: {
      'owes the coordinator a look at the address': () =>
        referred()
          .when('report-undelivered')
          .gives('delivery-failed', 'obligation-opened')
          .toOwe({ to: 'coordinator', what: 'mendDelivery', by: '2026-11-03 17:00' }),
      'one look at an address at a time': () =>
        referred().and(undelivered).when('report-undelivered').gives('delivery-failed'),
      'and none at the failure of a notice about such a failure': () =>
        referred()
          .and(undelivered)
          .when('report-undelivered', { agency: trust, role: 'coordinator' })
          .gives('delivery-failed'),
    },
    refuses: {
      'system-only': () => referred().when('report-undelivered', {}, { by: people.coordinator }),
      'pathway-ended': () => ended().when('report-undelivered'),
    },
  },
  'note-restored': {
    accepts: {
      'owes the coordinator a look at what was lost with the words': () =>
        referred()
          .when('note-restored')
          .gives('history-restored', 'obligation-opened')
          .toOwe({ to: 'coordinator', what: 'lookAtRestored', by: '2026-11-03 17:00' }),
      'one look at a time': () =>
        referred().and(step('note-restored')).when('note-restored').gives('history-restored'),
      'is only noted on a pathway that has ended': () =>
        ended().when('note-restored').gives('history-restored'),
    },
    refuses: {
      'system-only': () => referred().when('note-restored', {}, { by: people.coordinator }),
    },
  },
  answered: {
    accepts: {
      'is kept on the timeline': () => referred().when('answered').gives('answer-received'),
      ...refusedLinkStories,
    },
    refuses: {
      'system-only': () => referred().when('answered', {}, { by: people.chair }),
      'pathway-ended': () => ended().when('answered'),
    },
  },
} as const satisfies Cases
