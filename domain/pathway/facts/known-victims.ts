import type { CounterFinding, KnownElsewhere } from '../shape/known-victim.ts'
import type { OfStrand } from './victim.ts'
import type { WordsId } from './words-id.ts'

/** Who of a pathway is known on another: as a victim of somebody else, or on the other side. */
export interface KnownVictimFacts {
  'victims-found': OfStrand & { found: readonly KnownElsewhere[] }
  /** Another pathway found that each may name the other. */
  'counter-heard': { pathway: string }
  /** `usual`: the site's service, where it works for the victims here. */
  'counter-assessed': { finding: CounterFinding; reason: WordsId; usual?: string }
  /** Their advocate says that a victim here and one there are one. `was`: whose record it was until now. */
  'victim-merged': OfStrand & { pathway: string; victim: string; was: string; reason: WordsId }
  /** The other pathway hears of it. */
  'same-victim-noted': OfStrand & { pathway: string }
  /** What another pathway of the same victim says of them. */
  'heard-of-victim': OfStrand & { pathway: string; unsafe?: true; threat?: true }
}
