import { z } from 'zod'
import { codes } from '../../codes.ts'
import { words } from '../../fields.ts'
import { given, rule } from '../rule.ts'
import { owed } from '../state.ts'

const results = { reached: {}, notReached: {}, declined: {}, unsafe: {} }

/**
 * The advocate says how the contact went. Only a try that did not reach leaves it owed; after the policy's number of
 * tries it counts as unreachable, and at high risk the police lead owes a response the same day.
 */
export const recordVictimContact = rule({
  label: 'Record a contact',
  who: ['victimAdvocate'],
  body: z.strictObject({
    result: z.enum(codes(results)),
    view: words().optional(),
    note: words().optional(),
  }),
  decide(draft, { result, view, note }) {
    const tries = draft.state.contactTries + 1
    draft.record('contact-recorded', {
      result,
      tries,
      ...given('view', view),
      ...given('note', note),
    })
    if (result === 'unsafe') draft.flag('contactUnsafe', true)
    const waiting = owed(draft.state, 'victimContact', 'victimContactHigh').length > 0
    if (result !== 'notReached') draft.settle(['victimContact', 'victimContactHigh'])
    else if (waiting && tries >= draft.context.reference.policy.contactTries.count) {
      draft.settle(['victimContact', 'victimContactHigh'], 'ended')
      const unrated = draft.state.risk === undefined && draft.state.flags.includes('urgent')
      if (draft.state.risk === 'high' || unrated) draft.open('unreachable')
    }
    return undefined
  },
})
