import { type Cases, refusedFrom } from './cases.ts'
import { excluding, owesNothing } from './kept-out.ts'
import { expect } from '@jest/globals'
import { housing, met, people } from '../world.ts'
import { listed, referred } from '../beginnings.ts'
import { isKeptOut, representedIn } from '../../../../../domain/kept-out.ts'
import { step } from '../story.ts'

export const representativeCases = {
  'name-representative': {
    accepts: {
      'one person speaks for the agency: what it has to do comes to it again, and nobody asks it':
        () => {
          const story = referred()
            .and(excluding(met))
            .when('name-representative')
            .gives('representative-named')
          const { keptOut } = story.state
          const lead = { ...people.police, roles: ['policeLead'] as const }
          expect([
            isKeptOut(keptOut, lead),
            isKeptOut(keptOut, { ...lead, id: 'u-other' }),
          ]).toEqual([false, true])
          return owesNothing(
            story
              .and(step('accept-referral'))
              .toOwe({ to: 'policeLead', what: 'triage', agency: met })
              .and(step('decide-triage')),
            met,
          )
        },
      'of an employer: that somebody is to be named is settled, and who looked is still reviewed':
        () =>
          referred()
            .and(step('exclude-agency', { agency: met, employer: true }))
            .toOwe({ to: 'coordinator', what: 'nameRepresentative' })
            .when('name-representative', {}, { by: people.officer })
            .gives('obligation-settled', 'representative-named')
            .toOwe({ to: 'dataProtectionOfficer', what: 'reviewLooks' })
            .and(step('record-done', { obligationId: 'p1.4' }, { by: people.officer }))
            .owesOnly('acknowledge', 'victimContact'),
      'while it is listed: its meeting hears who is asked nothing, and who alone may sit there':
        () => {
          const story = listed().when('exclude-agency', { agency: met })
          const heard = (notAsked: string[], represented: object[]) =>
            expect(
              story.messages.findLast(({ name }) => name === 'item-changed')?.body,
            ).toMatchObject({
              notAsked,
              represented,
            })
          heard([met], [])
          story.when('name-representative')
          heard([met], [{ agency: met, person: people.police.id }])
          return story
        },
      'another in place of the first': () => {
        const other = { actor: 'u-inspector', agencies: [{ actor: 'u-inspector', agency: met }] }
        const story = referred()
          .and(excluding(met), step('name-representative'))
          .when('name-representative', other)
        expect(representedIn(story.state.keptOut)).toEqual([{ agency: met, person: 'u-inspector' }])
        return story
      },
    },
    refuses: {
      ...refusedFrom('name-representative', { 'nobody-excluded': referred }),
      'works-elsewhere': () => referred().and(excluding(housing)).when('name-representative'),
      'already-excluded': () =>
        referred()
          .and(excluding(met), step('exclude-person', { actor: people.police.id }))
          .when('name-representative'),
      'not-your-role': () =>
        referred().and(excluding(met)).when('name-representative', {}, { by: people.advocate }),
    },
  },
} satisfies Cases
