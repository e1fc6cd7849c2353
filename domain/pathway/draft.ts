import { clockOf, ladderOf, stopsInHold } from '../policy/lookup.ts'
import { calendarOf, holderOf, siteAt, type SiteReference } from '../reference/reference.ts'
import { type ClockRule, type LadderRule, type Span } from '../policy/policy.ts'
import { type Context, type Party } from '../decider.ts'
import { type PathwayEvent, type PathwayEventType, type PathwayFacts } from './events.ts'
import { type Flag, owed, type PathwayState } from './state.ts'
import {
  type ObligationCode,
  obligationKinds,
  type ObligationOutcome,
} from '../obligations/kinds.ts'
import { type ObligationKind } from '../obligations/kind.ts'
import { dueAfter, planRungs } from '../obligations/ladder.ts'
import { evolvePathway } from './evolve.ts'
import { type Opening } from './opening.ts'
import { type Obligation } from '../obligations/obligation.ts'
import { type Risk } from '../codes.ts'
import { type StageCode, stages } from '../stages/index.ts'
import { type StageDefinition } from '../stages/stage.ts'

export type PathwayContext = Context<SiteReference>

const partyOf = ({ agency, role }: Party): Party => ({ agency, role })

/**
 * A decision being made: collects events and shows the state as they leave it, so that a rule reads as a sequence of
 * facts. It lives inside one call of `decide` and never leaves it.
 */
export class Draft {
  private readonly given: PathwayContext
  readonly events: PathwayEvent[] = []
  state: PathwayState

  constructor(state: PathwayState, context: PathwayContext) {
    this.state = state
    this.given = context
  }

  /** What surrounds the decision; its site is the one at which the facts so far have put the pathway. */
  get context(): PathwayContext {
    const reference = siteAt(this.given.reference, this.state.site)
    return reference === this.given.reference ? this.given : { ...this.given, reference }
  }

  /** Adds one fact. */
  record<T extends PathwayEventType>(type: T, data: PathwayFacts[T]): void {
    const event = { type, data } as PathwayEvent // type and data belong together by the signature
    this.events.push(event)
    this.state = evolvePathway(this.state, event)
  }

  /** Owes something: due by the policy's clock unless a date is given, to the holder of its role unless named. */
  open(what: ObligationCode, opening: Opening = {}): void {
    const kind: ObligationKind = obligationKinds[what]
    const owner = opening.owner ?? this.holder(kind)
    const since = opening.since ?? this.context.receivedAt
    const clock = opening.clock ?? kind.clock
    const { from = since } = opening
    const due = opening.due ?? dueAfter(from, this.clock(clock).span, this.calendar)
    const stopped = this.state.hold && stopsInHold(this.context.reference.policy, clock)
    this.record('obligation-opened', {
      id: `${this.state.id}.${this.state.opened + 1}`,
      what,
      agency: owner.agency,
      role: owner.role,
      since,
      due,
      clock,
      ladder: kind.ladder,
      rungs: stopped
        ? []
        : planRungs(
            this.ladder(kind.ladder),
            Math.max(since, this.context.receivedAt), // nobody is reminded of what was not owed yet
            due,
            this.calendar,
          ),
      ...(stopped ? { stopped: this.context.receivedAt } : {}),
      ...(opening.due === undefined ? {} : { given: true as const }),
      ...(from === since ? {} : { from }),
      ...(opening.about === undefined ? {} : { about: opening.about }),
    })
  }

  /** Ends every open obligation of these kinds; of one subject where it is named. */
  settle(
    kinds: readonly ObligationCode[],
    outcome: ObligationOutcome = 'met',
    about?: string,
  ): void {
    for (const { id, about: subject } of owed(this.state, ...kinds))
      if (about === undefined || subject === about) this.settleOne(id, outcome)
  }

  settleOne(
    id: string,
    outcome: ObligationOutcome,
    said: { reason?: string; note?: string } = {},
  ): void {
    const told = this.state.obligations[id]?.told ?? []
    this.record('obligation-settled', { id, outcome, told, ...said })
  }

  /** Moves an obligation's date and plans its ladder anew from now. */
  move(obligation: Obligation, due: number, reason?: string): void {
    this.record('obligation-moved', {
      id: obligation.id,
      due,
      rungs: this.rungsFrom(obligation, due),
      ...(reason === undefined ? {} : { reason }),
    })
  }

  reassign(obligation: Obligation, to: Party, reason: string): void {
    this.record('obligation-reassigned', {
      id: obligation.id,
      agency: to.agency,
      role: to.role,
      rungs: this.rungsFrom(obligation, obligation.due),
      reason,
    })
  }

  /** Stops an obligation's clock, if a hold stops it and has not yet. */
  stop({ id, clock, stopped }: Obligation): void {
    if (stopped === undefined && stopsInHold(this.context.reference.policy, clock))
      this.record('obligation-stopped', { id, since: this.context.receivedAt })
  }

