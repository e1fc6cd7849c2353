import { expect } from '@jest/globals'
import { circulated, quorate, withItems } from '../beginnings.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { closedTo } from '../../../../../domain/conference/conflicts.ts'
import { health, people, trust } from '../../pathway/world.ts'
import { itemOf } from '../../../../../domain/conference/state.ts'
import { quorumNow, whyInquorate } from '../../../../../domain/conference/quorum.ts'
import { step, type Story } from '../story.ts'

const clinician = { agency: health, role: 'forensicClinician' } as const
const colleague = { ...people.clinician, id: 'u-colleague' }
const about = (item: string) => step('declare-conflict', { item })
const closed = ({ state }: Story, person: { readonly id: string }) => [
  ...closedTo(state, person.id),
]

/** Of the clinic, a colleague alone may hear the item. */
const alone = [{ agency: health, person: colleague.id }]
const limited = () => withItems(1, { represented: alone })

const quorumOf = ({ state }: Story, item: string) => quorumNow(state, itemOf(state, item))
const conflictOf = ({ state }: Story) => state.seats[`${health}/forensicClinician`]?.conflict

export const conflictCases = {
  'declare-conflict': {
    accepts: {
      'about one item, at the table': () =>
        quorate().when('declare-conflict', { item: 'i1' }).standsAt('inSession'),
      'about the whole meeting, which may cost it its quorum': () =>
        quorate().when('declare-conflict').standsAt('adjourned'),
      'from the listing on: what the meeting has about the item is closed to that person alone':
        () => {
          const story = withItems().when('declare-conflict', { item: 'i1', reason: 'w-reason' })
          expect(closed(story, people.clinician)).toEqual(['i1'])
          expect(closed(story, colleague)).toEqual([])
          return story
        },
      'with nothing to take part in there, and why, in words': () => {
        const story = quorate().when('declare-conflict', { item: 'i1' })
        const quorum = quorumOf(story, 'i1')
        expect(quorum).toMatchObject({ met: false, missing: ['forensicClinician'] })
        expect(quorum.inConflict).toEqual([clinician])
        expect(whyInquorate(quorum, 5, () => 'The clinic')).toBe(
          'The clinic (forensic clinician) declared a conflict of interest, and no colleague has taken the seat.',
        )
        return story
      },
      'while the minutes are written': () =>
        quorate(withItems(1))
          .and(step('adjourn'))
          .when('declare-conflict', { item: 'i1' })
          .standsAt('adjourned'),
      'for somebody, by those who run the meeting: it is that person’s': () => {
        const story = circulated().when(
          'declare-conflict',
          { item: 'i1', actor: colleague.id },
          { by: people.chair },
        )
        expect([closed(story, colleague), closed(story, people.clinician)]).toEqual([['i1'], []])
        return story
      },
      'for a seat, whoever sits there: it is nobody’s, and counts all the same': () => {
        const story = quorate().when('declare-conflict', { item: 'i1' }, { by: people.chair })
        expect(closed(story, people.clinician)).toEqual([])
        expect(conflictOf(story)).toEqual(['i1'])
        return story
      },
      'of a colleague, beside one that was declared already': () =>
        circulated().and(about('i1')).when('declare-conflict', { item: 'i1' }, { by: colleague }),
    },
    refuses: {
      'already-declared': () =>
        circulated().and(step('declare-conflict')).when('declare-conflict', { item: 'i1' }),
      'not-listed': () => circulated().when('declare-conflict', { item: 'i9' }),
      'not-yours': () => circulated().when('declare-conflict', { item: 'i1', actor: colleague.id }),
      'not-invited': () => circulated().when('declare-conflict', {}, { by: people.council }),
    },
  },
  'withdraw-conflict': {
    accepts: {
      'by whoever declared it: all is open to them again': () => {
        const story = quorate()
          .and(about('i1'))
          .when('withdraw-conflict', { conflict: 'c1' })
          .gives('conflict-withdrawn')
        expect([closed(story, people.clinician), conflictOf(story)]).toEqual([[], undefined])
        expect(quorumOf(story, 'i1').met).toBe(true)
        return story
      },
      'by the chair; what a colleague declared stands': () => {
        const story = quorate()
          .and(about('i1'), step('declare-conflict', { item: 'i1' }, { by: colleague }))
          .when('withdraw-conflict', { conflict: 'c1' }, { by: people.chair })
        expect([closed(story, colleague), conflictOf(story)]).toEqual([['i1'], ['i1']])
        return story
      },
      'about one item, while a colleague sits in for another: that seat still counts': () => {
        const story = quorate(withItems(2))
          .and(about('i1'), step('take-seat', { item: 'i1' }, { by: colleague }), about('i2'))
          .when('withdraw-conflict', { conflict: 'c2' })
        expect([closed(story, people.clinician), conflictOf(story)]).toEqual([['i1'], undefined])
        return story
      },
      'about the whole meeting, of which what was said of one item is left': () => {
        const story = circulated()
          .and(about('i1'), step('declare-conflict'))
          .when('withdraw-conflict', { conflict: 'c2' })
        expect(conflictOf(story)).toEqual(['i1'])
        return story
      },
    },
    refuses: {
      ...refusedFrom('withdraw-conflict', { 'not-in-conflict': circulated }),
      'not-yours': () =>
        circulated().and(about('i1')).when('withdraw-conflict', {}, { by: people.advocate }),
      'not-invited': () =>
        circulated().and(about('i1')).when('withdraw-conflict', {}, { by: people.council }),
    },
  },
  'take-seat': {
    accepts: {
      'for the item: there is a quorum again, and it stays closed to the one in conflict': () => {
        const story = quorate()
          .and(about('i1'))
          .when('take-seat', { item: 'i1' }, { by: colleague })
          .gives('seat-taken')
        expect(quorumOf(story, 'i1').met).toBe(true)
        expect(closed(story, people.clinician)).toEqual(['i1'])
        return story
      },
      'for the whole meeting, where that is what it is about': () => {
        const story = circulated()
          .and(step('declare-conflict'))
          .when('take-seat', { item: 'i1' }, { by: colleague })
        expect(conflictOf(story)).toBeUndefined()
        return story
      },
      'by whoever alone may hear the item for their agency: it counts for it, and no colleague does':
        () => {
          const story = quorate(limited())
          const before = quorumOf(story, 'i1')
          expect(before).toMatchObject({ met: false, missing: ['forensicClinician'] })
          expect(whyInquorate(before, 5, () => 'The clinic')).toBe(
            'Nobody who may hear this item has taken the seat of forensic clinician.',
          )
          story.when('take-seat', { item: 'i1' }, { by: colleague }).gives('seat-taken')
          expect(quorumOf(story, 'i1').met).toBe(true)
          return story.and(step('present-item', clinician))
        },
      'still, once the item has gone to another meeting with who that is': () => {
        const story = withItems(1).and(step('item-changed', { pathway: 'p1', represented: alone }))
        expect(itemOf(story.state, 'i1')?.represented).toEqual(alone)
        return quorate(story).when('take-seat', { item: 'i1' }, { by: colleague })
      },
    },
    refuses: {
      represented: () =>
        quorate(limited()).when('take-seat', { item: 'i1' }, { by: people.clinician }),
      'not-in-conflict': () => circulated().when('take-seat', { item: 'i1' }),
      'in-conflict': () =>
        circulated().and(about('i1')).when('take-seat', { item: 'i1' }, { by: people.clinician }),
      'not-yours': () =>
        circulated().and(about('i1')).when('take-seat', { item: 'i1' }, { by: people.advocate }),
      'not-invited': () =>
        circulated()
          .and(about('i1'))
          .when('take-seat', { agency: trust, role: 'probation' }, { by: people.chair }),
      'meeting-stage': () =>
        quorate().and(step('declare-conflict')).when('take-seat', {}, { by: colleague }),
    },
  },
} satisfies Cases
