import { type Cases, refusedFrom } from './cases.ts'
import { expect } from '@jest/globals'
import { circulated, listClosed, planned, quorate, withItems } from '../beginnings.ts'
import { invitationFor } from '../../../../../domain/conference/invitation.ts'
import { met, people } from '../../pathway/world.ts'

/** What the agenda holds, and that it can be read. */
export const circulationCases = {
  'open-agenda': {
    accepts: {
      'who did is kept': () => circulated().when('open-agenda').gives('agenda-opened'),
      'by a referrer too': () => circulated().when('open-agenda', {}, { by: people.housing }),
    },
    refuses: {
      'meeting-stage': () => listClosed().when('open-agenda'),
      'not-invited': () => circulated().when('open-agenda', {}, { by: people.council }),
    },
  },
  circulate: {
    accepts: {
      'though returns are still out': () =>
        listClosed(withItems(2))
          .when('circulate')
          .gives('obligation-settled', 'agenda-circulated')
          .standsAt('circulated')
          .tells('agencyWorker', 'meeting', 'agenda', false)
          .toOwe({
            to: 'forensicClinician',
            what: 'meetingReturn',
            about: 'i1/barnet-enfield-haringey-mental-health-trust',
          }),
    },
    refuses: refusedFrom('circulate', {
      'meeting-stage': withItems,
      'over-capacity': () => listClosed(withItems(16)),
    }),
  },
  'extend-conference': {
    accepts: {
      'so that the list fits': () =>
        withItems(16)
          .toOwe({ to: 'chair', what: 'fitAgenda' })
          .when('extend-conference')
          .gives('capacity-extended', 'obligation-settled')
          .owesOnly(),
      'it ends later: those invited are told, and calendars take the entry': () => {
        const story = planned().when('extend-conference').tells('probation', 'meeting', 'moved-1')
        const seat = { agency: met, role: 'policeLead' } as const
        expect(invitationFor(story.state, seat)).toMatchObject({ sequence: 1 })
        return story
      },
      'not far enough, and it stays the chair’s': () =>
        withItems(17).when('extend-conference', { capacity: 16 }).owesOnly('fitAgenda'),
    },
    refuses: {
      'not-more': () => planned().when('extend-conference', { capacity: 15 }),
      'meeting-stage': () => quorate().when('extend-conference'),
    },
  },
} as const satisfies Cases
