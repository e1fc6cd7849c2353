import { isStrandFlag, firstStrand, type Strand } from './shape/strand.ts'
import type { PathwayEvent } from './events.ts'
import type { PathwayState } from './state.ts'
import { liveStrands } from './strands.ts'

type Telling = Extract<
  PathwayEvent,
  { type: 'flagged' | 'incident-reported' | 'same-victim-noted' }
>

/** What a pathway says to another of a victim of both. */
interface ToldOfVictim {
  readonly to: string
  readonly said: {
    readonly pathway: string
    readonly victim: string
    readonly unsafe?: true
    readonly threat?: true
  }
}

/** What other pathways of the same victims hear: that contact became unsafe, and that there was a threat or an urgent risk. */
export function toldOfVictims(state: PathwayState, event: Telling): ToldOfVictim[] {
  const tell = (strands: readonly Strand[], what: { unsafe?: true; threat?: true }) =>
    strands.flatMap(({ victim, shared = [] }) =>
      victim === undefined
        ? []
        : shared.map((to) => ({ to, said: { pathway: state.id, victim, ...what } })),
    )
  const strands = liveStrands(state)
  const one = (id: string | undefined) => strands.filter((of) => of.id === (id ?? firstStrand))
  switch (event.type) {
    case 'flagged': {
      const { flag, up, strand } = event.data
      return up && isStrandFlag(flag) && flag === 'contactUnsafe'
        ? tell(one(strand), { unsafe: true })
        : []
    }
    case 'same-victim-noted':
      return tell(
        one(event.data.strand).filter(({ flags }) => flags.includes('contactUnsafe')),
        { unsafe: true },
      )
    case 'incident-reported':
      return event.data.urgent || event.data.kind === 'threat'
        ? tell(event.data.strand === undefined ? strands : one(event.data.strand), {
            threat: true,
          })
        : []
  }
}
