import type { NotSafe, SafeContactTerms } from '../../victim/safe-contact.ts'
import type { WordsId } from './words-id.ts'

/** The contact with the victim, separate from the stages. */
export interface VictimFacts {
  'contact-recorded': {
    result: string
    tries: number
    channel?: string
    /** Why the attempt was outside what the victim called safe; absent if it was inside. */
    outside?: NotSafe
    view?: WordsId
    note?: WordsId
  }
  'victim-unreachable': { tries: number }
  'victim-view-recorded': { safetyPlanChanged: boolean; view: WordsId; wishes?: WordsId }
  'support-declined': { note?: WordsId }
  'contact-unsafe-marked': { on: string; note: WordsId }
  'safe-contact-set': SafeContactTerms & { window?: WordsId; note?: WordsId }
}
