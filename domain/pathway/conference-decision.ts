import type { AgreedAction, Dissent } from '../conference/shape.ts'
import type { Draft } from './draft.ts'
import { enterSuitability } from './investigation.ts'
import { given, refuse } from './rule.ts'
import { nextSession, owed } from './state.ts'
import { openSessionRecord } from './commands/sessions.ts'
import { oweNews } from './victim-contact.ts'
import type { ReferredOn } from './shape/referral.ts'
import type { Refusal } from '../decider.ts'
import type { Risk } from '../codes.ts'
import type { stages } from '../stages/index.ts'

type Outcome = keyof typeof stages.conference.outcomes

/** An action as it was agreed; why is often left out. */
type Agreed = Omit<AgreedAction, 'why'> & { readonly why?: string | undefined }

/** What was decided about a pathway by the partners, whether the chair recorded it here or a meeting sent it. */
export interface ConferenceDecided extends ReferredOn {
  readonly decision: Outcome
  readonly risk: Risk
  readonly rationale: string
  readonly actions: readonly Agreed[]
  readonly dissent?: readonly Dissent[]
  /** The meeting and its item, if the system keeps that meeting. */
  readonly at?: { readonly conference: string; readonly item: string }
}

/** Carries out what a conference decided: risk, actions, what the victim is told, and where the pathway goes. */
export function carryOutDecision(draft: Draft, decided: ConferenceDecided): Refusal | undefined {
  const { decision, risk, rationale, actions, dissent = [], at, referTo } = decided
  const { receiver, receiverName } = decided
  // A meeting has decided already, and may not have known yet: what it decided is kept, and nobody is treated.
  if (!at && decision === 'intervene' && hasDied(draft)) return refuse('person-died', 'decision')
  const emergency = owed(draft.state, 'emergencyConference').length > 0
  draft.settle(['conference', 'emergencyConference'])
  draft.record('conference-recorded', {
    decision,
    rationale,
    emergency,
    ...at,
    ...given('dissent', dissent.length ? dissent : undefined),
    ...given('referTo', referTo),
    ...given('receiver', receiver),
    ...given('receiverName', receiverName),
    ratedAt: draft.context.receivedAt,
  })
  draft.flag('emergency', false)
  draft.setRisk(risk, 'conference')
  for (const action of actions) agree(draft, action)
  if (decision !== 'defer') oweNews(draft, 'conference')
  routeAfterConference(draft, decided, emergency)
  return undefined
}

function agree(draft: Draft, { agency, role, what, why, due }: Agreed): void {
  const id = `a${draft.state.actions.length + 1}`
  draft.record('action-agreed', { id, agency, role, what, ...given('why', why), due })
  draft.open('action', { owner: { agency, role }, due, about: id })
}

function routeAfterConference(
  draft: Draft,
  { decision, receiver }: ConferenceDecided,
  emergency: boolean,
): void {
  const { stage } = draft.state
  const from = decidedAt(draft)
  if (decision === 'close' || decision === 'noAction') draft.leave(from, decision)
  else if (decision === 'adviceOnly' || decision === 'referOn') {
    if (from === 'emergencyConference') draft.leave(from, decision, { owes: [] })
    if (decision === 'adviceOnly') oweAdvice(draft)
    else oweReceiver(draft, receiver)
  } else if (decision === 'defer') {
    if (stage === 'conference' && !emergency) draft.open('conference')
    else {
      draft.flag('emergency', true)
      draft.open('emergencyConference')
    }
  } else if (hasDied(draft)) {
    if (stage !== 'closure') draft.leave('anywhere', 'died')
  } else if (stage !== 'suitability' && stage !== 'sessions') intervene(draft)
}

/** Whose outcome moves the pathway on: the stage's, or that of a separate emergency conference. */
const decidedAt = ({ state }: Draft): 'conference' | 'emergencyConference' =>
  state.stage === 'conference' ? 'conference' : 'emergencyConference'

const hasDied = ({ state }: Draft): boolean => state.flags.includes('personDied')

function oweAdvice(draft: Draft): void {
  draft.settle(['receiverAcknowledges'], 'ended')
  if (owed(draft.state, 'advice').length === 0) draft.open('advice')
}

/** The receiver owes an acknowledgement; one owed by another receiver is no longer owed. */
function oweReceiver(draft: Draft, receiver: string | undefined): void {
  draft.settle(['advice', 'receiverAcknowledges'], 'ended')
  draft.open(
    'receiverAcknowledges',
    receiver ? { owner: { agency: receiver, role: 'agencyWorker' } } : {},
  )
}

/** Where sessions were under way they go on; else the clinician looks first. */
function intervene(draft: Draft): void {
  const from = decidedAt(draft)
  if (!nextSession(draft.state)) return enterSuitability(draft, from)
  draft.leave(from, 'intervene', { to: 'sessions', owes: [] })
  openSessionRecord(draft)
}
