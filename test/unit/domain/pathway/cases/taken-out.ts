import { ended, inTriage } from '../beginnings.ts'
import { erasing } from './retention.ts'
import { people } from '../world.ts'
import { step } from '../story.ts'
import { type Cases, refusedFrom } from './cases.ts'

const taken = () => inTriage().and(step('restrict-words'))
const erased = () => ended().and(...erasing)
const twice = { id: 'aaaaaaaa-0000-4000-8000-000000000002' }

export const takenOutCases = {
  'restrict-words': {
    accepts: {
      'on an open pathway: out of sight at once, and a second person is owed': () =>
        inTriage()
          .when('restrict-words')
          .gives('words-restricted', 'obligation-opened')
          .toOwe({ to: 'supervisor', what: 'confirmTakenOut' })
          .tells('supervisor', 'confirmTakenOut', 'asked', false),
      'on an ended one, and under a legal hold: nothing is destroyed by it': () =>
        ended().and(step('set-legal-hold')).when('restrict-words').owesOnly('confirmTakenOut'),
      'again, after it was put back': () =>
        taken()
          .and(step('restore-words'))
          .when('restrict-words')
          .gives('words-restricted', 'obligation-opened'),
    },
    refuses: {
      ...refusedFrom('restrict-words', { 'already-erased': erased }),
      'already-taken-out': () => taken().when('restrict-words'),
      'not-your-role': () => inTriage().when('restrict-words', {}, { by: people.supervisor }),
    },
  },
  'destroy-words': {
    accepts: {
      'by the supervisor; what else is out waits on': () =>
        taken()
          .and(step('restrict-words', twice))
          .when('destroy-words', {}, { by: people.supervisor })
          .gives('words-destroyed', 'obligation-settled')
          .when('destroy-words', twice)
          .gives('words-destroyed', 'obligation-settled'),
      'by another officer': () =>
        taken()
          .when('destroy-words', {}, { by: { ...people.officer, id: 'another-officer' } })
          .gives('words-destroyed', 'obligation-settled'),
    },
    refuses: {
      ...refusedFrom('destroy-words', {
        'already-erased': erased,
        'not-taken-out': inTriage,
        'legal-hold': () => taken().and(step('set-legal-hold')),
      }),
      'own-proposal': () => taken().when('destroy-words', {}, { by: people.officer }),
      'not-your-role': () => taken().when('destroy-words', {}, { by: people.coordinator }),
    },
  },
  'restore-words': {
    accepts: {
      'by who took it out': () =>
        taken()
          .when('restore-words', {}, { by: people.officer })
          .gives('words-restored', 'obligation-settled'),
    },
    refuses: {
      ...refusedFrom('restore-words', {
        'already-erased': erased,
        'not-taken-out': () => taken().and(step('destroy-words')),
      }),
    },
  },
} as const satisfies Cases
