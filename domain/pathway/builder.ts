import { OwingBuilder } from '../entity/owing-builder.ts'
import { ladderOf, stopsInHold } from '../policy/lookup.ts'
import { holderOf, type SiteReference, siteUnder } from '../reference/reference.ts'
import type { LadderRule, Span } from '../policy/policy.ts'
import type { Context, Party } from '../entity/decider.ts'
import type { PathwayEvent, PathwayFacts } from './events.ts'
import type { PathwayState } from './state.ts'
import type { Flag } from './shape/flags.ts'
import { type ObligationCode, obligationKinds, outlives } from '../obligations/kinds.ts'
import type { ObligationKind } from '../obligations/kind.ts'
import { dueAfter, planRungs } from '../obligations/ladder.ts'
import { holderOr, type Opening } from '../obligations/owing.ts'
import { leavesOut } from '../kept-out.ts'
import { evolvePathway } from './evolve.ts'
import { isRaised, liveStrands, strandOfOwed } from './strands.ts'
import { staysWhenLinked } from './linked.ts'
import type { Obligation } from '../obligations/obligation.ts'
import type { WeighedExtension } from '../obligations/extension.ts'
import type { Risk } from '../codes.ts'
import { type Destination, type StageCode, stages } from '../stages/index.ts'
import { besideStages, type LedTo, type OutcomeFrom, type WaysFrom } from '../stages/ways.ts'
import { wayBy } from '../stages/stored-ways.ts'
import type { StageDefinition } from '../stages/stage.ts'

export type PathwayContext = Context<SiteReference>

/** How a place is left, if not in the usual way. */
interface Leaving<To extends Destination> {
  /** Where to, of the places to which the outcome can lead. */
  readonly to?: To
  /** What is owed on arrival, in place of what the stage usually owes. */
  readonly owes?: readonly ObligationCode[] | 'usual'
  /** Until when it lasts there, where time ends it. */
  readonly until?: number
}

const partyOf = ({ agency, role }: Party): Party => ({ agency, role })

/** A decision about a pathway being made. Its site and policy are those that the facts so far have put the pathway under. */
export class PathwayBuilder extends OwingBuilder<ObligationCode, PathwayState, PathwayFacts> {
  /** Owes something: what somebody would owe who may not see the pathway, the coordinator owes. */
  override open(what: ObligationCode, how: Partial<Opening> = {}): void {
    const { reference } = this.context
    const owner = how.owner ?? holderOr(reference, this.kindOf(what).owner, this.otherwise)
    super.open(what, { ...how, owner: this.ownerFor(owner) })
  }

  /** Who owes and hears in the place of somebody: the coordinator, if nobody of that agency may see the pathway. */
  ownerFor({ agency, role }: Party): Party {
    const coordinator =
      leavesOut(this.state.keptOut, agency, role) && holderOf(this.context.reference, 'coordinator')
    return coordinator || { agency, role }
  }

  /** A person's later date; who hears of it is somebody who may see the pathway. */
  override extend(
    obligation: Obligation,
    due: number,
    { told, ...how }: WeighedExtension & { readonly reason: string },
  ): void {
    super.extend(obligation, due, { ...how, told: told.map((one) => this.ownerFor(one)) })
  }

  /** Owes again, or here, what was owed earlier. It is due today if its date has passed, or nobody would be asked. */
  restore(what: ObligationCode, how: Partial<Opening> & { readonly due: number }): void {
    this.open(what, { ...how, due: this.notPassed(how.due, { days: 0 }) })
  }

  /** Stops an obligation's clock, if a hold stops it and has not yet. */
  stop({ id, clock, stopped }: Obligation): void {
    if (stopped === undefined && stopsInHold(this.context.reference.policy, clock))
      this.record('obligation-stopped', { id, since: this.context.receivedAt })
  }

  /**
   * Lets an obligation's clock run again from `at`, until `due`, and plans its ladder again. `fixedDate`: the date is its
   * own, and not what the clock had left.
   */
  resume({ id, ladder }: Obligation, at: number, due: number, fixedDate: boolean): void {
    const rungs = planRungs(this.ladder(ladder), at, due, this.calendar)
    this.record('obligation-resumed', { id, due, rungs, ...(fixedDate ? {} : { at }) })
  }

