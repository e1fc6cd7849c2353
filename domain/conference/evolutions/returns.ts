import { type Evolutions, withItem } from './evolution.ts'
import type { ConferenceState } from '../state.ts'
import type { Return } from '../shape.ts'

const withReturn = (
  state: ConferenceState,
  { item, agency }: { item: string; agency: string },
  one: Return,
): ConferenceState =>
  withItem(state, item, (present) => ({
    ...present,
    returns: { ...present.returns, [agency]: one },
  }))

/** What agencies were asked and what they answered. */
export const returnEvolutions = {
  'item-return-asked': (state, fact) => withReturn(state, fact, { state: 'asked' }),
  'item-return-recorded': (state, fact) => {
    const { kind, note, reason, late, internal, withheld, strand, kept } = fact
    return withReturn(state, fact, {
      state: kind,
      ...(note === undefined ? {} : { note }),
      ...(reason === undefined ? {} : { reason }),
      ...(late ? { late } : {}),
      ...(internal ? { internal } : {}),
      ...(withheld ? { withheld } : {}),
      ...(strand ? { strand } : {}),
      ...(kept ? { kept } : {}),
    })
  },
  'item-return-waived': (state, fact) => withReturn(state, fact, { state: 'waived' }),
} satisfies Partial<Evolutions>
