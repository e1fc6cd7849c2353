import { here, next } from '../usual.ts'
import {
  cancelled,
  circulated,
  listClosed,
  lists,
  planned,
  quorate,
  withItems,
} from '../beginnings.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { expect } from '@jest/globals'
import { defaultExtensions } from '../../../../../domain/policy/extensions.ts'
import { step, type Story } from '../story.ts'
import { housing, met, people } from '../../pathway/world.ts'

/** An agenda that is too full, put off for the third time. */
const putOff = () =>
  withItems(16).and(
    step('extend'),
    step('extend', { to: '2026-12-02' }),
    step('extend', { to: '2026-12-03' }),
  )
const asked = () => ({ obligationId: putOff().the('confirmExtension').id })

/** Where only supervisors may move what guards the process, and never do. */
function onlySupervisors(story: Story): Story {
  const { process, ...guards } = defaultExtensions.guards
  const never = { ...process, by: ['supervisor' as const], times: 0, beyond: 'nobody' as const }
  const extensions = { ...defaultExtensions, guards: { ...guards, process: never } }
  const policy = { ...story.reference.policy, extensions }
  story.reference = { ...story.reference, policy }
  return story
}

export const owedCases = {
  'report-undelivered': {
    accepts: {
      'the coordinator owes a look, once': () =>
        planned()
          .and(step('report-undelivered'))
          .when('report-undelivered')
          .gives('address-failed')
          .owesOnly('mendAddress')
          .toOwe({ to: 'coordinator', what: 'mendAddress', by: '2026-11-17 17:00' }),
      'of a meeting that has ended nobody is told': () =>
        cancelled().when('report-undelivered').owesOnly(),
    },
    refuses: {},
  },
  'note-restored': {
    accepts: {
      'the coordinator owes a look at what was lost, once': () =>
        planned()
          .and(step('note-restored'))
          .when('note-restored')
          .gives('record-restored')
          .owesOnly('lookAtRestoredMeeting'),
      'of a meeting that has ended nobody is asked': () =>
        cancelled().when('note-restored').gives('record-restored').owesOnly(),
    },
    refuses: {},
  },
  answered: {
    accepts: {
      'it is kept': () => planned().when('answered').gives('reply-heard'),
    },
    refuses: {},
  },
  'record-done': {
    accepts: {
      'an address was mended': () =>
        planned()
          .and(step('report-undelivered'))
          .when('record-done')
          .gives('obligation-settled')
          .owesOnly(),
    },
    refuses: {
      ...refusedFrom('record-done', {
        'nothing-owed': planned,
        'has-own-command': () => withItems(16).and(step('report-undelivered')),
      }),
      'not-yours': () =>
        planned().and(step('report-undelivered')).when('record-done', {}, { by: people.housing }),
      'no-such-obligation': () =>
        planned()
          .and(step('report-undelivered'))
          .when('record-done', { obligationId: `${here}.9` }),
    },
  },
  'remind-now': {
    accepts: {
      'the owner hears at once': () =>
        withItems(16).when('remind-now').tells('chair', 'fitAgenda', 'nudge-1', true),
    },
    refuses: {
      'nothing-owed': () => planned().when('remind-now'),
      'no-such-obligation': () => withItems(16).when('remind-now', { obligationId: `${here}.9` }),
    },
  },
  extend: {
    accepts: {
      'by the end of a day': () =>
        withItems(16)
          .when('extend')
          .toOwe({ to: 'chair', what: 'fitAgenda', by: '2026-12-01 17:00' })
          .tells('chair', 'fitAgenda', 'moved', false),
      'by an instant': () =>
        withItems(16)
          .when('extend', { to: '2026-12-01T11:30:00Z' })
          .toOwe({ to: 'chair', what: 'fitAgenda', by: '2026-12-01 11:30' }),
    },
    refuses: {
      'nothing-owed': () => planned().when('extend'),
      'no-such-obligation': () => withItems(16).when('extend', { obligationId: `${here}.9` }),
      'not-later': () => withItems(16).when('extend', { to: '2026-11-01' }),
      'has-own-command': () => circulated().when('extend'), // the first is the chair's seat
      'outside-calendar': () => withItems(16).when('extend', { to: '2041-06-03' }),
      'extension-unconfirmed': () => putOff().when('extend', { to: '2026-12-04' }),
      'not-yours-to-extend': () =>
        onlySupervisors(withItems(16)).when('extend', {}, { by: people.coordinator }),
      'date-fixed': () =>
        onlySupervisors(withItems(16)).when('extend', {}, { by: people.supervisor }),
    },
  },
  'decide-extension': {
    accepts: {
      'confirmed: the later date stands': () =>
        putOff()
          .when('decide-extension', asked())
          .gives('extension-confirmed', 'obligation-settled')
          .toOwe({ to: 'chair', what: 'fitAgenda', by: '2026-12-03 17:00' }),
      'refused: the earlier one stands again': () =>
        putOff()
          .when('decide-extension', { ...asked(), outcome: 'refuse' })
          .gives('obligation-moved', 'obligation-settled')
          .toOwe({ to: 'chair', what: 'fitAgenda', by: '2026-12-02 17:00' }),
    },
    refuses: {
      'nothing-owed': () => withItems(16).when('decide-extension'),
      'own-proposal': () => putOff().when('decide-extension', asked(), { by: people.supervisor }),
      'no-such-obligation': () => putOff().when('decide-extension', { obligationId: `${here}.9` }),
      'has-own-command': () => putOff().when('decide-extension'),
    },
  },
  reassign: {
    accepts: {
      'the agenda to the chair': () => {
        const story = listClosed()
        const { id } = story.the('circulateAgenda')
        return story
          .when('reassign', { obligationId: id, agency: met, role: 'chair' })
          .toOwe({ to: 'chair', what: 'circulateAgenda' })
          .tells('chair', 'circulateAgenda', 'reassigned', true)
      },
    },
    refuses: {
      'nothing-owed': () => planned().when('reassign'),
      'no-such-obligation': () => withItems(16).when('reassign', { obligationId: `${here}.9` }),
      'not-in-core-set': () => withItems(16).when('reassign', { agency: 'cheshire-council' }),
      'not-yours': () => circulated().when('reassign', { agency: housing }),
      'cannot-meet': () => withItems(16).when('reassign', { role: 'agencyWorker' }),
    },
  },
  'bring-expiry': {
    accepts: {
      'it is on the agenda, once': () => {
        const story = planned().and(step('bring-expiry')).when('bring-expiry').gives()
        expect(story.state.expiries).toEqual([{ pathway: 'p9', until: 3_000 }])
        return story
      },
    },
    refuses: refusedFrom('bring-expiry', { 'meeting-stage': quorate }),
  },
  'bring-action': {
    accepts: {
      'it is to be reviewed, once': () => {
        const story = planned().and(step('bring-action')).when('bring-action').gives()
        expect(story.state.actions).toHaveLength(1)
        return story
      },
    },
    refuses: refusedFrom('bring-action', { 'meeting-stage': quorate }),
  },
  'item-not-taken': {
    accepts: {
      'its pathway asks to be listed again': () =>
        withItems()
          .and(step('defer-item', { to: next }))
          .when('item-not-taken')
          .gives('item-came-back')
          .sends(['p1', 'conference-returned', { conference: here }])
          .hasItem('i1', 'deferred'),
    },
    refuses: {
      'not-listed': () => planned().and(lists('p1')).when('item-not-taken', { item: 'i9' }),
      'not-sent': () =>
        withItems()
          .and(step('defer-item', { to: next }), step('item-not-taken'))
          .when('item-not-taken'),
    },
  },
} as const satisfies Cases
