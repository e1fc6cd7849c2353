import type { Role } from '../../codes.ts'
import type { Action, ReturnState } from '../state.ts'
import type { WordsId } from './words-id.ts'

/** Research, the conference, and the actions that were agreed. */
export interface ConferenceFacts {
  'research-opened': { agencies: string[]; due: number }
  'return-recorded': { agency: string; kind: ReturnState; note?: WordsId }
  'return-waived': { agency: string; reason: WordsId }
  'conference-recorded': {
    decision: string
    rationale: WordsId
    emergency: boolean
    ratedAt?: number
  }
  'action-agreed': Action & { what: WordsId; why?: WordsId; due: number }
  'action-accepted': { id: string }
  'action-verified': { id: string; agreed: boolean; note?: WordsId }
  'action-ended': { id: string; outcome: NonNullable<Action['outcome']>; note?: WordsId }
  'action-reassigned': { id: string; agency: string; role: Role }
}
