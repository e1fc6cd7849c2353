import { ended, inWatch } from '../beginnings.ts'
import { expect } from '@jest/globals'
import { erasing } from './retention.ts'
import { people } from '../world.ts'
import { step, type Story } from '../story.ts'

/** Over, its watch too; time has nothing more to say for years. */
const watched = (): Story => inWatch().and(step('assess-risk')).until('2027-11-03 12:00')

/** The words of all that was said are erased. */
export const erased = (): Story => ended().and(...erasing)

/** Police and advocate respond, and the coordinator decides on a new referral; nothing else moves. */
function taken(story: Story, at: string): Story {
  story
    .toOwe({ to: 'policeLead', what: 'respondToRisk' })
    .toOwe({ to: 'victimAdvocate', what: 'respondToRisk' })
    .toOwe({ to: 'coordinator', what: 'referAgain', by: at })
    .tells('policeLead', 'respondToRisk', 'asked', true)
    .tells('victimAdvocate', 'respondToRisk', 'asked', true)
    .tells('coordinator', 'referAgain', 'asked', true)
    .owesOnly('respondToRisk', 'respondToRisk', 'referAgain')
  expect(story.happened.at(-1)?.type).toBe('obligation-opened') // nothing follows on its end
  return story.standsAt('ended')
}

/** What is reported of a pathway that has ended. */
export const afterEnd = {
  'report-incident': {
    'after the end it is kept, told at once and offered as a new referral': () =>
      taken(ended().when('report-incident'), '2026-11-03 17:00'),
    'after a watch, too': () =>
      taken(
        watched().standsAt('ended').when('report-incident', {}, { at: '2028-01-10 10:00' }),
        '2028-01-11 17:00',
      ),
    'a second one by the same agency asks nobody for more, and reminds': () => {
      const story = ended().and(step('report-incident')).when('report-incident')
      story.owesOnly('respondToRisk', 'respondToRisk', 'referAgain')
      expect(story.the('referAgain').nudges).toBe(1)
      return story
    },
    'once all of it is answered, the pathway is at rest again': () =>
      ended()
        .and(
          step('report-incident'),
          step('record-done', { obligationId: 'p1.3' }),
          step('record-done', { obligationId: 'p1.4' }, { by: people.advocate }),
        )
        .when('record-done', { obligationId: 'p1.5' }, { by: people.coordinator })
        .owesOnly(),
  },
  'raise-urgent-risk': {
    'after the end it is kept, told at once and offered as a new referral': () =>
      taken(ended().when('raise-urgent-risk'), '2026-11-03 17:00'),
  },
  'take-report': {
    'after the end the coordinator looks at it, and decides on a new referral': () =>
      ended().when('take-report').owesOnly('referAgain', 'lookAtReport'),
  },
} as const
