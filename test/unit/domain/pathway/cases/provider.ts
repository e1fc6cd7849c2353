import { expect } from '@jest/globals'
import type { Cases } from './cases.ts'
import { dosage } from '../../../../../domain/pathway/programme.ts'
import { health, people, probation, utc } from '../world.ts'
import { inSessions, inSuitability, sessionsPlanned } from '../beginnings.ts'
import { step, type Story } from '../story.ts'

/** After two of four sessions. */
const gaveUp = (): Story =>
  sessionsPlanned(4).and(
    step('record-session', {}, { at: '2027-01-05 12:00' }),
    step('record-session', { sessionId: 's2' }, { at: '2027-01-12 12:00' }),
    step('give-up-programme'),
  )

/** Who provides the sessions, where that changes. */
export const providerCases: Cases = {
  'give-up-programme': {
    accepts: {
      'the advocate hears within a working day, a review is owed, and another provider is looked for':
        () =>
          gaveUp()
            .standsAt('sessions')
            .toOwe({ to: 'victimAdvocate', what: 'hearOfEnd', by: '2027-01-13 17:00' })
            .toOwe({ to: 'chair', what: 'reviewOutOfTurn', by: '2027-01-19 17:00' })
            .toOwe({ to: 'coordinator', what: 'findProvider', by: '2027-01-19 17:00' }),
      'what has been held is still theirs to record': () =>
        sessionsPlanned()
          .until('2027-01-05 12:00')
          .when('give-up-programme')
          .toOwe({ to: 'forensicClinician', what: 'recordSession', about: 's1' }),
    },
    refuses: {
      'wrong-stage': () => inSuitability().when('give-up-programme'),
      'nothing-owed': () => inSessions().when('give-up-programme'),
      'not-yours': () => sessionsPlanned().when('give-up-programme', {}, { by: people.probation }),
      'already-decided': () => gaveUp().when('give-up-programme'),
    },
  },
  'change-provider': {
    accepts: {
      'another goes on with session three of the same programme': () => {
        const story = gaveUp().when('change-provider', { nextAt: '2027-02-02T10:00:00Z' })
        const { sessions, provider, plan } = story.state
        expect(provider).toEqual({ agency: probation, role: 'probation' })
        expect(plan?.programme).toBe('eight-weekly-and-follow-up')
        expect(dosage(story.state)).toEqual({ planned: 4, delivered: 2 })
        expect(sessions.map(({ at }) => utc(at))).toEqual([
          ...['2027-01-05T10:00', '2027-01-12T10:00'],
          ...['2027-02-02T10:00', '2027-02-09T10:00'],
        ])
        story.toOwe({ to: 'probation', what: 'recordSession', about: 's3' })
        story.until('2027-02-02 12:00')
        return story.when('record-session', { sessionId: 's3' }, { by: people.probation })
      },
      'while the first still provides it': () =>
        sessionsPlanned().when('change-provider').toOwe({
          to: 'probation',
          what: 'recordSession',
          by: '2027-01-06 17:00',
        }),
    },
    refuses: {
      'wrong-stage': () => inSuitability().when('change-provider'),
      'nothing-owed': () => inSessions().when('change-provider'),
      'not-later': () =>
        sessionsPlanned().when('change-provider', { nextAt: '2026-01-01T10:00:00Z' }),
      'not-in-core-set': () =>
        sessionsPlanned().when('change-provider', {
          provider: { agency: 'hampshire-council', role: 'agencyWorker' },
        }),
      'same-provider': () =>
        sessionsPlanned().when('change-provider', {
          provider: { agency: health, role: 'forensicClinician' },
        }),
    },
  },
}
