import type { Extended, Obligation } from './obligation.ts'
import type { ObligationOutcome } from './kinds.ts'
import type { Party } from '../entity/decider.ts'
import type { replanReasons } from '../pathway/shape/choices.ts'
import type { Role } from '../codes.ts'
import type { WordsId } from '../pathway/facts/words-id.ts'

/** What can happen to obligations, for any kind of entity: each type with its facts. */
export interface OwingFacts<What extends string> {
  'obligation-opened': Omit<Obligation<What>, 'nudges' | 'told' | 'reached'>
  'obligation-settled': {
    id: string
    outcome: ObligationOutcome
    told: readonly string[]
    reason?: WordsId
    note?: WordsId
    /** The agency of which nobody may see this any more, if it ended because of that. */
    leftOut?: string
    /** It was asked for in error: who had a notice about it, and hears that it was taken back. */
    takenBack?: { what: string; to: readonly Party[] }
  }
  'obligation-moved': {
    id: string
    due: number
    rungs: Obligation['rungs']
    reason?: WordsId
    /** From when its clock is now counted back, if that and no person gave the date. */
    before?: number
    /** What planned it again, if no person gave it a date: a newer policy, or a changed table of holidays. */
    because?: keyof typeof replanReasons
    /** Its earlier date, if it was planned again. */
    was?: number
    /** The highest rung reached, as the ladder that it follows from now on counts them. */
    reached?: number
    /** How often a person has moved it by now, from which date, and whether a second one is yet to agree. */
    extension?: Extended
    /** What planned it again moved the date that stands again if nobody agrees to its later one. */
    stands?: number
    /** Nobody agreed to it in time, or somebody said no: the date from before the extension stands again. */
    lapsed?: true
    /** Somebody said no to it. */
    refused?: true
    /** Who hears of it besides its owner. */
    told?: readonly Party[]
  }
  /** A second person agreed to an extension that was past what one may do. */
  'extension-confirmed': { id: string; due: number; reason: WordsId }
  'obligation-reassigned': {
    id: string
    agency: string
    role: Role
    rungs: Obligation['rungs']
    reason?: WordsId
    /** The agency that owed it, if nobody of that may see this any more. Only those who may know of that are told. */
    leftOut?: string
  }
  'obligation-stopped': { id: string; since: number }
  'obligation-resumed': {
    id: string
    due: number
    rungs: Obligation['rungs']
    /** From when its clock goes on, where its date is what the clock had left. */
    at?: number
  }
  /** It stands again as it stood before something that was withdrawn; what fell due meanwhile is due now. */
  'obligation-restored': Obligation<What>
  'rung-reached': {
    id: string
    rung: number
    code: string
    to: Party
    urgent: boolean
    /** When it was due, which an outage may put long before it was reached. */
    at: number
    overtaken?: true
  }
  'reminder-asked': { id: string; nudge: number }
}
export type OwingEventType = keyof OwingFacts<string>

/** One thing that happened to an obligation. */
export type OwingEvent<What extends string> = {
  [T in OwingEventType]: { readonly type: T; readonly data: OwingFacts<What>[T] }
}[OwingEventType]
