import { OwingBuilder } from '../entity/owing-builder.ts'
import { agendaOrder, excessItems } from './agenda.ts'
import { type SiteReference, underPolicy } from '../reference/reference.ts'
import type { ConferenceEvent, ConferenceFacts } from './events.ts'
import { conferenceKinds, type ConferenceKind, type ConferenceKindCode } from './kinds.ts'
import { type ConferenceState, hasWork, isStuckAtHighRisk, sameParty, seatKey } from './state.ts'
import type { Item, Meeting } from './shape.ts'
import type { Context, Party } from '../entity/decider.ts'
import { dueAfter } from '../obligations/ladder.ts'
import { evolveConference } from './evolve.ts'
import { quorumNow } from './quorum.ts'
import { rulesOf } from './forms.ts'

export type ConferenceContext = Context<SiteReference>

/** The site as a meeting has it: under its own version of the policy, which may have changed within a turn. */
export const referenceFor = (
  { meeting }: ConferenceState,
  reference: SiteReference,
): SiteReference => (meeting && underPolicy(reference, meeting.policyVersion)) ?? reference

/** A decision about a meeting being made, under the version of its site's policy that the meeting has by now. */
export class ConferenceBuilder extends OwingBuilder<
  ConferenceKindCode,
  ConferenceState,
  ConferenceFacts
> {
  /** Adds whoever is not invited yet; to an emergency one, or once the list is closed, they are asked to come. */
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
    if (hasWork(this.state)) this.open('reconvene', this.reconvening())
    if (isStuckAtHighRisk(this.state)) this.open('hearOfInquorate')
    this.open('draftMinutes')
  }

  private reconvening(): { readonly clock?: string } {
    if (this.meeting.emergency) return { clock: 'emergencyConference' }
    return isStuckAtHighRisk(this.state) ? { clock: 'reconveneAgain' } : {}
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
    return dueAfter(since, this.clock(clock).span, this.calendar)
  }

  /** A date that has passed, after an outage or at short notice, is the next working day's: else nobody would be asked. */
  notPassed(due: number): number {
    const { now } = this.context
    return due > now ? due : dueAfter(now, { workingDays: 1 }, this.calendar)
  }

  get rules() {
    return rulesOf(this.context.reference.policy, this.meeting.form)
  }

  protected evolve(state: ConferenceState, event: ConferenceEvent): ConferenceState {
    return evolveConference(state, event)
  }

  protected override referenceNow(reference: SiteReference): SiteReference {
    return referenceFor(this.state, reference)
  }

  protected kindOf(what: ConferenceKindCode): ConferenceKind {
    return conferenceKinds[what]
  }

  protected get otherwise(): Party | undefined {
    return this.state.invited[0]
  }

  protected stopsNow(): boolean {
    return false
  }
}