  /**
   * Leaves a place by one of its outcomes, for the usual destination or for `to`. What the old stage raised ends with
   * it, and what the new one owes is opened unless `owes` says otherwise.
   */
  leave<F extends WaysFrom, O extends OutcomeFrom<F>>(
    from: F,
    outcome: O,
    { to, owes = 'usual', until }: Leaving<LedTo<F, O>> = {},
  ): void {
    const { stage } = this.state
    if (!Object.hasOwn(besideStages, from) && from !== stage)
      throw new Error(`${from} left from ${stage}`)
    const { usual, because } = wayBy(from, outcome)
    const place = to ?? usual
    if (place === 'ended') this.end(because)
    else this.enter(place, because, owes, until)
  }

  /** Back where it stood before something that was entered in error, with no more owed than is owed. */
  takeBackTo(stage: LedTo<'anywhere', 'tookBack'>, until: number | undefined): void {
    this.leave('anywhere', 'tookBack', {
      to: stage,
      owes: [],
      ...(until === undefined ? {} : { until }),
    })
  }

  private enter(
    stage: StageCode,
    because: string,
    owes: readonly ObligationCode[] | 'usual',
    until: number | undefined,
  ): void {
    this.endStage()
    this.record('stage-entered', { stage, because, ...(until === undefined ? {} : { until }) })
    if (stage !== 'referral') this.flag('returned', false)
    const definition: StageDefinition = stages[stage]
    if (owes !== 'usual') for (const what of owes) this.open(what)
    else if (stage === 'review') this.openReview()
    else if (definition.owes) this.open(definition.owes)
  }

  /**
   * The pathway's end: nothing is owed any more, until the keeping of its record is to be decided. What is owed to a victim
   * for safety is owed all the same; a referral that is linked takes along what can be owed there.
   */
  private end(because: string): void {
    const stays =
      because === 'linked' ? staysWhenLinked(this.state.link?.urgent ?? false) : outlives
    for (const { id, what } of this.owed()) if (!stays(what)) this.settleOne(id, 'ended')
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
    for (const review of this.owed('review')) {
      const clock = risk === 'high' ? 'reviewHigh' : 'reviewStandard'
      if (clock === review.clock) continue
      this.settleOne(review.id, 'ended')
      const { span } = this.clock('reviewOutOfTurn')
      this.openSince('review', review, { clock, otherwise: span })
    }
  }

  /**
   * The contact with each victim is owed within the shorter clock, counted from the same referral. Of one that was given up
   * already the police are asked, as if it had been urgent then.
   */
  hurryContact(): void {
    for (const strand of liveStrands(this.state)) {
      const gone = isRaised(strand, 'supportDeclined') || isRaised(strand, 'victimDied')
      const owed = this.owed('unreachable').some((one) => strandOfOwed(one) === strand.id)
      if (isRaised(strand, 'unreachable') && !gone && !owed)
        this.open('unreachable', this.state.strands?.length ? { strand: strand.id } : {})
    }
    for (const contact of this.owed('victimContact')) {
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
    const strand = this.state.strands?.length ? strandOfOwed(before) : undefined
    const planned = dueAfter(since, this.clock(clock).span, this.calendar)
    const due = this.notPassed(planned, otherwise)
    const own = due === planned ? {} : { due }
    this.open(what, {
      ...{ owner: partyOf(before), since, clock, ...own },
      ...(strand === undefined ? {} : { strand }),
    })
  }

  flag(flag: Flag, up: boolean): void {
    if (this.state.flags.includes(flag) !== up) this.record('flagged', { flag, up })
  }

  /** A shorter clock may have run out before it was set: then there is a little time from now, or nobody would be asked. */
  private notPassed(due: number, otherwise: Span): number {
    const { receivedAt } = this.context
    return due > receivedAt ? due : dueAfter(receivedAt, otherwise, this.calendar)
  }

  private ladder(code: string): LadderRule {
    return ladderOf(this.context.reference.policy, code)
  }

  private endStage(): void {
    for (const { id, what } of this.owed())
      if (obligationKinds[what].span === 'stage') this.settleOne(id, 'ended')
  }

  protected evolve(state: PathwayState, event: PathwayEvent): PathwayState {
    return evolvePathway(state, event)
  }

  protected override referenceNow(reference: SiteReference): SiteReference {
    return siteUnder(reference, this.state)
  }

  protected kindOf(what: ObligationCode): ObligationKind {
    return obligationKinds[what]
  }

  protected get otherwise(): Party | undefined {
    return this.state.referrer
  }

  protected stopsNow(clock: string): boolean {
    return this.state.hold !== undefined && stopsInHold(this.context.reference.policy, clock)
  }
}
