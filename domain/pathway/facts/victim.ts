import type { ContactChannel, NotSafe, SafeContactTerms } from '../../victim/safe-contact.ts'
import type { FormerNames } from '../shape/choices.ts'
import type { StrandId } from '../shape/strand.ts'
import type { WordsId } from './words-id.ts'

/** Which victim it is about, where that is not the first. */
export interface OfStrand {
  strand?: StrandId
}

/** The contact with the victim, separate from the stages. */
export interface VictimFacts {
  'contact-recorded': OfStrand & {
    result: string
    tries: number
    channel?: ContactChannel
    /** When it happened; older ones say only when they were recorded. */
    made?: number
    window?: string
    withheldNumber?: boolean
    /** Why it was outside what was called safe; absent if it was inside. */
    outside?: NotSafe
    /** Further reasons, if there is more than one. */
    alsoOutside?: readonly NotSafe[]
    /** What was owed to the victim, by its id, and was told; or that they did not want to hear it. */
    told?: string
    unwanted?: true
    view?: WordsId
    note?: WordsId
  }
  'victim-unreachable': OfStrand & { tries: number }
  'victim-view-recorded': OfStrand & {
    safetyPlanChanged: boolean
    view: WordsId
    wishes?: WordsId
  }
  /** What is known of the victim is another record now. */
  'victim-corrected': OfStrand & { victimRecord: string; former: FormerNames; reason: WordsId }
  /** The person or a victim is under 18. */
  'under-18-noted': OfStrand & { who: 'person' | 'victim' }
  'support-declined': OfStrand & { note?: WordsId }
  'contact-unsafe-marked': OfStrand & { on: string; note: WordsId }
  'safe-contact-set': OfStrand & SafeContactTerms & { window?: WordsId; note?: WordsId }
}
