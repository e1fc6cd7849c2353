import { defaultUnderInvestigation } from '../policy/care.ts'
import type { Draft } from './draft.ts'
import { nextSession, owed, type PathwayState } from './state.ts'
import type { ObligationOutcome } from '../obligations/kinds.ts'
import type { SiteReference } from '../reference/reference.ts'

/** Whether treatment waits for the end of a police investigation, by the site's policy. */
export const waitsForPolice = (
  { investigation }: PathwayState,
  { policy }: SiteReference,
): boolean =>
  investigation === 'open' &&
  (policy.underInvestigation ?? defaultUnderInvestigation).treatment === 'blocked'

/** What waits for the police where treatment does. */
const untilPolice = ['suitability', 'suitabilityRecheck', 'planSessions'] as const

/** The clinician assesses first. If the police are investigating and the site says so, their end is awaited instead. */
export function enterSuitability(draft: Draft, from: 'conference' | 'emergencyConference'): void {
  const waits = waitsForPolice(draft.state, draft.context.reference)
  draft.leave(from, 'intervene', { owes: waits ? ['awaitInvestigation'] : 'usual' })
}

/**
 * What waits for treatment now waits for the police. A rule does not break off sessions under way: the chair is asked
 * for an unscheduled review.
 */
export function pauseForPolice(draft: Draft): void {
  const { state, context } = draft
  if (!waitsForPolice(state, context.reference)) return
  const treated = state.stage === 'sessions'
  if (treated && nextSession(state)) {
    if (owed(state, 'reviewOutOfTurn').length === 0) draft.open('reviewOutOfTurn')
  } else if (treated || state.stage === 'suitability') {
    draft.settle(untilPolice, 'ended')
    draft.open('awaitInvestigation')
  }
}

/** The pathway has gone to another site, which now says whether treatment waits for the police. */
export function followSiteOnPolice(draft: Draft): void {
  const waiting = owed(draft.state, 'awaitInvestigation').length > 0
  if (waitsForPolice(draft.state, draft.context.reference)) {
    if (!waiting) pauseForPolice(draft)
  } else resumeAfterPolice(draft, 'ended')
}

/** The police have finished: what waited for them is owed again, with its full clock. */
export function resumeAfterPolice(draft: Draft, how: ObligationOutcome = 'met'): void {
  if (owed(draft.state, 'awaitInvestigation').length === 0) return
  draft.settle(['awaitInvestigation'], how)
  draft.settle(['suitabilityRecheck'], 'ended')
  draft.open(draft.state.stage === 'sessions' ? 'planSessions' : 'suitability')
}
