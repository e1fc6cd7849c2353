import { before, here, next } from '../usual.ts'
import {
  adjourned,
  cancelled,
  circulated,
  closed,
  listClosed,
  locked,
  opened,
  planned,
  withItems,
} from '../beginnings.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { expect } from '@jest/globals'
import { given, step } from '../story.ts'
import { council, health, london, met, people, probation, trust } from '../../pathway/world.ts'

/** What an agency said of the item to the meeting that had it earlier. */
const returned = { agency: health, kind: 'full', note: 'w-before', internal: true }
const kept = { state: 'full', note: 'w-before', internal: true }

/** What leaves a list for another, or for its pathway. */
export const betweenCases = {
  'withdraw-item': {
    accepts: {
      'what was asked about it ends': () =>
        circulated(withItems(1))
          .when('withdraw-item')
          .hasItem('i1', 'withdrawn')
          .owesOnly(
            'attend',
            'attend',
            'attend',
            'attend',
            'attend',
            'attend',
            'attend',
            'holdMeeting',
          ),
      'a list over capacity fits again': () =>
        withItems(16).when('withdraw-item', { pathway: 'p3' }).owesOnly(),
      'while it waits to be heard again': () =>
        adjourned().when('withdraw-item').hasItem('i1', 'withdrawn').hasItem('i2', 'listed'),
      'the last that waited: nobody need reconvene the meeting, which ends with its minutes': () =>
        adjourned(withItems(2))
          .and(step('withdraw-item'))
          .toOwe({ to: 'chair', what: 'reconvene' })
          .when('withdraw-item', { pathway: 'p2' })
          .owesOnly('draftMinutes')
          .and(step('draft-minutes'), step('circulate-minutes'), step('approve-minutes'))
          .standsAt('locked'),
      'the last that waited, of a meeting whose minutes are approved: it ends by that': () =>
        adjourned(withItems(1))
          .and(step('draft-minutes'), step('circulate-minutes'), step('approve-minutes'))
          .when('withdraw-item')
          .standsAt('locked')
          .owesOnly(),
      'as the item that it heard of: not once it has come by another way': () => {
        const comes = (conference: string) =>
          step('carry-item', { from: { conference, item: 'i3' } })
        const as = (conference: string, item = 'i1') => ({
          pathway: 'p1',
          as: { item, from: { conference, item: 'i3' } },
        })
        planned().and(comes(before)).when('withdraw-item', as(before)).hasItem('i1', 'withdrawn')
        withItems(1)
          .when('withdraw-item', { pathway: 'p1', as: { item: 'i1' } })
          .hasItem('i1', 'withdrawn')
        const joined = planned().and(comes(before), comes(next))
        for (const other of [as(before), as(next, 'i2'), { pathway: 'p1', as: { item: 'i1' } }])
          joined.when('withdraw-item', other).refuses('not-listed').hasItem('i1', 'listed')
        return joined.when('withdraw-item', as(next)).hasItem('i1', 'withdrawn')
      },
      'which has gone to another site: it goes with it, and so does what was returned about it':
        () =>
          circulated(withItems(1))
            .and(step('record-return'))
            .when('withdraw-item', { to: next })
            .hasItem('i1', 'moved', { to: next })
            .sends([
              next,
              'carry-item',
              {
                pathway: 'p1',
                carried: false,
                since: london('2026-11-16 10:02'),
                from: { conference: here, item: 'i1' },
                returns: [{ agency: health, kind: 'full', note: 'w-note' }],
              },
            ]),
    },
    refuses: refusedFrom('withdraw-item', { 'not-listed': planned, 'meeting-stage': closed }),
  },
  'item-changed': {
    accepts: {
      'it is heard as it is now, and those now called for are invited': () =>
        withItems(2)
          .when('item-changed', {
            pathway: 'p2',
            repeat: true,
            children: true,
            agencies: [council],
          })
          .gives('item-changed', 'agency-invited')
          .hasItem('i2', 'listed', {
            risk: 'high',
            repeat: true,
            children: true,
            agencies: [council],
          }),
      'once the list is closed who is new is asked, and nobody again': () => {
        const story = circulated(withItems(1)).and(step('record-return'))
        story.when('item-changed', { agencies: [council, health] })
        const about = `i1/${council}`
        story.toOwe({ to: 'agencyWorker', what: 'meetingReturn', agency: council, about })
        return story.hasItem('i1', 'listed', {
          returns: { [health]: { state: 'full', note: 'w-note' }, [council]: { state: 'asked' } },
        })
      },
      'who may not see its pathway any more owes no return on it, and is asked no more': () => {
        const story = circulated(withItems(1)).when('item-changed', { notAsked: [health] })
        const owed = Object.values(story.state.obligations).map(({ about }) => about)
        expect(owed).not.toContain(`i1/${health}`)
        const [item] = story.state.items
        expect([Object.keys(item?.returns ?? {}).includes(health), item?.answered]).toEqual([
          false,
          [health],
        ])
        return story
      },
      'who was called for stays so; in session nobody is called any more': () =>
        opened(withItems(1, { agencies: [council] }))
          .when('item-changed', { agencies: ['hampshire-council'] })
          .gives('item-changed')
          .hasItem('i1', 'listed', { agencies: [council, 'hampshire-council'] }),
    },
    refuses: {
      'not-listed': () => withItems().when('item-changed', { pathway: 'p2' }),
      'meeting-stage': () => closed().when('item-changed'),
    },
  },
  'carry-item': {
    accepts: {
      'it keeps since when it has waited, and where it came from': () =>
        planned()
          .when('carry-item', { carried: true })
          .hasItem('i1', 'listed', {
            since: 1_000,
            carried: true,
            from: { conference: before, item: 'i3' },
          })
          .sends(['p1', 'conference-listed']),
      'a closed list takes it too, and asks': () =>
        circulated(withItems(1))
          .when('carry-item', { pathway: 'p2' })
          .toOwe({ to: 'probation', what: 'meetingReturn', about: `i2/${probation}` }),
      'if the pathway is already listed, it is one item': () => {
        const story = withItems().when('carry-item', { children: true }).gives('item-joined')
        expect(story.state.items).toHaveLength(1)
        return story.hasItem('i1', 'listed', { since: 1_000, children: true })
      },
      'as one item it is of the higher risk, and calls for whom either called for': () => {
        const story = circulated(withItems(1, { agencies: [health] }))
        story.when('carry-item', { risk: 'high', agencies: [council] })
        story.toOwe({ to: 'agencyWorker', what: 'meetingReturn', agency: council })
        story.hasItem('i1', 'listed', { risk: 'high', agencies: [health, council] })
        return story
          .when('carry-item', { risk: 'standard' })
          .hasItem('i1', 'listed', { risk: 'high' })
      },
      'what was already returned is kept, and its agency is not asked again': () => {
        const story = planned().when('carry-item', { returns: [returned] })
        story.gives('item-listed', 'item-return-recorded', 'agency-invited')
        story.hasItem('i1', 'listed', { returns: { [health]: { ...kept, kept: true } } })
        const { returns = {} } = listClosed(story).state.items[0] ?? {}
        expect(returns[health]).toEqual({ ...kept, kept: true })
        expect(Object.keys(returns).sort()).toEqual([met, trust, health, probation].sort())
        expect(returns[probation]).toEqual({ state: 'asked' })
        return story
      },
      'even if its agency had already been asked here; what it said here counts': () => {
        const again = [returned, { ...returned, agency: met, kind: 'nil' }]
        return circulated(withItems(1))
          .and(step('record-return', {}, { by: people.clinician }))
          .when('carry-item', { returns: again })
          .gives('item-joined', 'obligation-settled', 'item-return-recorded')
          .hasItem('i1', 'listed', {
            returns: {
              [health]: { state: 'full', note: 'w-note' },
              [met]: { state: 'nil', note: 'w-before', internal: true, kept: true },
            },
          })
      },
      'no item is taken in session, and the sender is told': () =>
        opened()
          .when('carry-item', { pathway: 'p2' })
          .gives('item-not-taken')
          .sends([before, 'item-not-taken', { item: 'i3', conference: here }]),
      'nor once it was cancelled': () =>
        cancelled().when('carry-item').gives('item-not-taken').sends([before, 'item-not-taken']),
      'nor once its minutes are locked': () => locked().when('carry-item').gives('item-not-taken'),
      'nor by a meeting that was never planned': () =>
        given().when('carry-item').gives('item-not-taken').standsAt('unplanned'),
    },
    refuses: {},
  },
} as const satisfies Cases
