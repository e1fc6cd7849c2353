import { agendaOrder, excessItems } from './agenda.ts'
import { calendarOf, type SiteReference, underPolicy } from '../reference/reference.ts'
import type { ConferenceEvent, ConferenceEventType, ConferenceFacts } from './events.ts'
import { conferenceKinds, type ConferenceKind, type ConferenceKindCode } from './kinds.ts'
import { type ConferenceState, hasWork, sameParty, seatKey } from './state.ts'
import type { Item, Meeting } from './shape.ts'
import type { Context, Party } from '../decider.ts'
import {
  holderOr,
  moving,
  opening,
  type Opening,
  owedOf,
  reassigning,
  settling,
} from '../obligations/owing.ts'
import { clockOf } from '../policy/lookup.ts'
import { dueAfter } from '../obligations/ladder.ts'
import { evolveConference } from './evolve.ts'
import type { Obligation } from '../obligations/obligation.ts'
import type { ObligationOutcome } from '../obligations/kinds.ts'
import { quorumNow } from './quorum.ts'
import { rulesOf } from './forms.ts'

export type ConferenceContext = Context<SiteReference>
export type ConferenceObligation = Obligation<ConferenceKindCode>

/** The site as a meeting has it: under its own version of the policy, which may have changed within a turn. */
const referenceFor = ({ meeting }: ConferenceState, reference: SiteReference): SiteReference =>
  (meeting && underPolicy(reference, meeting.policyVersion)) ?? reference

/**
 * A decision about a meeting being made: collects events and shows the state as they leave it. It lives inside one call of
 * `decide` and never leaves it.
 */
export class ConferenceDraft {
  readonly events: ConferenceEvent[] = []
  readonly states: ConferenceState[] = []
  state: ConferenceState
  readonly #given: ConferenceContext

  constructor(state: ConferenceState, context: ConferenceContext) {
    this.state = state
    this.#given = context
  }

  /** What surrounds the decision: the site under the version of its policy that the meeting has by now. */
  get context(): ConferenceContext {
    const reference = referenceFor(this.state, this.#given.reference)
    return reference === this.#given.reference ? this.#given : { ...this.#given, reference }
  }

  /** Adds one fact. */
  record<T extends ConferenceEventType>(type: T, data: ConferenceFacts[T]): void {
    const event = { type, data } as ConferenceEvent // type and data belong together by the signature
    this.events.push(event)
    this.state = evolveConference(this.state, event)
    this.states.push(this.state)
  }

  /** Owes something: due by the policy's clock unless a date is given, to the holder of its role unless named. */
  open(what: ConferenceKindCode, how: Partial<Opening> = {}): void {
    const kind: ConferenceKind = conferenceKinds[what]
    const owner = how.owner ?? holderOr(this.context.reference, kind.owner, this.state.invited[0])
    this.record(
      'obligation-opened',
      opening(this.state, what, kind, { ...how, owner }, this.context),
    )
  }

  owed(...kinds: ConferenceKindCode[]): ConferenceObligation[] {
    return owedOf(this.state, ...kinds)
  }

  /** Ends every open obligation of these kinds, or only those about one thing if it is named. */
  settle(
    kinds: readonly ConferenceKindCode[],
    outcome: ObligationOutcome = 'met',
    about?: string,
  ): void {
    for (const one of this.owed(...kinds))
      if (about === undefined || one.about === about) this.settleOne(one.id, outcome)
  }

  settleOne(id: string, outcome: ObligationOutcome, said: { reason?: string; note?: string } = {}) {
    this.record('obligation-settled', settling(this.state, id, outcome, said))
  }

  move(obligation: ConferenceObligation, due: number, reason?: string): void {
    this.record('obligation-moved', moving(obligation, due, this.context, reason))
  }

  reassign(obligation: ConferenceObligation, to: Party, reason: string): void {
    this.record('obligation-reassigned', reassigning(obligation, to, this.context, reason))
  }

  /** Nothing is owed any more. */
  settleAll(): void {
    for (const { id } of this.owed()) this.settleOne(id, 'ended')
  }

  /** Invites those not yet invited; for an emergency meeting, or once the list is closed, they are asked to attend. */
  invite(party: Party): void {
    if (this.state.invited.some((other) => sameParty(other, party))) return
    this.record('agency-invited', { agency: party.agency, role: party.role })
    if (this.meeting.emergency || this.state.stage !== 'planned') this.askToCome(party)
  }

  /** Asks somebody who is invited to come; nobody is asked to come to a meeting that has begun. */
  askToCome({ agency, role }: Party): void {
    const { at, emergency } = this.meeting
    if (at <= this.context.now) return
    this.open(emergency ? 'attendUrgent' : 'attend', { owner: { agency, role }, due: at })
  }

  /** A list over its capacity is the chair's to settle; one that fits is nobody's. */
  weighAgenda(): void {
    if (this.state.stage === 'inSession') return
    const owed = this.owed('fitAgenda')
    if (excessItems(this.state) === 0) this.settle(['fitAgenda'])
    else if (owed.length === 0) this.open('fitAgenda')
  }

  /**
   * After any change of who is at the table: notes that there is a quorum, or adjourns if it is lost. Once everything
   * is heard, there is nothing left to adjourn: people may go, and the chair closes the session.
   */
  weighQuorum(): void {
    const { stage, wasQuorate } = this.state
    if (stage !== 'inSession') return
    const { met, present, missing } = quorumNow(this.state)
    if (met && !wasQuorate) this.record('quorum-reached', { roles: present })
    if (met || !wasQuorate || !hasWork(this.state)) return
    this.record('quorum-lost', { missing })
    this.adjourn({ because: 'quorumLost' })
  }

  /** Those about whom nothing was recorded by the end of the session were absent. */
  noteAbsent(): void {
    for (const { agency, role } of this.state.invited)
      if (!this.state.seats[seatKey({ agency, role })]?.how)
        this.record('attendance-recorded', {
          agency,
          role,
          how: 'absent',
          at: this.context.receivedAt,
        })
  }

  /** Ends the session; what is undecided waits for the meeting that reconvenes this one, an emergency no longer than any. */
  adjourn(why: ConferenceFacts['session-adjourned']): void {
    this.noteAbsent()
    this.settle(['holdMeeting'])
    this.settle(['meetingReturn', 'meetingReturnUrgent', 'fitAgenda'], 'ended')
    this.record('session-adjourned', why)
    const clock = this.meeting.emergency ? { clock: 'emergencyConference' } : {}
    if (hasWork(this.state)) this.open('reconvene', clock)
    this.open('draftMinutes')
  }

  /** The items still to be heard, in their order. */
  get agenda(): Item[] {
    return agendaOrder(this.state, this.context.reference)
  }

  /** The meeting as it is planned. Throws before it is: no rule asks then. */
  get meeting(): Meeting {
    const { meeting } = this.state
    if (!meeting) throw new Error('the meeting is not planned')
    return meeting
  }

  /** When a wait by one of the policy's clocks that began then is over. */
  dueAfter(clock: string, since: number): number {
    return dueAfter(since, clockOf(this.context.reference.policy, clock).span, this.calendar)
  }

  /** A date that has passed, after an outage or at short notice, is the next working day's: else nobody would be asked. */
  notPassed(due: number): number {
    const { now } = this.context
    return due > now ? due : dueAfter(now, { workingDays: 1 }, this.calendar)
  }

  get rules() {
    return rulesOf(this.context.reference.policy, this.meeting.form)
  }

  get calendar() {
    return calendarOf(this.context.reference)
  }
}
