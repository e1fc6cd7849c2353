import { circulated, decided, listClosed, opened, withItems } from '../beginnings.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { council, health, met, people } from '../../pathway/world.ts'
import { step } from '../story.ts'

export const returnCases = {
  'record-return': {
    accepts: {
      'what it knows': () =>
        listClosed()
          .when('record-return')
          .gives('obligation-settled', 'item-return-recorded')
          .hasItem('i1', 'listed', { returns: { [health]: { state: 'full' } } }),
      'that it knows nothing': () =>
        listClosed()
          .when('record-return', { kind: 'nil' })
          .hasItem('i1', 'listed', { returns: { [health]: { state: 'nil' } } }),
      'that it declines, and why': () =>
        listClosed()
          .when('record-return', { kind: 'declined', reason: 'w-reason' })
          .hasItem('i1', 'listed', { returns: { [health]: { state: 'declined' } } }),
      'that there is something it keeps to itself': () =>
        listClosed()
          .when('record-return', { withheld: 'thirdParty' })
          .hasItem('i1', 'listed', {
            returns: { [health]: { state: 'full', internal: true, withheld: 'thirdParty' } },
          }),
      'late, in session': () =>
        opened()
          .when('record-return')
          .gives('obligation-settled', 'item-return-recorded')
          .hasItem('i1', 'listed', { returns: { [health]: { state: 'full', late: true } } }),
      'after it was waived': () =>
        listClosed().and(step('waive-return')).when('record-return').gives('item-return-recorded'),
      'something newer than it said to the meeting that had the item earlier': () =>
        circulated(withItems(0))
          .and(step('carry-item', { returns: [{ agency: health, kind: 'nil' }] }))
          .when('record-return')
          .gives('item-return-recorded')
          .hasItem('i1', 'listed', { returns: { [health]: { state: 'full', note: 'w-note' } } })
          .and(step('waive-return', { agency: met })),
      'something else an hour later: the later answer counts': () =>
        listClosed()
          .and(step('record-return', { kind: 'nil', note: undefined }))
          .when('record-return')
          .gives('item-return-recorded')
          .hasItem('i1', 'listed', { returns: { [health]: { state: 'full', note: 'w-note' } } }),
    },
    refuses: {
      ...refusedFrom('record-return', {
        'item-settled': () => decided(withItems(2)),
        'meeting-stage': withItems,
      }),
      'not-asked': () => listClosed().when('record-return', {}, { by: people.council }),
      'not-yours': () => listClosed().when('record-return', {}, { by: people.advocate }),
      'reason-needed': () => listClosed().when('record-return', { kind: 'declined' }),
      'not-listed': () => listClosed().when('record-return', { item: 'i9' }),
    },
  },
  'later-return': {
    accepts: {
      'in place of what it said here': () =>
        listClosed()
          .and(step('record-return', { kind: 'nil', note: undefined }))
          .when('later-return')
          .gives('item-return-recorded')
          .hasItem('i1', 'listed', { returns: { [health]: { state: 'full', note: 'w-later' } } }),
      'before it was asked for here: it owes nothing more': () =>
        listClosed().when('later-return').gives('obligation-settled', 'item-return-recorded'),
      'of what is decided nothing changes': () =>
        decided(withItems(2)).when('later-return').gives(),
    },
    refuses: {},
  },
  'waive-return': {
    accepts: {
      'the chair may go ahead without it': () =>
        listClosed()
          .when('waive-return')
          .gives('obligation-settled', 'item-return-waived')
          .hasItem('i1', 'listed', { returns: { [health]: { state: 'waived' } } }),
    },
    refuses: {
      ...refusedFrom('waive-return', {
        'already-returned': () => listClosed().and(step('record-return')),
        'item-settled': () => decided(withItems(2)),
        'meeting-stage': withItems,
      }),
      'not-asked': () => listClosed().when('waive-return', { agency: council }),
      'not-listed': () => listClosed().when('waive-return', { item: 'i9' }),
    },
  },
} as const satisfies Cases
