import type { Context } from './decider.ts'

/** One thing that can have happened, by a table of facts: each type with its own. */
export type EventOf<Facts> = {
  [T in keyof Facts & string]: { readonly type: T; readonly data: Facts[T] }
}[keyof Facts & string]

/**
 * A decision being made: collects events and shows the state as they leave it, so that a rule reads as a sequence of facts. It
 * lives inside one call of `decide` and never leaves it.
 */
export abstract class DecisionBuilder<State, Facts, Reference> {
  readonly #given: Context<Reference>
  readonly #events: EventOf<Facts>[] = []
  readonly #states: State[] = []
  #state: State

  constructor(state: State, context: Context<Reference>) {
    this.#state = state
    this.#given = context
  }

  get state(): State {
    return this.#state
  }

  get events(): readonly EventOf<Facts>[] {
    return this.#events
  }

  /** The state after each event. */
  get states(): readonly State[] {
    return this.#states
  }

  /** What surrounds the decision; what the rules read is as the facts so far have it. */
  get context(): Context<Reference> {
    const reference = this.referenceNow(this.#given.reference)
    return reference === this.#given.reference ? this.#given : { ...this.#given, reference }
  }

  /** Adds one fact. */
  record<T extends keyof Facts & string>(type: T, data: Facts[T]): void {
    this.keep({ type, data }) // type and data belong together by the signature
  }

  protected keep(event: EventOf<Facts>): void {
    this.#events.push(event)
    this.#state = this.evolve(this.#state, event)
    this.#states.push(this.#state)
  }

  protected abstract evolve(state: State, event: EventOf<Facts>): State

  /** What the rules read, where the facts so far have put the entity under something else. */
  protected referenceNow(reference: Reference): Reference {
    return reference
  }
}
