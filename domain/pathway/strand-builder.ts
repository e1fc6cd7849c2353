import type { ObligationCode } from '../obligations/kinds.ts'
import { obligationKinds } from '../obligations/kinds.ts'
import type { Obligation } from '../obligations/obligation.ts'
import type { ObligationOutcome } from '../obligations/kinds.ts'
import type { Opening } from '../obligations/owing.ts'
import { optional } from '../entity/rule.ts'
import type { PathwayBuilder } from './builder.ts'
import type { PathwayFacts } from './events.ts'
import { isFirst, liveStrands, strandOf, strandOfOwed } from './strands.ts'
import type { Strand, StrandFlag, StrandId } from './shape/strand.ts'

/** The facts that can be about one victim. */
type AboutOne = {
  [T in keyof PathwayFacts]: 'strand' extends keyof PathwayFacts[T] ? T : never
}[keyof PathwayFacts]

/** A decision as far as it is about one victim: what is recorded, raised and owed through it is theirs and nobody else's. */
export class StrandBuilder {
  readonly whole: PathwayBuilder
  readonly id: StrandId

  constructor(whole: PathwayBuilder, id: StrandId) {
    this.whole = whole
    this.id = id
  }

  /** The strand as the decision leaves it so far. */
  get strand(): Strand {
    const strand = strandOf(this.whole.state, this.id)
    if (!strand) throw new Error(`no strand ${this.id}`)
    return strand
  }

  /** The open obligations of these kinds for this victim, oldest first; of every kind if none is named. */
  owed(...kinds: ObligationCode[]): Obligation[] {
    return this.whole.owed(...kinds).filter((one) => strandOfOwed(one) === this.id)
  }

  /** Ends what is owed of these kinds for this victim, or only what is about one thing if that is named. */
  settle(
    kinds: readonly ObligationCode[],
    outcome: ObligationOutcome = 'met',
    about?: string,
  ): void {
    for (const one of this.owed(...kinds))
      if (about === undefined || one.about === about) this.whole.settleOne(one.id, outcome)
  }

  /** Nothing is owed for this victim any more, but for what was agreed with somebody: an action of the plan is theirs to end. */
  settleAll(): void {
    for (const { id, what } of this.owed())
      if (!isAgreed({ what })) this.whole.settleOne(id, 'ended')
  }

  /** Owes something for this victim: what an advocate owes, theirs does. */
  open(what: ObligationCode, how: Partial<Opening> = {}): void {
    this.whole.open(what, this.owning(what, how))
  }

  /** Owes again what was owed earlier, as `PathwayBuilder.restore`. */
  restore(what: ObligationCode, how: Partial<Opening> & { readonly due: number }): void {
    this.whole.restore(what, { ...this.owning(what, how), due: how.due })
  }

  flag(flag: StrandFlag, up: boolean): void {
    if (this.strand.flags.includes(flag) !== up)
      this.whole.record('flagged', { flag, up, ...this.mark })
  }

  /** Adds one fact about this victim. */
  record<T extends AboutOne>(type: T, data: Omit<PathwayFacts[T], 'strand'>): void {
    this.whole.record(type, { ...data, ...this.mark } as PathwayFacts[T]) // the one field that was left out
  }

  /** What a fact or an obligation says of whom it is about; nothing as long as the pathway has one victim. */
  private get mark(): { strand?: StrandId } {
    return isFirst(this.id) && !this.whole.state.strands?.length ? {} : { strand: this.id }
  }

  private owning(what: ObligationCode, how: Partial<Opening>): Partial<Opening> {
    const advocate =
      obligationKinds[what].owner === 'victimAdvocate' ? this.strand.advocate : undefined
    return { ...optional({ owner: advocate }), ...how, ...this.mark }
  }
}

/** Whether something is owed because it was agreed with whoever owes it, and is theirs to end. */
export const isAgreed = ({ what }: Pick<Obligation, 'what'>): boolean =>
  what === 'action' || what === 'verifyAction'

/** One victim's part of a decision. */
export const strandIn = (builder: PathwayBuilder, id: StrandId): StrandBuilder =>
  new StrandBuilder(builder, id)

/** Each victim's part of a decision, of those whose strand has not ended. */
export const liveIn = (builder: PathwayBuilder): StrandBuilder[] =>
  liveStrands(builder.state).map(({ id }) => strandIn(builder, id))
