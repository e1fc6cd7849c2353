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
 * What is owed about the person or to them apart from treatment itself, and on the orders against them. Actions,
 * responses to risk and decisions on a breach stay, because they protect others.
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
 * The person has died. Treatment, its sessions and a hold end, and the advocate is told the same day. The coordinator
 * is asked to propose the closure, which people decide as usual.
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

/** The victim has died. Nobody tries to reach them any more, police are told at once, and the risk to others is assessed. */
export function applyVictimDeath(draft: Draft): void {
  draft.flag('victimDied', true)
  draft.settle(ofVictim, 'ended')
  draft.open('respondToRisk', given('owner', holderOf(draft.context.reference, 'policeLead')))
  oweReassessment(draft, 'victimDied')
}
