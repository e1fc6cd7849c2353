import type { Draft } from './draft.ts'
import { dosage } from './programme.ts'
import { given } from './rule.ts'
import { holderOf } from '../reference/reference.ts'
import type { ObligationCode } from '../obligations/kinds.ts'
import { owedOnOrders } from './order-duties.ts'
import { oweReassessment } from './reassess.ts'
import { owed } from './state.ts'
import { stopsInHold } from '../policy/lookup.ts'

/**
 * What is owed about the person or to them beside treatment itself, and on the orders against them. Actions, answers to risk
 * and decisions on a breach stay: others live.
 */
const ofPerson = [
  'reassess',
  'followUpMissed',
  'emergencyConference',
  'planRelease',
  'tellRelease',
  'hearOfRelease',
  'reviewHold',
  ...owedOnOrders,
  'handOverOrder',
] satisfies readonly ObligationCode[]

const ofVictim = [
  'victimContact',
  'victimContactHigh',
  'unreachable',
  'tellVictim',
  'tellRelease',
  'hearOfRelease',
  'hearOfDeath',
] as const satisfies readonly ObligationCode[]

/**
 * The person has died: treatment, its sessions and a hold end, the advocate hears of it the same day, and the coordinator
 * is asked to propose the closure, which people decide as ever.
 */
export function applyPersonDeath(draft: Draft): void {
  const { hold, sessions, flags } = draft.state
  const { reference, receivedAt } = draft.context
  draft.flag('personDied', true)
  for (const { id, clock, stopped } of owed(draft.state))
    if (stopped !== undefined || stopsInHold(reference.policy, clock)) draft.settleOne(id, 'ended')
  draft.settle(ofPerson, 'ended')
  draft.flag('emergency', false)
  if (hold) {
    draft.record('hold-ended', { because: 'died', at: receivedAt, overtaken: [] })
    draft.flag('held', false)
  }
  if (sessions.some(({ record }) => !record))
    draft.record('programme-ended', { outcome: 'died', ...dosage(draft.state) })
  if (!flags.includes('victimDied')) draft.open('hearOfDeath')
  if (draft.state.stage !== 'closure') draft.leave('anywhere', 'died')
}

/** The victim has died: nobody is to try to reach them any more, police hear at once, and the risk to others is assessed. */
export function applyVictimDeath(draft: Draft): void {
  draft.flag('victimDied', true)
  draft.settle(ofVictim, 'ended')
  draft.open('respondToRisk', given('owner', holderOf(draft.context.reference, 'policeLead')))
  oweReassessment(draft, 'victimDied')
}
