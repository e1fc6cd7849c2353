import type { NeededFields } from '../entity/needed.ts'
import type { PathwayCommandName } from './commands/index.ts'

/** What the rules of a pathway refuse to do without. */
export const pathwayNeeds: NeededFields<PathwayCommandName> = {
  'decide-triage': { referTo: { when: 'outcome', is: ['referOn'] } },
  'record-conference': { referTo: { when: 'decision', is: ['referOn'] } },
  'set-safe-contact': { channels: { when: 'safe', is: [true] } },
  'book-session': { place: { when: 'how', is: ['inPerson'] } },
  'follow-up-missed-session': { evidenceBy: { when: 'result', is: ['awaitsEvidence'] } },
  'record-order': {
    expiresOn: { when: 'untilFurtherOrder', is: [false] },
    replaces: 'asThingsStand',
  },
  'renew-order': { expiresOn: { when: 'untilFurtherOrder', is: [false] } },
  'vary-order': { prohibitions: 'asThingsStand' },
  'decide-on-breach': { decideBy: { when: 'decision', is: ['evidenceAwaited'] } },
  'record-custody': { note: 'asThingsStand' },
  'list-for-conference': { reason: 'asThingsStand' },
}
