import type { CarriedStrand } from '../shape/links.ts'
import type { OfStrand } from './victim.ts'
import type { Party } from '../../entity/decider.ts'
import type { SafeContactTerms } from '../../victim/safe-contact.ts'
import type { StrandEnd, StrandId } from '../shape/strand.ts'
import type { WordsId } from './words-id.ts'

/** The victims of a pathway after the first: who came, who works for whom, and whose part ended. */
export interface StrandFacts {
  'victim-added': {
    strand: StrandId
    victim: string
    /** Who works for this victim; absent if the site has no advocate. */
    advocate?: Party
    /** Who works for the first, where nobody had to say so until now. */
    first?: Party
    /** The agency that named or referred them, and so knows of them; a coordinator or chair writes down what others said. */
    broughtBy?: string
    safeToContact: boolean
    /** How contact is safe, as whoever named them says it. */
    contactTerms?: SafeContactTerms
    at: number
    /** Until when their advocate's answer to a closure that is proposed is waited for; absent if none is. */
    overrideAt?: number
    reason?: WordsId
    /** The pathway whose referral came here with this victim, and what their contact had come to there. */
    from?: string
    carried?: CarriedStrand
  }
  'strand-ended': OfStrand & {
    because: StrandEnd
    /** The victim that this one turned out to be. */
    same?: StrandId
    reason?: WordsId
  }
  'advocate-assigned': OfStrand & { advocate: Party; first?: Party; reason?: WordsId }
  'victim-disclosed': OfStrand & { reason: WordsId }
}
