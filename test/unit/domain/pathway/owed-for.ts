import type { ObligationCode } from '../../../../domain/obligations/kinds.ts'
import { owed } from '../../../../domain/pathway/state.ts'
import { strandOfOwed } from '../../../../domain/pathway/strands.ts'
import type { Story } from './story.ts'
import { utc } from './world.ts'

/** What is owed for one victim of a story, and until when, oldest first. */
export const owedFor = ({ state }: Story, victim: string): [what: ObligationCode, due: string][] =>
  owed(state)
    .filter((one) => strandOfOwed(one) === victim)
    .map(({ what, due }) => [what, utc(due)])
