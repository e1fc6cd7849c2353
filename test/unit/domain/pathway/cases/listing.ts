import { expect } from '@jest/globals'
import {
  asked,
  ended,
  inConference,
  inResearch,
  listed,
  listingAsked,
  returns,
  stands,
  withMeetings,
} from '../beginnings.ts'
import { type Cases, refusedFrom } from './cases.ts'
import {
  firstMeeting,
  housing,
  london,
  meetingOn,
  meetings,
  secondMeeting,
  thirdMeeting,
} from '../world.ts'
import { owed } from '../../../../../domain/pathway/state.ts'
import { notedAtMeeting } from './noted.ts'
import { overtaken } from './overtaken.ts'
import { step } from '../story.ts'

const action = { agency: housing, role: 'agencyWorker', what: 'w-what' }
const due = london('2026-11-13 17:00')

export const listingCases = {
  'conference-listed': {
    accepts: {
      'what it asked for; the decision is due on the day of the meeting': () =>
        listingAsked()
          .saysToMeetings([firstMeeting, 'list-item'])
          .when('conference-listed')
          .gives('listing-confirmed', 'obligation-moved')
          .toOwe({ to: 'chair', what: 'conference', by: '2026-11-11 17:00' }),
      'a meeting that is sooner than the decision was due moves nothing': () => {
        const soon = meetingOn(firstMeeting, '2026-11-04')
        return withMeetings(inResearch(), [soon])
          .and(...returns)
          .when('conference-listed', { at: soon.at })
          .gives('listing-confirmed')
          .toOwe({ to: 'chair', what: 'conference', by: '2026-11-09 17:00' })
      },
      'another meeting took it over': () =>
        stands(
          listed().when('conference-listed', {
            conference: secondMeeting,
            from: firstMeeting,
            at: london('2026-11-18 10:00'),
          }),
          { conference: secondMeeting, at: london('2026-11-18 10:00') },
        ),
      'another meeting took it over while it stood on no list': () =>
        inConference()
          .when('conference-listed', { from: secondMeeting })
          .gives('listing-confirmed', 'obligation-moved', 'listing-updated'), // what it says of itself was never said
      'another meeting took it over when it was listed elsewhere, and is asked to remove it': () =>
        listed()
          .when('conference-listed', { conference: thirdMeeting, from: secondMeeting })
          .gives('listing-ended')
          .saysToMeetings([firstMeeting, 'list-item'], [thirdMeeting, 'withdraw-item']),
      'a meeting that it has since left is asked to remove just that item': () => {
        const story = inConference()
          .when('conference-listed', { item: 'i4' })
          .gives('listing-ended')
          .saysToMeetings([firstMeeting, 'withdraw-item'])
        expect(story.messages.at(-1)?.body).toEqual({ pathway: 'p1', as: { item: 'i4' } })
        return story
      },
      'it is not moved on as an earlier item, which it has left': () => {
        const on = { conference: thirdMeeting, item: 'i7', from: firstMeeting, fromItem: 'i1' }
        const letGo = { conference: firstMeeting, item: 'i1' }
        for (const story of [
          listingAsked(),
          listingAsked().and(step('conference-listed', { item: 'i2' })),
        ]) {
          story.when('conference-listed', on).gives('listing-ended')
          expect(story.state.listing?.conference).toBe(firstMeeting)
          expect(story.messages.at(-1)?.body).toEqual({
            pathway: 'p1',
            as: { item: 'i7', from: letGo },
          })
        }
        const at = london('2026-11-18 10:00')
        return stands(
          listingAsked()
            .and(step('conference-listed', { item: 'i1' }))
            .when('conference-listed', { ...on, at }),
          { conference: thirdMeeting, item: 'i7', at },
        )
      },
      'another meeting took it over after its end, and is asked to remove it': () =>
        ended()
          .when('conference-listed', { from: secondMeeting })
          .gives('listing-ended')
          .saysToMeetings([firstMeeting, 'withdraw-item']),
    },
    refuses: refusedFrom('conference-listed', { 'not-listed': inConference }),
  },
  'conference-moved': {
    accepts: {
      'what is owed moves with it': () =>
        listed()
          .when('conference-moved')
          .gives('listing-moved', 'obligation-moved')
          .toOwe({ to: 'chair', what: 'conference', by: '2026-11-13 17:00' }),
    },
    refuses: {
      'not-listed': () => listed().when('conference-moved', { conference: secondMeeting }),
    },
  },
  'conference-deferred': {
    accepts: {
      'to a meeting that is named it goes there': () =>
        asked(
          listed()
            .when('conference-deferred', { to: thirdMeeting })
            .gives('listing-carried')
            .saysToMeetings([firstMeeting, 'list-item']),
          thirdMeeting,
        ),
      'to none: it asks the next one after that': () =>
        listed()
          .when('conference-deferred')
          .gives('listing-ended', 'listing-asked')
          .saysToMeetings([firstMeeting, 'list-item'], [secondMeeting, 'list-item']),
      'by the last it waits, and what is owed stays': () =>
        stands(
          withMeetings(listed(), meetings.slice(0, 1))
            .when('conference-deferred')
            .gives('listing-ended')
            .toOwe({ to: 'chair', what: 'conference', by: '2026-11-11 17:00' }),
          undefined,
        ),
    },
    refuses: {
      'not-listed': () => {
        // It is told of an item that it has left; it has asked the same meeting again.
        for (const name of [
          'conference-moved',
          'conference-deferred',
          'conference-returned',
        ] as const)
          for (const story of [
            listingAsked(),
            listingAsked().and(step('conference-listed', { item: 'i2' })),
          ])
            story.when(name, { item: 'i1' }).refuses('not-listed')
        const back = { item: 'i1', to: firstMeeting, conference: secondMeeting }
        listed().when('conference-returned', back).refuses('not-listed')
        return inConference().when('conference-deferred')
      },
    },
  },
  'conference-returned': {
    accepts: {
      'it asks another meeting': () =>
        asked(
          listed().when('conference-returned').gives('listing-ended', 'listing-asked'),
          secondMeeting,
        ),
      'even if the meeting that was to take it over did not': () =>
        asked(
          listed()
            .and(step('conference-deferred', { to: thirdMeeting }))
            .when('conference-returned', { to: thirdMeeting })
            .gives('listing-ended', 'listing-asked'),
          firstMeeting,
        ),
    },
    refuses: {
      'not-listed': () => listed().when('conference-returned', { conference: thirdMeeting }),
    },
  },
  'conference-decided': {
    accepts: {
      'all follows as when the chair records it; the meeting has it off its list already': () =>
        listed()
          .when('conference-decided', { actions: [{ ...action, due }], risk: 'high' })
          .gives(
            'listing-ended',
            'obligation-settled',
            'conference-recorded',
            'risk-set',
            'obligation-settled',
            'obligation-opened',
            'action-agreed',
            'obligation-opened',
            'obligation-opened',
            'stage-entered',
            'obligation-opened',
          )
          .standsAt('suitability', { risk: 'high' })
          .saysToMeetings([firstMeeting, 'list-item'])
          .toOwe({ to: 'agencyWorker', what: 'action', by: '2026-11-13 17:00' })
          .toOwe({ to: 'victimAdvocate', what: 'tellVictim' }),
      'who saw it otherwise is kept': () => {
        const story = listed().when('conference-decided', {
          dissent: [{ agency: housing, view: 'w-view' }],
        })
        expect(story.happened.find(({ type }) => type === 'conference-recorded')).toMatchObject({
          data: {
            conference: firstMeeting,
            item: 'i1',
            dissent: [{ agency: housing, view: 'w-view' }],
          },
        })
        return story
      },
      'refer on owes an acknowledgement': () =>
        listed()
          .when('conference-decided', { decision: 'referOn', referTo: 'mappa', receiver: housing })
          .standsAt('conference')
          .toOwe({ to: 'agencyWorker', what: 'receiverAcknowledges', agency: housing }),
      'to intervene, of a person who has died: what was decided is kept, and nobody is treated':
        () => {
          const story = inConference()
            .and(step('report-incident'), step('record-death'), step('report-incident'))
            .when('conference-decided', { actions: [{ ...action, due }] })
            .standsAt('closure')
            .toOwe({ to: 'agencyWorker', what: 'action' })
          expect(owed(story.state, 'emergencyConference', 'suitability')).toEqual([])
          return story
        },
      ...notedAtMeeting,
      ...overtaken,
      'by a meeting that it had left; the other one is told': () =>
        listed()
          .and(
            step('record-conference', { decision: 'defer' }),
            step('conference-listed', { conference: secondMeeting }),
          )
          .when('conference-decided')
          .standsAt('suitability')
          .saysToMeetings(
            [firstMeeting, 'list-item'],
            [firstMeeting, 'withdraw-item'],
            [secondMeeting, 'list-item'],
            [secondMeeting, 'withdraw-item'],
          ),
    },
    refuses: refusedFrom('conference-decided', {
      'already-decided': () => listed().and(step('conference-decided')),
    }),
  },
} as const satisfies Cases
