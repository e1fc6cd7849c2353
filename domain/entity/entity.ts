import type {
  Actor,
  Command,
  Consequence,
  Context,
  Decider,
  Decision,
  Refusal,
  Position,
  TurnContext,
} from './decider.ts'
import type { DecisionBuilder, EventOf } from './builder.ts'
import type { Obligation } from '../obligations/obligation.ts'
import { OutsideCalendar } from '../calendar/calendar.ts'
import type { RefusalCode } from '../refusals.ts'
import { notYours, refuse, type Rule } from './rule.ts'

/** A moment at which time has something to say, and what it is in words for operators. */
interface Moment {
  readonly at: number
  readonly what: string
}

/** Where an entity is in its life. */
type Life = 'beforeBeginning' | 'open' | 'ended'

/** What there is to say of one kind of entity; the decider is made of it. */
export interface EntityKit<
  State,
  Facts,
  Reference,
  Builder extends DecisionBuilder<State, Facts, Reference>,
> {
  readonly initial: (id: string) => State
  readonly evolve: (state: State, event: EventOf<Facts>) => State
  readonly tell: (
    state: State,
    event: EventOf<Facts>,
    context: TurnContext<Reference>,
  ) => readonly Consequence[]
  /** What the rules read, under what the entity follows by now: an event of the same turn can have changed that. */
  readonly referenceFor: (state: State, reference: Reference) => Reference
  readonly begin: (state: State, context: Context<Reference>) => Builder
  readonly commands: Readonly<Record<string, Rule<Builder>>>
  readonly life: (state: State) => Life
  /** What a command is refused with before the beginning, and after the end. */
  readonly closed: { readonly before: RefusalCode; readonly after: RefusalCode }
  /** What else keeps somebody from a command: `from` whoever they are, and `now` that it is open. */
  readonly from?: (rule: Rule<Builder>, state: State, by: Actor) => Refusal | undefined
  readonly now?: (rule: Rule<Builder>, state: State) => Refusal | undefined
  /** What follows on every decision that was not refused. */
  readonly afterwards?: (builder: Builder) => void
  /** When time has something to say, soonest first, and what it does then. */
  readonly moments: (state: State, reference: Reference) => readonly Moment[]
  readonly passTime: (builder: Builder) => void
  readonly owed: (state: State) => readonly Obligation<string>[]
  /** What is special about where it stands. */
  readonly place: (state: State) => Pick<Position, 'stage' | 'site' | 'send'>
}

/** The rules of one kind of entity, with why a command may not be sent now. */
export interface Entity<State, Event, Reference, Name extends string> extends Decider<
  State,
  Event,
  Reference
> {
  /** Why this command may not be sent now by this actor, judged without its body; undefined when it may. */
  readonly whyNot: (name: Name, state: State, context: Context<Reference>) => Refusal | undefined
}

/** Makes the decider of a kind of entity from its registry of commands and what is special about it. */
export function makeEntity<
  State,
  Facts,
  Reference,
  Builder extends DecisionBuilder<State, Facts, Reference>,
  Name extends string,
>(
  kit: EntityKit<State, Facts, Reference, Builder> & {
    readonly commands: Readonly<Record<Name, Rule<Builder>>>
  },
): Entity<State, EventOf<Facts>, Reference, Name> {
  const isCommand = (name: string): name is Name => Object.hasOwn(kit.commands, name)

  function whyNot(name: Name, builder: Builder): Refusal | undefined {
    const rule: Rule<Builder> = kit.commands[name]
    const { state } = builder
    const { by } = builder.context
    const refused = notYours(rule, by) ?? kit.from?.(rule, state, by)
    if (refused) return refused
    const life = kit.life(state)
    if (life === 'ended' && !holdsAfterEnd(rule, state)) return refuse(kit.closed.after)
    if (life === 'beforeBeginning' && !rule.beforeBeginning) return refuse(kit.closed.before)
    return kit.now?.(rule, state) ?? rule.allowed(builder.state, builder.context)
  }

  /** Some rules are about the record, and some about what is still owed on it. */
  const holdsAfterEnd = ({ afterEnd }: Rule<Builder>, state: State): boolean =>
    afterEnd === 'whileOwed' ? kit.owed(state).length > 0 : afterEnd === true

  function judge(builder: Builder, { name, body }: Command): Refusal | undefined {
    if (name === 'pass-time') kit.passTime(builder)
    else {
      if (!isCommand(name)) return refuse('unknown-command')
      const refusal = whyNot(name, builder) ?? kit.commands[name].decide(builder, body)
      if (refusal) return refusal
    }
    kit.afterwards?.(builder)
    return undefined
  }

  return {
    initial: kit.initial,
    unbegun: (id) => ({ stage: kit.place(kit.initial(id)).stage, code: kit.closed.before }),
    evolve: kit.evolve,
    whyNot: (name, state, context) => whyNot(name, kit.begin(state, context)),
    decide(state, command, context): Decision<State, EventOf<Facts>> {
      const reference = kit.referenceFor(state, context.reference)
      const builder = kit.begin(state, { ...context, reference })
      try {
        const refusal = judge(builder, command)
        if (refusal) return { ok: false, refusal }
      } catch (error) {
        if (error instanceof OutsideCalendar)
          return { ok: false, refusal: refuse('outside-calendar') }
        throw error
      }
      const { events, states } = builder
      return { ok: true, events, states }
    },
    tell: (state, event, { now, reference }) =>
      kit.tell(state, event, { now, reference: kit.referenceFor(state, reference) }),
    roleFor: (name, by) => {
      const who = isCommand(name) ? kit.commands[name].who : 'system'
      return Array.isArray(who) ? by.roles.find((role) => who.includes(role)) : by.roles[0]
    },
    nextAlarm: (state, reference) => {
      const [first] = kit.moments(state, kit.referenceFor(state, reference))
      return first && { at: first.at, command: { name: 'pass-time', body: {} } }
    },
    position: (state, reference) => positionOf(kit, state, reference),
  }
}

/** Where an entity stands: after the end it stands still, unless something is owed even then. */
function positionOf<
  State,
  Facts,
  Reference,
  Builder extends DecisionBuilder<State, Facts, Reference>,
>(kit: EntityKit<State, Facts, Reference, Builder>, state: State, reference: Reference): Position {
  const owed = kit.owed(state)
  const ended = kit.life(state) === 'ended' && owed.length === 0
  const [next] = ended ? [] : kit.moments(state, kit.referenceFor(state, reference))
  return {
    ...kit.place(state),
    waitingOn: owed
      .filter(({ stopped }) => stopped === undefined) // nobody is waited for while a hold stops it
      .sort((a, b) => a.due - b.due)
      .map(({ id, what, agency, role, since, due }) => ({
        ...{ obligation: id, what, agency, role, since, due },
      })),
    ...(next ? { next } : {}),
    ended,
  }
}
