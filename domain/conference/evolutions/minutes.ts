import type { ConferenceState } from '../state.ts'
import type { Minutes } from '../shape.ts'
import type { Evolutions } from './evolution.ts'
import { unchanged } from '../../entity/evolution.ts'

const minutesAre =
  (status: Minutes['status']) =>
  (state: ConferenceState, { version }: { readonly version: number }): ConferenceState => ({
    ...state,
    minutes: { status, version },
  })

/** The minutes. */
export const minutesEvolutions = {
  'minutes-drafted': minutesAre('drafted'),
  'minutes-circulated': minutesAre('circulated'),
  'minutes-corrected': minutesAre('circulated'),
  'minutes-approved': minutesAre('approved'),
  'conference-locked': (state) => ({ ...state, stage: 'locked' }),
  'addendum-added': unchanged,
} satisfies Partial<Evolutions>
