import { type Draft } from './draft.ts'
import { given } from './rule.ts'
import { holderOf } from '../reference/reference.ts'
import { interrupt } from './interrupt.ts'
import { oweReassessment } from './reassess.ts'
import { type PathwayState } from './state.ts'
import { type stages } from '../stages/index.ts'

export type ProgrammeEnd = keyof typeof stages.sessions.outcomes

/** How many sessions were planned, and to how many the person came: the dosage. */
export const dosage = ({ sessions }: PathwayState): { planned: number; delivered: number } => ({
  planned: sessions.length,
  delivered: sessions.filter(({ record }) => record?.attended).length,
})

/**
 * The end of a programme, whichever it is: the dosage is kept, the provider owes a closing report, and the pathway goes to
 * review. Whoever stays away or withdraws is told of to the advocate and the police lead, and assessed again; a breach
 * interrupts besides.
 */
export function endProgramme(draft: Draft, outcome: ProgrammeEnd, reason?: string): void {
  draft.record('programme-ended', { outcome, ...dosage(draft.state), ...given('reason', reason) })
  draft.open('closingReport', given('owner', draft.state.provider))
  if (outcome === 'complete') return draft.enter('review', outcome)
  draft.enter('review', outcome, ['reviewOutOfTurn'])
  if (outcome === 'breached') interrupt(draft)
  else
    for (const role of ['victimAdvocate', 'policeLead'] as const)
      draft.open('hearOfEnd', given('owner', holderOf(draft.context.reference, role)))
  oweReassessment(draft, reassessing[outcome])
}

const reassessing = {
  withdrawn: 'consentWithdrawn',
  disengaged: 'disengaged',
  breached: 'breach',
} as const
