import type { Evolutions } from './evolution.ts'
import { unchanged } from '../../entity/evolution.ts'

/** The contact with the victim, separate from the stages. */
export const victimEvolutions = {
  'contact-recorded': (state, { tries, result }) => ({
    ...state,
    contactTries: tries,
    ...(result === 'reached' || result === 'declined' ? { contactMade: true as const } : {}),
  }),
  // Later attempts are counted afresh.
  'victim-unreachable': (state) => ({ ...state, contactTries: 0 }),
  'victim-view-recorded': (state) => ({ ...state, contactTries: 0, contactMade: true }),
  'support-declined': (state) => ({ ...state, contactMade: true }),
  'contact-unsafe-marked': unchanged,
  'safe-contact-set': (state, { safe, channels, voicemail, withheldNumber }) => ({
    ...state,
    safeContact: { safe, channels, voicemail, withheldNumber },
  }),
} satisfies Partial<Evolutions>
