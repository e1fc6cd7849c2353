import type { Role } from '../../codes.ts'
import type { openingFindings } from '../shape/opening.ts'
import type { WordsId } from './words-id.ts'

/** Who opened a pathway in an emergency that was not open to them, and what was found of that. */
export interface OpeningFacts {
  /** The person by their opaque id; read by them until then. */
  'glass-broken': { id: string; person: string; until: number; reason: WordsId }
  /** `role`: as whom it was reviewed. */
  'opening-reviewed': {
    id: string
    role: Role
    finding: keyof typeof openingFindings
    reason: WordsId
  }
}
