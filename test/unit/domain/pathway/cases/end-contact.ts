import { ended, inTriage, referred } from '../beginnings.ts'
import { health, people } from '../world.ts'
import { step, type Story } from '../story.ts'
import type { Cases } from './cases.ts'

/** The coordinator turns an urgent referral away while the contact is owed. */
const rejectedUrgently = (): Story => referred({ urgent: true }).and(step('reject-referral'))

export const endContactCases = {
  'end-contact': {
    accepts: {
      'by the advocate, with a reason that is kept with what was owed': () =>
        referred()
          .when('end-contact', { obligationId: 'p1.2' })
          .gives('obligation-settled')
          .owesOnly('acknowledge'),
      'after the pathway has ended: then nothing is owed any more': () =>
        rejectedUrgently()
          .standsAt('ended')
          .owesOnly('victimContactHigh')
          .when('end-contact', { obligationId: 'p1.2' })
          .owesOnly(),
      'one of several: the others are owed': () =>
        inTriage()
          .and(step('decide-triage', { outcome: 'adviceOnly' }))
          .owesOnly('victimContact', 'tellVictim', 'advice')
          .when('end-contact', { obligationId: 'p1.2' })
          .owesOnly('tellVictim', 'advice'),
    },
    refuses: {
      'nothing-owed': () => referred().and(step('record-victim-contact')).when('end-contact'),
      'pathway-ended': () => ended().when('end-contact'),
      'no-such-obligation': () => referred().when('end-contact', { obligationId: 'p1.9' }),
      'has-own-command': () => referred().when('end-contact', { obligationId: 'p1.1' }),
      'not-yours': () =>
        referred().when(
          'end-contact',
          { obligationId: 'p1.2' },
          { by: { ...people.advocate, agency: health } },
        ),
    },
  },
} as const satisfies Cases
