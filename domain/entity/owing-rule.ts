import type { Calendar } from '../calendar/calendar.ts'
import type { Context, Party, Refusal } from './decider.ts'
import { refuse } from './rule.ts'
import type { Obligation } from '../obligations/obligation.ts'
import type { ObligationKind } from '../obligations/kind.ts'
import { owedOf, type Owing } from '../obligations/owing.ts'
import type { SiteReference } from '../reference/reference.ts'
import type { WeighedExtension } from '../obligations/extension.ts'

/** What these commands need of a decision about whatever owes. */
export interface OwingDecision<What extends string> {
  readonly state: Owing<What>
  readonly context: Context<SiteReference>
  readonly calendar: Calendar
  remind(obligation: Obligation<What>): void
  extend(
    obligation: Obligation<What>,
    due: number,
    how: WeighedExtension & { readonly reason: string },
  ): void
  confirmExtension(asked: Obligation<What>, reason: string): void
  lapseExtension(asked: Obligation<What>, outcome: 'met', reason?: string): void
  reassign(obligation: Obligation<What>, to: Party, said: { reason: string }): void
  settleOne(id: string, outcome: 'met', said: { note?: string }): void
}

/** What differs from one kind of entity to another. */
export interface Special<What extends string, B extends OwingDecision<What>> {
  readonly kinds: Readonly<Record<What, Pick<ObligationKind, 'owner' | 'heldBy' | 'byHand'>>>
  /** Whether what is owed after the end can be seen to. */
  readonly afterEnd?: 'whileOwed'
  /** What is one agency's own, and can be given to another role of that agency alone. */
  readonly ofOneAgency: readonly What[]
  /** What is due when something else is, and is moved by that. */
  readonly datedElsewhere?: readonly What[]
  /** Why this, or nothing of this entity, can be given to an agency. */
  readonly cannotOwe?: (builder: B, to: Party, obligation: Obligation<What>) => Refusal | undefined
  /** What else follows when an obligation becomes somebody else's. */
  readonly reassigned?: (builder: B, obligation: Obligation<What>, to: Party) => void
  /** The id of an obligation, for the documentation. */
  readonly example: string
}

/** Who plans what others owe. */
export const who = ['coordinator', 'supervisor'] as const
export const reason = 'Agreed by telephone with the agency.'

/** The open obligation of this id, or why there is none. */
export const findOwed = <What extends string>(
  { state }: { readonly state: Owing<What> },
  id: string,
): Obligation<What> | Refusal =>
  state.obligations[id] ?? refuse('no-such-obligation', 'obligationId')

/** Why there is nothing to plan. */
export const needsOwed = <What extends string>(state: Owing<What>): Refusal | undefined =>
  owedOf(state).length > 0 ? undefined : refuse('nothing-owed')

/** Whether the commands hold after the end. */
export const lateOf = (afterEnd: 'whileOwed' | undefined) => (afterEnd ? { afterEnd } : {})
