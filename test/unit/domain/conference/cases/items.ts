import { agendaOrder } from '../../../../../domain/conference/agenda.ts'
import { heardWith } from '../../../../../domain/conference/agenda-order.ts'
import { here, next } from '../usual.ts'
import {
  circulated,
  closed,
  decided,
  listClosed,
  opened,
  planned,
  withItems,
} from '../beginnings.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { council, health, london, met, people, probation, trust } from '../../pathway/world.ts'
import { expect } from '@jest/globals'
import { step } from '../story.ts'

/** The items that are still to be heard, in their order. */
const heardIn = ({ state, reference }: ReturnType<typeof withItems>): string[] =>
  agendaOrder(state, reference).map(({ id }) => id)

/** How an item waited at an earlier meeting. */
const waited = {
  since: 1_000,
  carried: true,
  returns: [{ agency: health, kind: 'full', note: 'w-before' }],
}

/** Why an item does not go to another meeting. */
const refusedMove = (name: 'defer-item' | 'transfer-item') => ({
  ...refusedFrom(name, {
    'item-settled': () => decided(withItems(2)),
    'meeting-stage': closed,
  }),
  'not-listed': () => withItems().when(name, { item: 'i9' }),
  'same-meeting': () => withItems().when(name, { to: here }),
})

