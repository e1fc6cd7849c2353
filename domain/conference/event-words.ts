import type { ConferenceEventType } from './events.ts'
import type { WordClass } from '../word-classes.ts'

type Words = { readonly [T in ConferenceEventType]?: Readonly<Record<string, WordClass>> }

/** The words in what can happen at a meeting: where they are in its facts, and of which class. */
export const conferenceWords = {
  'conference-planned': { place: 'process', reason: 'process' },
  'conference-rescheduled': { place: 'process', reason: 'process' },
  'policy-followed': { place: 'process' },
  'conference-cancelled': { reason: 'process' },
  'capacity-extended': { reason: 'process' },
  'conflict-declared': { reason: 'process' },
  'session-adjourned': { reason: 'process' },
  'item-deferred': { reason: 'decision' },
  'item-moved': { reason: 'process' },
  'item-offered': { reason: 'process' },
  'agenda-reordered': { reason: 'process' },
  'brought-action-reviewed': { note: 'action' },
  'item-return-recorded': { note: 'return', reason: 'return' },
  'item-return-waived': { reason: 'process' },
  'no-show-overridden': { reason: 'decision' },
  'item-decided': {
    rationale: 'decision',
    reason: 'decision',
    'dissent.view': 'decision',
    'actions.what': 'action',
    'actions.why': 'action',
    receiverName: 'decision',
  },
  'minutes-drafted': { text: 'decision' },
  'minutes-corrected': { correction: 'decision' },
  'addendum-added': { text: 'decision' },
  'meeting-retained': { reason: 'process' },
  'meeting-erasure-proposed': { reason: 'process' },
  'meeting-erasure-withdrawn': { reason: 'process' },
  'obligation-settled': { reason: 'process', note: 'process' },
  'obligation-moved': { reason: 'process' },
  'extension-confirmed': { reason: 'process' },
  'obligation-reassigned': { reason: 'process' },
} as const satisfies Words
