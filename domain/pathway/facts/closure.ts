import type { StageCode } from '../../stages/index.ts'
import type { AttachedPlan } from '../shape/treatment.ts'
import type { ClosureItemCode } from '../shape/closure.ts'
import type { Party } from '../../entity/decider.ts'
import type { stopReasons, stopViews } from '../shape/choices.ts'
import type { Flag } from '../shape/flags.ts'
import type { OfStrand } from './victim.ts'
import type { WordsId } from './words-id.ts'

/** Reviews, closure and the watch; and the stages themselves. */
export interface ClosureFacts {
  'review-recorded': { outcome: string; rationale: WordsId; ratedAt?: number }
  'closure-proposed': { reason: WordsId; code?: string; overrideAt: number }
  'closure-answered': OfStrand & { view: 'agree' | 'object' | 'notReached'; note?: WordsId }
  'closure-override-permitted': Record<string, never>
  'closure-approved': {
    overridden: boolean
    /** What of the checklist was not met, and did not block. */
    unmet?: ClosureItemCode[]
    note?: WordsId
  }
  'closure-refused': { reason: WordsId }
  /** The chair means to stop what should never have been, and the advocate is asked first. */
  'stop-asked': { code: keyof typeof stopReasons; reason: WordsId }
  'stop-answered': OfStrand & { view: keyof typeof stopViews; note?: WordsId }
  /** It is stopped. `told`: who had been asked or told something about it until then, for somebody to put right. */
  'pathway-stopped': {
    code: keyof typeof stopReasons
    told: readonly Party[]
    /** The victim was reached on it. */
    victimReached?: true
    reason?: WordsId
  }
  'pathway-reopened': OfStrand & {
    lastReferralAt: number
    because?: 'repeat' | 'stepUp'
    plan?: AttachedPlan
    /** The conference about it can say that it changes nothing; older reopenings do not say. */
    open?: true
  }
  'stage-entered': { stage: StageCode; because: string; until?: number }
  'pathway-ended': { because: string; at?: number }
  flagged: OfStrand & { flag: Flag; up: boolean }
}