export const itemCases = {
  'list-item': {
    accepts: {
      'its pathway hears when it is heard, and its referrer is invited': () =>
        planned()
          .when('list-item')
          .gives('item-listed', 'agency-invited')
          .hasItem('i1', 'listed', { pathway: 'p1', since: london('2026-11-16 10:02') })
          .sends(['p1', 'conference-listed', { conference: here, at: london('2026-12-02 10:00') }])
          .owesOnly(),
      'over capacity it is listed all the same, and the chair owes an answer': () =>
        withItems(15)
          .when('list-item', { pathway: 'p16' })
          .hasItem('i16', 'listed')
          .toOwe({ to: 'chair', what: 'fitAgenda', by: '2026-11-17 17:00' }),
      'an emergency comes onto a closed list, and its agencies are asked at once': () =>
        circulated()
          .when('list-item', { pathway: 'p2', emergency: true, agencies: [council] })
          .hasItem('i2', 'listed')
          .toOwe({
            to: 'agencyWorker',
            what: 'meetingReturn',
            agency: council,
            about: `i2/${council}`,
            by: '2026-11-30 17:00',
          }),
      'who has answered on the pathway is not asked again, here or at the next': () => {
        const answered = { emergency: true, agencies: [council], answered: [council, probation] }
        const story = circulated().when('list-item', { pathway: 'p2', ...answered })
        const asked = story.state.items.find(({ id }) => id === 'i2')?.returns ?? {}
        expect(Object.keys(asked).sort()).toEqual([met, trust, health].sort())
        story.when('defer-item', { item: 'i2', to: next })
        return story.sends(
          ['p2', 'conference-deferred'],
          [next, 'carry-item', { answered: [council, probation] }],
        )
      },
      'what was said on the pathway is kept, and a newer answer is taken': () => {
        const said = { agency: health, kind: 'full', note: 'w-before' }
        const urgent = { pathway: 'p2', emergency: true, answered: [health], returns: [said] }
        const item = { returns: { [health]: { state: 'full', note: 'w-before', kept: true } } }
        return circulated()
          .and(step('list-item', urgent))
          .hasItem('i2', 'listed', item)
          .when('record-return', { item: 'i2' })
          .hasItem('i2', 'listed', { returns: { [health]: { state: 'full', note: 'w-note' } } })
      },
      'it keeps since when it has waited, and what was said, if an earlier meeting did not hear it':
        () =>
          planned()
            .when('list-item', waited)
            .gives('item-listed', 'item-return-recorded', 'agency-invited')
            .hasItem('i1', 'listed', {
              since: 1_000,
              carried: true,
              returns: { [health]: { state: 'full', note: 'w-before', kept: true } },
            }),
      'after the returns were due there is time until the meeting': () =>
        circulated()
          .when('list-item', { pathway: 'p2', emergency: true }, { at: '2026-12-01 16:00' })
          .toOwe({
            to: 'forensicClinician',
            what: 'meetingReturnUrgent',
            by: '2026-12-02 10:00',
          })
          .tells('forensicClinician', 'meetingReturnUrgent', 'asked', true),
      'again after it was withdrawn': () =>
        withItems()
          .and(step('withdraw-item'))
          .when('list-item')
          .hasItem('i1', 'withdrawn')
          .hasItem('i2', 'listed'),
    },
    refuses: {
      'already-listed': () => withItems().when('list-item'),
      'list-is-closed': () => listClosed().when('list-item', { pathway: 'p2' }),
      'meeting-stage': () => opened().when('list-item', { pathway: 'p2', emergency: true }),
    },
  },
  'reorder-agenda': {
    accepts: {
      'the chair’s order counts': () =>
        withItems(2)
          .and(step('reorder-agenda', { order: ['i2', 'i1'] }))
          .until('2026-11-25 17:00')
          .when('circulate')
          .standsAt('circulated'),
    },
    refuses: {
      ...refusedFrom('reorder-agenda', { 'not-listed': planned, 'meeting-stage': closed }),
      'not-the-agenda': () => withItems(2).when('reorder-agenda', { order: ['i1', 'i1'] }),
    },
  },
  'group-items': {
    accepts: {
      'they are heard one after another, where the first of them stands': () => {
        const story = withItems(3).when('group-items', { items: ['i1', 'i3'] })
        expect(heardIn(story)).toEqual(['i1', 'i3', 'i2'])
        expect(heardWith(story.state, 'i3')).toEqual(['i1'])
        expect(heardWith(story.state, 'i2')).toEqual([])
        story.when('reorder-agenda', { order: ['i2', 'i3', 'i1'] })
        expect(heardIn(story)).toEqual(['i2', 'i3', 'i1'])
        return story
      },
      'one alone is heard by itself again': () => {
        const story = withItems(3)
          .and(step('group-items', { items: ['i1', 'i3'] }))
          .when('group-items', { items: ['i3'] })
        expect(heardIn(story)).toEqual(['i1', 'i2', 'i3'])
        return story
      },
      'an item that left the list is heard with no other': () => {
        const story = withItems(3)
          .and(step('group-items', { items: ['i1', 'i3'] }))
          .when('defer-item', { item: 'i1' })
        expect(heardWith(story.state, 'i3')).toEqual([])
        return story
      },
    },
    refuses: {
      ...refusedFrom('group-items', { 'meeting-stage': closed }),
      'not-listed': () => withItems(2).when('group-items', { items: ['i1', 'i9'] }),
    },
  },
  'defer-item': {
    accepts: {
      'to a meeting that is named': () =>
        withItems()
          .when('defer-item', { to: next })
          .gives('item-deferred')
          .hasItem('i1', 'deferred', { to: next })
          .sends(
            ['p1', 'conference-deferred', { conference: here, to: next }],
            [next, 'carry-item', { pathway: 'p1', carried: false }],
          ),
      'if none is named, its pathway asks again': () =>
        listClosed()
          .when('defer-item')
          .sends(['p1', 'conference-deferred', { conference: here }]),
      'its pathway hears how it waited: not what an agency keeps to itself': () => {
        const item = { ...waited, emergency: true, pathway: 'p2' }
        const said = { item: 'i2', agency: probation, kind: 'full', withheld: 'thirdParty' }
        return circulated()
          .and(step('list-item', item), step('record-return', said, { by: people.probation }))
          .when('defer-item', { item: 'i2' })
          .sends(['p2', 'conference-deferred', { conference: here, ...waited }])
      },
      'because the list is over its capacity': () =>
        withItems(16).when('defer-item', { because: 'capacity' }).owesOnly(),
    },
    refuses: refusedMove('defer-item'),
  },
  'transfer-item': {
    accepts: {
      'another area’s conference hears it': () =>
        withItems()
          .when('transfer-item')
          .gives('item-moved')
          .hasItem('i1', 'moved', { to: next })
          .sends([next, 'carry-item', { pathway: 'p1' }]),
    },
    refuses: refusedMove('transfer-item'),
  },
  'offer-item': {
    accepts: {
      'it stays on the list, and its pathway hears to which site it is offered': () =>
        withItems()
          .when('offer-item')
          .gives('item-offered')
          .hasItem('i1', 'listed')
          .sends([
            'p1',
            'conference-offered',
            { conference: here, item: 'i1', site: 'hampshire', reason: 'w-reason' },
          ]),
      'in session': () => opened().when('offer-item').gives('item-offered'),
    },
    refuses: {
      ...refusedFrom('offer-item', {
        'item-settled': () => decided(withItems(2)),
        'meeting-stage': closed,
      }),
      'same-site': () => withItems().when('offer-item', { site: 'london' }),
      'not-listed': () => withItems().when('offer-item', { item: 'i9' }),
    },
  },
} as const satisfies Cases
