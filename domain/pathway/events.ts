import { type Rating, type Risk, type Role } from '../codes.ts'
import { type Party } from '../decider.ts'
import { type ObligationOutcome } from '../obligations/kinds.ts'
import { type Obligation } from '../obligations/obligation.ts'
import { type NotSafe, type SafeContactTerms } from '../victim/safe-contact.ts'
import { type StageCode } from '../stages/index.ts'
import { type Action, type Flag, type ReturnState, type Session } from './state.ts'

/** An id of free text kept apart. Never the text. */
type WordsId = string

/** What can have happened on a pathway: each type with its facts, all ids, codes and instants. */
export interface PathwayFacts {
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
  'risk-set': { risk: Risk; because: string }
  'risk-assessed': {
    instrument: string
    ratings: Record<string, Rating>
    typology?: string
    drivers?: { kind: string; note?: WordsId }[]
    note?: WordsId
  }
  'change-recorded': { on: string; kind: string; note: WordsId }
  'advice-recorded': { note: WordsId }
  'referral-on-acknowledged': { note: WordsId }
  'contact-recorded': {
    result: string
    tries: number
    channel?: string
    /** Why the try was outside what the victim called safe; absent where it was inside. */
    outside?: NotSafe
    view?: WordsId
    note?: WordsId
  }
  'victim-unreachable': { tries: number }
  'victim-view-recorded': { safetyPlanChanged: boolean; view: WordsId; wishes?: WordsId }
  'support-declined': { note?: WordsId }
  'contact-unsafe-marked': { on: string; note: WordsId }
  'safe-contact-set': SafeContactTerms & { window?: WordsId; note?: WordsId }
  'research-opened': { agencies: string[]; due: number }
  'return-recorded': { agency: string; kind: ReturnState; note?: WordsId }
  'return-waived': { agency: string; reason: WordsId }
  'conference-recorded': { decision: string; rationale: WordsId; emergency: boolean }
  'action-agreed': Action & { what: WordsId; why?: WordsId; due: number }
  'action-accepted': { id: string }
  'action-verified': { id: string; agreed: boolean; note?: WordsId }
  'action-ended': { id: string; outcome: NonNullable<Action['outcome']>; note?: WordsId }
  'action-reassigned': { id: string; agency: string; role: Role }
  'suitability-recorded': { result: string; note?: WordsId }
  'sessions-planned': { programme: string; provider: Party; basis: string; sessions: Session[] }
  'session-recorded': {
    id: string
    record: NonNullable<Session['record']>
    missedRunning: number
    note?: WordsId
  }
  'session-moved': { id: string; to: number; requestedBy: string; reason: WordsId }
  'session-booked': {
    id: string
    how: string
    place?: WordsId
    withWhom?: WordsId
    needs?: WordsId
  }
  'session-cancelled': { id: string; reason: WordsId }
  'missed-session-followed-up': { id: string; result: string; evidenceBy?: number; note?: WordsId }
  'absence-judged': {
    id: string
    absence: NonNullable<NonNullable<Session['record']>['absence']>
    missedRunning: number
    note?: WordsId
  }
  'programme-ended': { outcome: string; planned: number; delivered: number; reason?: WordsId }
  'closing-report-recorded': {
    outcomes: Record<string, string>
    planned: number
    delivered: number
    report: WordsId
  }
  'review-recorded': { outcome: string; rationale: WordsId }
  'incident-reported': { on: string; kind: string; note: WordsId; urgent: boolean }
  'closure-proposed': { reason: WordsId; code?: string; overrideAt: number }
  'closure-answered': { view: 'agree' | 'object' | 'notReached'; note?: WordsId }
  'closure-override-permitted': Record<string, never>
  'closure-approved': { overridden: boolean; note?: WordsId }
  'closure-refused': { reason: WordsId }
  'pathway-reopened': { lastReferralAt: number }
  'stage-entered': { stage: StageCode; because: string; until?: number }
  'pathway-ended': { because: string }
  flagged: { flag: Flag; up: boolean }
  'obligation-opened': Omit<Obligation, 'nudges' | 'told' | 'reached'>
  'obligation-settled': {
    id: string
    outcome: ObligationOutcome
    told: readonly string[]
    reason?: WordsId
    note?: WordsId
  }
  'obligation-moved': { id: string; due: number; rungs: Obligation['rungs']; reason?: WordsId }
  'obligation-reassigned': {
    id: string
    agency: string
    role: Role
    rungs: Obligation['rungs']
    reason: WordsId
  }
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
  'delivery-failed': { agency: string; role: Role; code: string }
  'answer-received': { command: string; code: string }
}
export type PathwayEventType = keyof PathwayFacts

/** One thing that happened, as the rules give it; number, instant and author are added when it is stored. */
export type PathwayEvent = {
  [T in PathwayEventType]: { readonly type: T; readonly data: PathwayFacts[T] }
}[PathwayEventType]
