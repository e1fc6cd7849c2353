import { defaultCompletion } from '../policy/care.ts'
import type { PathwayBuilder } from './builder.ts'
import { optional } from '../entity/rule.ts'
import { askAdvocates } from './advocates.ts'
import { holderOf } from '../reference/reference.ts'
import { interrupt } from './interrupt.ts'
import { oweReassessment } from './reassess.ts'
import type { PathwayState } from './state.ts'
import type { stages } from '../stages/index.ts'

export type ProgrammeEnd = keyof typeof stages.sessions.outcomes

/** The dosage: how many sessions were planned, and how many the person attended. */
export const dosage = ({ sessions }: PathwayState): { planned: number; delivered: number } => ({
  planned: sessions.length,
  delivered: sessions.filter(({ record }) => record?.attended).length,
})

const percent = 100

/** Whether the service lost so many of the sessions that it did not deliver the programme, by the site's policy. */
export function wasNotDelivered({ state, context }: PathwayBuilder): boolean {
  const { lostPercent } = context.reference.policy.completion ?? defaultCompletion
  const sessions = state.sessions.slice(state.earlierSessions ?? 0)
  const lost = sessions.filter(({ record }) => record?.absence === 'serviceFault')
  return lost.length / sessions.length >= lostPercent / percent
}

/** How many sessions were held to which the person did not come. */
export const missedOf = ({ sessions }: PathwayState): number =>
  sessions.filter(({ record }) => record?.held && !record.attended).length

/**
 * The end of a programme, whatever the reason: the dosage is kept, the provider owes a closing report, and the pathway
 * goes to review. If the person stays away or withdraws, or the service does not deliver, advocate and police lead are told and the risk is assessed
 * again. A breach also interrupts.
 */
export function endProgramme(
  builder: PathwayBuilder,
  outcome: ProgrammeEnd,
  reason?: string,
): void {
  builder.record('programme-ended', {
    outcome,
    ...dosage(builder.state),
    ...optional({ reason }),
  })
  builder.open('closingReport', optional({ owner: builder.state.provider }))
  if (outcome === 'complete') return builder.leave('sessions', outcome)
  leaveTreatment(builder, outcome)
}

/**
 * What follows from an end that is not completion, of a programme or of the wish to begin one. At any stage except
 * sessions, whatever that stage is waiting for comes first.
 */
export function leaveTreatment(
  builder: PathwayBuilder,
  outcome: Exclude<ProgrammeEnd, 'complete'>,
): void {
  if (builder.state.stage === 'sessions')
    builder.leave('sessions', outcome, { owes: ['reviewOutOfTurn'] })
  if (outcome === 'breached') interrupt(builder)
  else tellOfProgrammeEnd(builder, 'hearOfEnd')
  oweReassessment(builder, reassessing[outcome])
}

/** Tells the advocate and the police lead, each of whom owes an answer. */
export function tellOfProgrammeEnd(
  builder: PathwayBuilder,
  what: 'hearOfEnd' | 'hearOfReport',
  about?: string,
): void {
  askAdvocates(builder, what, optional({ about }))
  const owner = holderOf(builder.context.reference, 'policeLead')
  builder.open(what, optional({ owner, about }))
}

const reassessing = {
  withdrawn: 'consentWithdrawn',
  disengaged: 'disengaged',
  breached: 'breach',
  notDelivered: 'notDelivered',
} as const
