import type { ClockRule } from '../policy/policy.ts'
import {
  holderOr,
  movingFact,
  openingFact,
  type Opening,
  owedOf,
  type Owing,
  reassigningFact,
  type SaidOfEnd,
  settlingFact,
} from '../obligations/owing.ts'
import { confirmerAt, rungsAgain, type WeighedExtension } from '../obligations/extension.ts'
import { calendarOf, type SiteReference } from '../reference/reference.ts'
import { clockOf } from '../policy/lookup.ts'
import { DecisionBuilder, type EventOf } from './builder.ts'
import type { Obligation } from '../obligations/obligation.ts'
import type { ObligationKind } from '../obligations/kind.ts'
import type { ObligationOutcome } from '../obligations/kinds.ts'
import type { OwingEventType, OwingFacts } from '../obligations/facts.ts'
import type { Party } from './decider.ts'

/** The kind that is owed for each extension past the policy's limit; every table of kinds has it. */
export const confirmation = 'confirmExtension'

/** When an extension lapses that nobody has confirmed. */
export const lapses = (state: Owing<string>): { at: number; what: string }[] =>
  owedOf(state, confirmation).map(({ due }) => ({ at: due, what: 'an extension lapses' }))

/** A decision about an entity that can owe something: what is owed is opened, moved and ended by the same facts everywhere. */
export abstract class OwingBuilder<
  What extends string,
  State extends Owing<What>,
  Facts,
> extends DecisionBuilder<State, Facts, SiteReference> {
  /** Owes something: due by the policy's clock unless a date is given, to the holder of its role unless named. */
  open(what: What, how: Partial<Opening> = {}): void {
    const { context, state } = this
    const kind = this.kindOf(what)
    const owner = how.owner ?? holderOr(context.reference, kind.owner, this.otherwise)
    const stopped = this.stopsNow(how.clock ?? kind.clock)
    this.owe(
      'obligation-opened',
      openingFact(state, what, kind, { ...how, owner, stopped }, context),
    )
  }

  /** The open obligations of these kinds, oldest first; of every kind when none is named. */
  owed(...kinds: What[]): Obligation<What>[] {
    return owedOf(this.state, ...kinds)
  }

  /** Ends every open obligation of these kinds, or only those about one thing if it is named. */
  settle(
    kinds: readonly What[],
    outcome: ObligationOutcome = 'met',
    about?: string,
    said: { leftOut?: string } = {},
  ): void {
    for (const one of this.owed(...kinds))
      if (about === undefined || one.about === about) this.settleOne(one.id, outcome, said)
  }

  settleOne(id: string, outcome: ObligationOutcome, said: SaidOfEnd = {}): void {
    if (!this.state.obligations[id]) return // it went with something that ended just now
    this.owe('obligation-settled', settlingFact(this.state, id, outcome, said))
    for (const { id: asked } of this.confirmationsOf(id)) this.settleOne(asked, 'ended')
  }

  /** Nothing is owed any more. */
  settleAll(): void {
    for (const { id } of this.owed()) this.settleOne(id, 'ended')
  }

  /** Moves an obligation's date and plans its ladder again from now. */
  move(obligation: Obligation<What>, due: number, reason?: string, before?: number): void {
    this.owe('obligation-moved', movingFact(obligation, due, this.context, reason, before))
  }

  /** A person's later date. What is past the policy's limit stands until a second person is to have confirmed it. */
  extend(
    obligation: Obligation<What>,
    due: number,
    { reason, extension, told }: WeighedExtension & { readonly reason: string },
  ): void {
    if (!extension) return this.move(obligation, due, reason)
    const fact = movingFact(obligation, due, this.context, reason)
    this.owe('obligation-moved', { ...fact, extension, ...(told.length > 0 ? { told } : {}) })
    if (extension.unconfirmed)
      this.open(confirmation as What, {
        ...{ owner: confirmerAt(this.context), about: obligation.id },
        ...(obligation.strand === undefined ? {} : { strand: obligation.strand }),
      })
  }

  /** A second person agreed to an extension. */
  confirmExtension(asked: Obligation<What>, reason: string): void {
    const one = this.state.obligations[asked.about ?? '']
    if (one) this.owe('extension-confirmed', { id: one.id, due: one.due, reason })
    this.settleOne(asked.id, 'met')
  }

  /** Nobody agreed to an extension, or somebody said no: the earlier date stands again. */
  lapseExtension(asked: Obligation<What>, outcome: 'met' | 'ended', reason?: string): void {
    const one = this.state.obligations[asked.about ?? '']
    const due = one?.extended?.unconfirmed?.was
    if (one && due !== undefined)
      this.owe('obligation-moved', {
        ...{ id: one.id, due, rungs: rungsAgain(one, due, this.context), lapsed: true },
        ...(reason === undefined ? {} : { reason, refused: true as const }),
      })
    this.settleOne(asked.id, outcome)
  }

  /** What time does about extensions that nobody has confirmed. */
  lapseExtensions(): void {
    for (const asked of this.confirmationsOf())
      if (asked.due <= this.context.now) this.lapseExtension(asked, 'ended')
  }

  private confirmationsOf(id?: string): Obligation<What>[] {
    return this.owed().filter(
      ({ what, about }) => what === confirmation && (id === undefined || about === id),
    )
  }

  /** Something stands again as it stood before something that was withdrawn. */
  standAgain(obligation: Obligation<What>): void {
    this.owe('obligation-restored', obligation)
  }

  reassign(
    obligation: Obligation<What>,
    to: Party,
    said: { reason?: string; leftOut?: string },
  ): void {
    this.owe('obligation-reassigned', reassigningFact(obligation, to, this.context, said))
  }

  /** Asks for an unscheduled reminder. */
  remind({ id, nudges }: Obligation<What>): void {
    this.owe('reminder-asked', { id, nudge: nudges + 1 })
  }

  clock(code: string): ClockRule {
    return clockOf(this.context.reference.policy, code)
  }

  get calendar() {
    return calendarOf(this.context.reference)
  }

  /** Adds a fact about what is owed. */
  protected owe<T extends OwingEventType>(type: T, data: OwingFacts<What>[T]): void {
    this.keep({ type, data } as unknown as EventOf<Facts>) // each table of facts that can owe has these
  }

  protected abstract kindOf(what: What): Pick<ObligationKind, 'owner' | 'clock' | 'ladder'>

  /** Who owes if nobody at the site holds the role. */
  protected abstract get otherwise(): Party | undefined

  /** Whether a clock is stopped as things are. */
  protected abstract stopsNow(clock: string): boolean
}
