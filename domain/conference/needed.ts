import type { ConferenceCommandName } from './commands/index.ts'
import { conferenceDecisions } from './codes.ts'
import type { NeededFields } from '../entity/needed.ts'
import { without } from '../obligations/without.ts'

/** What the rules of a meeting refuse to do without. */
export const conferenceNeeds: NeededFields<ConferenceCommandName> = {
  'plan-conference': { reason: 'asThingsStand' },
  'move-conference': { reason: 'always' },
  'cancel-conference': { reason: 'always' },
  'record-return': { reason: { when: 'kind', is: ['declined'] } },
  'decide-item': {
    risk: { when: 'decision', is: Object.keys(without(conferenceDecisions, 'defer')) },
    referTo: { when: 'decision', is: ['referOn'] },
  },
}
