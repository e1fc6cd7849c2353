import type { AgreedAction, Dissent } from '../conference/shape.ts'
import type { PathwayBuilder } from './builder.ts'
import { enterSuitability } from './investigation.ts'
import { optional, refuse } from '../entity/rule.ts'
import { nextSession, owed } from './state.ts'
import { strandOf } from './strands.ts'
import { openSessionRecord } from './session-record.ts'
import { oweNews } from './victim-contact.ts'
import type { ReferredOn } from './shape/referral.ts'
import type { Refusal } from '../entity/decider.ts'
import type { Risk } from '../codes.ts'
import type { stages } from '../stages/index.ts'
import { windowsEnd } from './pairs.ts'
import { watchEnd } from './watch-end.ts'

type Outcome = keyof typeof stages.conference.outcomes

/** An action as it was agreed; why is often left out. */
type Agreed = Omit<AgreedAction, 'why' | 'strand'> & {
  readonly why?: string | undefined
  readonly strand?: string | undefined
}

/** What was decided about a pathway by the partners, whether the chair recorded it here or a meeting sent it. */
export interface ConferenceDecided extends ReferredOn {
  readonly decision: Outcome
  readonly risk: Risk
  readonly rationale: string
  readonly actions: readonly Agreed[]
  readonly dissent?: readonly Dissent[]
  /** Why a chair decided outside the site's meetings, and who was heard. */
  readonly outside?: { readonly whyNotMeeting?: string; readonly heard?: readonly string[] }
  /** The meeting and its item, if the system keeps that meeting. */
  readonly at?: { readonly conference: string; readonly item: string }
}

/** Carries out what a conference decided: risk, actions, what the victim is told, and where the pathway goes. */
export function carryOutDecision(
  builder: PathwayBuilder,
  decided: ConferenceDecided,
): Refusal | undefined {
  const { decision, risk, rationale, actions, dissent = [], at, referTo } = decided
  const { receiver, receiverName } = decided
  // A meeting has decided already, and may not have known yet: what it decided is kept, and nobody is treated.
  if (!at && decision === 'intervene' && hasDied(builder)) return refuse('person-died', 'decision')
  const emergency = owed(builder.state, 'emergencyConference').length > 0
  builder.settle(
    decision === 'noted' ? ['emergencyConference'] : ['conference', 'emergencyConference'],
  )
  builder.record('conference-recorded', {
    decision,
    rationale,
    emergency,
    ...at,
    ...decided.outside,
    ...optional({ dissent: dissent.length ? dissent : undefined, referTo, receiver, receiverName }),
    ratedAt: builder.context.receivedAt,
  })
  builder.flag('emergency', false)
  builder.setRisk(risk, 'conference')
  for (const action of actions) agree(builder, action)
  if (decision !== 'defer') oweNews(builder, 'conference')
  routeAfterConference(builder, decided, emergency)
  return undefined
}

/** An action for one victim is their part of the safety plan; the others' advocates are not told of it. */
function agree(builder: PathwayBuilder, { agency, role, what, why, due, strand }: Agreed): void {
  const id = `a${builder.state.actions.length + 1}`
  const owner = builder.ownerFor({ agency, role })
  const of = builder.state.strands && strand !== undefined && strandOf(builder.state, strand)
  const whose = optional({ strand: of ? of.id : undefined })
  builder.record('action-agreed', { id, ...owner, what, ...optional({ why }), due, ...whose })
  builder.open('action', { owner, due, about: id, ...whose })
}

function routeAfterConference(
  builder: PathwayBuilder,
  { decision, receiver }: ConferenceDecided,
  emergency: boolean,
): void {
  const { stage } = builder.state
  const from = decidedAt(builder)
  if (decision === 'noted') return resumeAsPlanned(builder)
  if (decision === 'close' || decision === 'noAction') builder.leave(from, decision)
  else if (decision === 'adviceOnly' || decision === 'referOn') {
    if (from === 'emergencyConference') builder.leave(from, decision, { owes: [] })
    if (decision === 'adviceOnly') oweAdvice(builder)
    else oweReceiver(builder, receiver)
  } else if (decision === 'defer') {
    if (stage === 'conference' && !emergency) builder.open('conference')
    else {
      builder.flag('emergency', true)
      builder.open('emergencyConference')
    }
  } else if (hasDied(builder)) {
    if (stage !== 'closure') builder.leave('anywhere', 'died')
  } else if (stage !== 'suitability' && stage !== 'sessions') intervene(builder)
}

/** What waits at the conference itself, and goes on there. */
const atConference = ['conference', 'advice', 'receiverAcknowledges'] as const

/**
 * An emergency changes nothing: whatever ran goes on with its clocks. A watch that was reopened by it is watched again, from
 * the referral that the emergency was. Where triage asked for nothing but the emergency, the usual conference is owed.
 */
function resumeAsPlanned(builder: PathwayBuilder): void {
  const { stage, reopened } = builder.state
  if (stage !== 'conference' || owed(builder.state, ...atConference).length > 0) return
  const { reference, receivedAt } = builder.context
  if (reopened) {
    const until = windowsEnd(builder.state, reference) ?? watchEnd(reference, receivedAt)
    builder.leave('conference', 'noted', { to: 'watch', owes: [], until })
  } else builder.open('conference')
}

/** Whose outcome moves the pathway on: the stage's, or that of a separate emergency conference. */
const decidedAt = ({ state }: PathwayBuilder): 'conference' | 'emergencyConference' =>
  state.stage === 'conference' ? 'conference' : 'emergencyConference'

const hasDied = ({ state }: PathwayBuilder): boolean => state.flags.includes('personDied')

function oweAdvice(builder: PathwayBuilder): void {
  builder.settle(['receiverAcknowledges'], 'ended')
  if (owed(builder.state, 'advice').length === 0) builder.open('advice')
}

/** The receiver owes an acknowledgement; one owed by another receiver is no longer owed. */
function oweReceiver(builder: PathwayBuilder, receiver: string | undefined): void {
  builder.settle(['advice', 'receiverAcknowledges'], 'ended')
  builder.open(
    'receiverAcknowledges',
    receiver ? { owner: { agency: receiver, role: 'agencyWorker' } } : {},
  )
}

/** Where sessions were under way they go on; else the clinician looks first. */
function intervene(builder: PathwayBuilder): void {
  const from = decidedAt(builder)
  if (!nextSession(builder.state)) return enterSuitability(builder, from)
  builder.leave(from, 'intervene', { to: 'sessions', owes: [] })
  openSessionRecord(builder)
}
