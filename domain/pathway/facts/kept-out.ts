import type { Excluded, SignsInFor } from '../../kept-out.ts'
import type { WordsId } from './words-id.ts'

/** Who is kept out of a pathway, and who no longer. The ids are those of people as the system knows them, and of agencies. */
export interface KeptOutFacts {
  /** `employer`: the person works for this agency. A referral that says so has no words for why. */
  'exclusion-set': Excluded & { reason?: WordsId; employer?: true }
  /** One person of an excluded agency speaks for it and sees the pathway; nobody else of it does. */
  'representative-named': { id: string; agency: string; actor: string; reason: WordsId }
  'exclusion-lifted': Excluded & { reason: WordsId }
  /** From now on, these people alone. */
  'restriction-set': {
    actors: readonly string[]
    /** For which agency each of them signs in. */
    agencies?: readonly SignsInFor[]
    reason: WordsId
  }
  'restriction-lifted': { reason: WordsId }
}