  /**
   * Lets an obligation's clock go on from `at`, until `due`, and plans its ladder anew. `given`: that date is one of its own, and
   * not what the clock had left.
   */
  goOn({ id, ladder }: Obligation, at: number, due: number, given: boolean): void {
    const rungs = planRungs(this.ladder(ladder), at, due, this.calendar)
    this.record('obligation-resumed', { id, due, rungs, ...(given ? {} : { at }) })
  }

  /** Enters a stage: what the old one raised ends with it, and what the new one owes is opened unless told otherwise. */
  enter(
    stage: StageCode,
    because: string,
    owes: readonly ObligationCode[] | 'usual' = 'usual',
    until?: number,
  ): void {
    this.endStage()
    this.record('stage-entered', { stage, because, ...(until === undefined ? {} : { until }) })
    if (stage !== 'referral') this.flag('returned', false)
    const definition: StageDefinition = stages[stage]
    if (owes !== 'usual') for (const what of owes) this.open(what)
    else if (stage === 'review') this.openReview()
    else if (definition.owes) this.open(definition.owes)
  }

  /** The pathway's end: nothing is owed any more, until the keeping of its record is to be decided. */
  end(because: string): void {
    for (const { id } of owed(this.state)) this.settleOne(id, 'ended')
    this.record('pathway-ended', { because, at: this.context.now })
  }

  /** Owes the next review: four-weekly at high risk, else twelve-weekly. */
  openReview(): void {
    this.open('review', { clock: this.state.risk === 'high' ? 'reviewHigh' : 'reviewStandard' })
  }

  /** Changes the risk, if it does change, and what follows from it. Called by a person's judgement only. */
  setRisk(risk: Risk, because: string): void {
    if (this.state.risk === risk) return
    this.record('risk-set', { risk, because })
    if (risk === 'high') this.hurryContact()
    for (const review of owed(this.state, 'review')) {
      const clock = risk === 'high' ? 'reviewHigh' : 'reviewStandard'
      if (clock === review.clock) continue
      this.settleOne(review.id, 'ended')
      const { span } = this.clock('reviewOutOfTurn')
      this.openSince('review', review, { clock, otherwise: span })
    }
  }

  /**
   * The contact with the victim is owed within the shorter clock, counted from the same referral. Of one that was given up
   * already the police are asked, as if it had been urgent then.
   */
  hurryContact(): void {
    const { flags } = this.state
    const gone = flags.includes('supportDeclined') || flags.includes('victimDied')
    if (flags.includes('unreachable') && !gone && owed(this.state, 'unreachable').length === 0)
      this.open('unreachable')
    for (const contact of owed(this.state, 'victimContact')) {
      this.settleOne(contact.id, 'ended')
      const how = { clock: 'victimContactHigh', otherwise: { days: 0 } }
      this.openSince('victimContactHigh', contact, how)
    }
  }

  /** Owes something in place of another: the same owner, another clock, counted from the same moment. */
  private openSince(
    what: ObligationCode,
    before: Obligation,
    { clock, otherwise }: { clock: string; otherwise: Span },
  ): void {
    const { since } = before
    const planned = dueAfter(since, this.clock(clock).span, this.calendar)
    const due = this.notPassed(planned, otherwise)
    const own = due === planned ? {} : { due }
    this.open(what, { owner: partyOf(before), since, clock, ...own })
  }

  flag(flag: Flag, up: boolean): void {
    if (this.state.flags.includes(flag) !== up) this.record('flagged', { flag, up })
  }

  clock(code: string): ClockRule {
    return clockOf(this.context.reference.policy, code)
  }

  get calendar() {
    return calendarOf(this.context.reference)
  }

  /** A shorter clock may have run out before it was set: then there is a little time from now, or nobody would be asked. */
  private notPassed(due: number, otherwise: Span): number {
    const { receivedAt } = this.context
    return due > receivedAt ? due : dueAfter(receivedAt, otherwise, this.calendar)
  }

  private ladder(code: string): LadderRule {
    return ladderOf(this.context.reference.policy, code)
  }

  private rungsFrom(obligation: Obligation, due: number): Obligation['rungs'] {
    if (obligation.stopped !== undefined) return [] // nobody is reminded of what is stopped
    return planRungs(this.ladder(obligation.ladder), this.context.now, due, this.calendar)
  }

  /** A role that nobody holds falls to the coordinator, and then to the referrer: nothing is owed by nobody. */
  private holder(kind: ObligationKind): Party {
    const { reference } = this.context
    const holder = holderOf(reference, kind.owner) ?? holderOf(reference, 'coordinator')
    if (holder) return holder
    if (this.state.referrer) return this.state.referrer
    throw new Error(`nobody holds ${kind.owner}`)
  }

  private endStage(): void {
    for (const { id, what } of owed(this.state))
      if (obligationKinds[what].span === 'stage') this.settleOne(id, 'ended')
  }
}
