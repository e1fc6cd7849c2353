import { type Party } from '../../decider.ts'
import { type WordsId } from './words-id.ts'

/** The referral, and what triage made of it. */
export interface ReferralFacts {
  'referral-received': {
    site: string
    policy: number
    receivedAt: number
    person: string
    victim: string
    referrer: Party
    urgent: boolean
    concern: WordsId
    safeToContact: boolean
    incidents: { on: string; kind: string; note?: WordsId }[]
    screening: { tool: string; score?: number }
    lawfulBasis: string
  }
  'referral-accepted': { note?: WordsId }
  'referral-returned': { reason: WordsId }
  'referral-amended': {
    personRecord?: string
    victimRecord?: string
    concern?: WordsId
    incidents?: { on: string; kind: string; note?: WordsId }[]
    screening?: { tool: string; score?: number }
    urgent?: boolean
    note?: WordsId
  }
  'referral-rejected': { code: string; reason: WordsId }
  'triage-decided': { outcome: string; rationale: WordsId; referTo?: string; receiver?: string }
  'advice-recorded': { note: WordsId }
  'referral-on-acknowledged': { note: WordsId }
}
