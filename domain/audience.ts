import { type Role, titled } from './codes.ts'

/** For whom free text is written, as its writer says. Those who treat could pass on to the person where the victim is. */
export const audiences = titled({
  all: 'Everybody who works the case',
  notForTreatment: 'Not those who treat the person',
})
export type Audience = keyof typeof audiences

/** Those who treat the person. What names or places a victim is kept from them. */
export const treatment: readonly Role[] = ['forensicClinician', 'probation']

/**
 * Free text that names no victim by what it is, or without which nobody can treat: for everybody whom its class is for,
 * whatever is said.
 */
const forAllAnyway: readonly string[] = [
  'triage-decided.receiverName',
  'conference-recorded.receiverName',
  'decision-overtaken.receiverName',
  'item-decided.receiverName',
  'advice-recorded.to',
  'order-recorded.court',
  'order-recorded.requirements.words',
  'order-varied.requirements.words',
  'conference-planned.place',
  'conference-rescheduled.place',
  'policy-followed.place',
]

/** What is agreed with somebody, in a role that stands beside it: for that role, too. */
const addressed: readonly string[] = [
  'action-agreed.what',
  'action-agreed.why',
  'decision-overtaken.actions.what',
  'decision-overtaken.actions.why',
  'item-decided.actions.what',
  'item-decided.actions.why',
]

/**
 * For whom free text is: the one place that says what is usual. `field` is where it is among the facts of what happened, such
 * as `triage-decided.rationale`; `beside` are the facts beside it; `said` is what its writer chose, which words stored by an
 * earlier version lack.
 */
export function audienceOf(
  field: string,
  beside: object,
  said: Audience | null | undefined,
): Audience {
  if (forAllAnyway.includes(field)) return 'all'
  if (said) return said
  const isTheirs = 'role' in beside && treatment.some((role) => role === beside.role)
  return isTheirs && addressed.includes(field) ? 'all' : 'notForTreatment'
}
