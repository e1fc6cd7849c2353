import { defaultUnderInvestigation } from '../policy/care.ts'
import type { PathwayBuilder } from './builder.ts'
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
export function enterSuitability(
  builder: PathwayBuilder,
  from: 'conference' | 'emergencyConference',
): void {
  const waits = waitsForPolice(builder.state, builder.context.reference)
  builder.leave(from, 'intervene', { owes: waits ? ['awaitInvestigation'] : 'usual' })
}

/**
 * What waits for treatment now waits for the police. A rule does not break off sessions under way: the chair is asked
 * for an unscheduled review.
 */
export function pauseForPolice(builder: PathwayBuilder): void {
  const { state, context } = builder
  if (!waitsForPolice(state, context.reference)) return
  const treated = state.stage === 'sessions'
  if (treated && nextSession(state)) {
    if (owed(state, 'reviewOutOfTurn').length === 0) builder.open('reviewOutOfTurn')
  } else if (treated || state.stage === 'suitability') {
    builder.settle(untilPolice, 'ended')
    builder.open('awaitInvestigation')
  }
}

/** The pathway has gone to another site, which now says whether treatment waits for the police. */
export function followSiteOnPolice(builder: PathwayBuilder): void {
  const waiting = owed(builder.state, 'awaitInvestigation').length > 0
  if (waitsForPolice(builder.state, builder.context.reference)) {
    if (!waiting) pauseForPolice(builder)
  } else resumeAfterPolice(builder, 'ended')
}

/** The police have finished: what waited for them is owed again, with its full clock. */
export function resumeAfterPolice(builder: PathwayBuilder, how: ObligationOutcome = 'met'): void {
  if (owed(builder.state, 'awaitInvestigation').length === 0) return
  builder.settle(['awaitInvestigation'], how)
  builder.settle(['suitabilityRecheck'], 'ended')
  builder.open(builder.state.stage === 'sessions' ? 'planSessions' : 'suitability')
}
