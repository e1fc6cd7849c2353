import { type Evolutions, without } from './evolution.ts'
import { unchanged } from '../../entity/evolution.ts'

/** The contact with the victim, separate from the stages. */
export const victimEvolutions = {
  'contact-recorded': (state, { tries, result, channel }) => ({
    ...state,
    contactTries: tries,
    ...(result === 'wrongContact' && channel
      ? { closedChannels: [...new Set([...(state.closedChannels ?? []), channel])] }
      : {}),
    ...(result === 'reached' || result === 'declined' ? { contactMade: true as const } : {}),
  }),
  // Later attempts are counted afresh.
  'victim-unreachable': (state) => ({ ...state, contactTries: 0 }),
  'victim-view-recorded': (state) => ({ ...state, contactTries: 0, contactMade: true }),
  'support-declined': (state) => ({ ...state, contactMade: true }),
  'contact-unsafe-marked': unchanged,
  'safe-contact-set': (state, { window: _window, note: _note, ...terms }) => ({
    ...without(state, 'closedChannels'),
    safeContact: terms,
  }),
} satisfies Partial<Evolutions>
