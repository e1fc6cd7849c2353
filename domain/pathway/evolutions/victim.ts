import type { Evolutions } from './evolution.ts'
import { firstStrand } from '../shape/strand.ts'
import { onStrand } from '../strands.ts'
import { unchanged } from '../../entity/evolution.ts'

/** The contact with the victim, separate from the stages. */
export const victimEvolutions = {
  'contact-recorded': (state, { tries, result, channel, strand }) =>
    onStrand(state, strand, ({ closedChannels = [] }) => ({
      contactTries: tries,
      ...(result === 'wrongContact' && channel
        ? { closedChannels: [...new Set([...closedChannels, channel])] }
        : {}),
      ...(result === 'reached' || result === 'declined' ? { contactMade: true as const } : {}),
    })),
  // Later attempts are counted afresh.
  'victim-unreachable': (state, { strand }) => onStrand(state, strand, () => ({ contactTries: 0 })),
  'victim-view-recorded': (state, { strand }) =>
    onStrand(state, strand, () => ({ contactTries: 0, contactMade: true })),
  'support-declined': (state, { strand }) => onStrand(state, strand, () => ({ contactMade: true })),
  'under-18-noted': (state, { who, strand = firstStrand }) => ({
    ...state,
    under18: [...(state.under18 ?? []), who === 'person' ? who : strand],
  }),
  'contact-unsafe-marked': unchanged,
  'victim-corrected': unchanged,
  'safe-contact-set': (state, { window: _window, note: _note, strand, ...terms }) =>
    onStrand(state, strand, () => ({ closedChannels: undefined, safeContact: terms })),
} satisfies Partial<Evolutions>
