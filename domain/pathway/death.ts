import type { PathwayBuilder } from './builder.ts'
import { dosage } from './programme.ts'
import { optional } from '../entity/rule.ts'
import { holderOf } from '../reference/reference.ts'
import type { ObligationCode } from '../obligations/kinds.ts'
import { owedOnOrders } from './order-duties.ts'
import { oweReassessment } from './reassess.ts'
import { owed } from './state.ts'
import { liveIn, type StrandBuilder } from './strand-builder.ts'
import { isRaised } from './strands.ts'
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
export function applyPersonDeath(builder: PathwayBuilder): void {
  const { hold, sessions } = builder.state
  const { reference, receivedAt } = builder.context
  builder.flag('personDied', true)
  for (const { id, clock, stopped } of owed(builder.state))
    if (stopped !== undefined || stopsInHold(reference.policy, clock))
      builder.settleOne(id, 'ended')
  builder.settle(ofPerson, 'ended')
  builder.flag('emergency', false)
  if (hold) {
    builder.record('hold-ended', { because: 'died', at: receivedAt, overtaken: [] })
    builder.flag('held', false)
  }
  if (sessions.some(({ record }) => !record))
    builder.record('programme-ended', { outcome: 'died', ...dosage(builder.state) })
  for (const of of liveIn(builder)) if (!isRaised(of.strand, 'victimDied')) of.open('hearOfDeath')
  if (builder.state.stage !== 'closure') builder.leave('anywhere', 'died')
}

/** The victim has died. Nobody tries to reach them any more, police are told at once, and the risk to others is assessed. */
export function applyVictimDeath(of: StrandBuilder): void {
  of.flag('victimDied', true)
  of.settle(ofVictim, 'ended')
  const { reference } = of.whole.context
  of.whole.open('respondToRisk', optional({ owner: holderOf(reference, 'policeLead') }))
  oweReassessment(of.whole, 'victimDied')
}
