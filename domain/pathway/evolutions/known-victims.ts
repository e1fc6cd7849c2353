import type { Evolutions } from './evolution.ts'
import { isFirst, changeLater } from '../strands.ts'
import type { PathwayState } from '../state.ts'
import type { StrandStanding } from '../shape/strand.ts'
import { unchanged } from '../../entity/evolution.ts'

/** Who of a pathway is known on another. */
export const knownVictimEvolutions = {
  'victims-found': (state, { found }) => ({
    ...state,
    knownElsewhere: [...(state.knownElsewhere ?? []), ...found],
  }),
  'counter-heard': (state, { pathway }) => ({
    ...state,
    knownElsewhere: [
      ...(state.knownElsewhere ?? []),
      { as: 'personIsVictim' as const, pathway, heard: true as const },
    ],
  }),
  'counter-assessed': ({ usualOnSide: _before, ...state }, { finding, usual }) => ({
    ...state,
    counter: finding,
    ...(usual === undefined ? {} : { usualOnSide: usual }),
  }),
  'victim-merged': (state, { strand, victim, pathway }) => {
    const merged = isFirst(strand)
      ? { ...state, victim }
      : changeLater(state, strand, (one) => ({ ...one, victim }))
    return shared(merged, strand, pathway)
  },
  'same-victim-noted': (state, { strand, pathway }) => shared(state, strand, pathway),
  'heard-of-victim': unchanged,
} satisfies Partial<Evolutions>

/** The strand with another pathway that has the same victim. */
function shared(state: PathwayState, strand: string | undefined, pathway: string): PathwayState {
  const also = (one: StrandStanding | undefined) => ({
    ...one,
    shared: [...new Set([...(one?.shared ?? []), pathway])],
  })
  return isFirst(strand)
    ? { ...state, firstStrand: also(state.firstStrand) }
    : changeLater(state, strand, (one) => ({ ...one, ...also(one) }))
}
