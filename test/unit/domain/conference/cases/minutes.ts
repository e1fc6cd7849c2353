import {
  adjourned,
  closed,
  drafted,
  locked,
  minutesOut,
  quorate,
  withItems,
} from '../beginnings.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { london, people } from '../../pathway/world.ts'
import { expect } from '@jest/globals'
import { next } from '../usual.ts'
import { step, type Story } from '../story.ts'

/** Somebody declares it as those at the table do: it is theirs, and not their seat's. */
const inConflict = (story: Story, by: (typeof people)['chair' | 'coordinator']): Story =>
  story.and(step('declare-conflict', { agency: by.agency, role: by.roles[0], item: 'i1' }, { by }))

export const minutesCases = {
  reconvened: {
    accepts: {
      'the other meeting first hears what was undecided': () =>
        adjourned(withItems(2))
          .when('reconvened')
          .hasItem('i1', 'moved', { to: next })
          .sends(
            [next, 'carry-item', { pathway: 'p1', carried: true }],
            [next, 'carry-item', { pathway: 'p2', carried: true }],
          )
          .standsAt('adjourned')
          .owesOnly('draftMinutes'),
      'after its minutes were approved it ends by that': () =>
        adjourned()
          .and(step('draft-minutes'), step('circulate-minutes'), step('approve-minutes'))
          .standsAt('adjourned')
          .when('reconvened')
          .standsAt('locked')
          .owesOnly(),
      'later than within ten working days, and that is noted': () => {
        const story = adjourned().when('reconvened', { at: london('2027-01-13 10:00') })
        expect(story.last.ok && story.last.events).toContainEqual({
          type: 'conference-reconvened',
          data: { as: next, at: london('2027-01-13 10:00'), late: true },
        })
        return story
      },
    },
    refuses: refusedFrom('reconvened', {
      'not-adjourned': () => adjourned().and(step('reconvened')),
    }),
  },
  'draft-minutes': {
    accepts: {
      'the coordinator owes to send them': () =>
        closed()
          .when('draft-minutes')
          .gives('obligation-settled', 'minutes-drafted', 'obligation-opened')
          .owesOnly('circulateMinutes'),
      'the chair in their place, who may be in conflict': () =>
        inConflict(closed(), people.coordinator)
          .when('draft-minutes', {}, { by: people.chair })
          .owesOnly('circulateMinutes'),
      'again, until they are sent': () => drafted().when('draft-minutes').gives('minutes-drafted'),
    },
    refuses: refusedFrom('draft-minutes', {
      'minutes-in-conflict': () => inConflict(closed(), people.coordinator),
      'minutes-stage': minutesOut,
      'meeting-stage': quorate,
    }),
  },
  'circulate-minutes': {
    accepts: {
      'the chair owes an approval': () =>
        drafted()
          .when('circulate-minutes')
          .owesOnly('approveMinutes')
          .tells('probation', 'meeting', 'minutes-1', false)
          .toOwe({ to: 'chair', what: 'approveMinutes', by: '2026-12-09 17:00' }),
    },
    refuses: refusedFrom('circulate-minutes', {
      'minutes-stage': closed,
      'meeting-stage': quorate,
    }),
  },
  'correct-minutes': {
    accepts: {
      'a version more': () => {
        const story = minutesOut()
          .when('correct-minutes')
          .gives('minutes-corrected')
          .tells('probation', 'meeting', 'minutes-2', false)
        expect(story.state.minutes).toEqual({ status: 'circulated', version: 2 })
        return story
      },
    },
    refuses: {
      ...refusedFrom('correct-minutes', { 'minutes-stage': drafted, 'meeting-stage': quorate }),
      'not-invited': () => minutesOut().when('correct-minutes', {}, { by: people.council }),
    },
  },
  'approve-minutes': {
    accepts: {
      'they are locked, and the meeting has ended': () =>
        minutesOut()
          .when('approve-minutes')
          .gives('obligation-settled', 'minutes-approved', 'conference-locked')
          .standsAt('locked')
          .owesOnly(),
      'of an adjourned meeting: it still waits to be reconvened': () =>
        adjourned()
          .and(step('draft-minutes'), step('circulate-minutes'))
          .when('approve-minutes')
          .standsAt('adjourned')
          .owesOnly('reconvene'),
    },
    refuses: refusedFrom('approve-minutes', {
      'minutes-in-conflict': () => inConflict(minutesOut(), people.chair),
      ...{ 'minutes-stage': drafted, 'meeting-stage': quorate },
    }),
  },
  'add-addendum': {
    accepts: {
      'what is there is not changed': () => locked().when('add-addendum').gives('addendum-added'),
    },
    refuses: refusedFrom('add-addendum', { 'minutes-stage': minutesOut }),
  },
} as const satisfies Cases
