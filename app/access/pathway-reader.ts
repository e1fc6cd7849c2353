import type { Actor } from '../../domain/entity/decider.ts'
import {
  concerns,
  concernsAgency,
  isAuthor,
  mayRead,
  type Owners,
  seesEverything,
} from '../../domain/need-to-know.ts'
import type { Ties, WordClass } from '../../domain/word-classes.ts'
import { eventWords } from '../../domain/event-words.ts'
import { mayKnow, withoutNaming } from '../../domain/kept-out.ts'
import type { PathwayState } from '../../domain/pathway/state.ts'
import { type How, Reader } from './reader.ts'
import { without } from '../../domain/obligations/without.ts'
import type { StoredEvent } from '../../store/reads/pathway.ts'

interface Facts {
  readonly id: string
  readonly referrer: string
  readonly state: PathwayState | undefined
  readonly owed: ReadonlyMap<string, { readonly agency: string }>
  /** Whether their agency owed something that was then given to another. */
  readonly formerly: boolean
  /** The pathways from which they are kept out. */
  readonly keptFrom: ReadonlySet<string>
}

/** Somebody who reads one pathway. */
export class PathwayReader extends Reader {
  /** Whether all of it is for them, or only what is their own agency's. */
  readonly whole: boolean
  protected readonly ties: Ties
  protected readonly read: { readonly pathway: string }
  protected readonly table = eventWords
  private readonly facts: Facts
  private readonly actions: ReadonlyMap<string, string>

  constructor(actor: Actor, facts: Facts) {
    super(isProvider(actor, facts.state) ? { ...actor, provides: true } : actor)
    const { agency } = actor
    this.whole = seesEverything(actor)
    this.facts = facts
    this.read = { pathway: facts.id }
    this.actions = new Map(facts.state?.actions.map((action) => [action.id, action.agency]))
    this.ties = {
      referrer: facts.referrer === agency,
      asked: Object.hasOwn(facts.state?.returns ?? {}, agency),
      owner: facts.formerly || [...facts.owed.values()].some((one) => one.agency === agency),
    }
  }

  /** Whether something of this agency is for them. */
  sees(agency: string | undefined): boolean {
    return this.whole || agency === this.actor.agency
  }

  protected may(what: WordClass, event: StoredEvent, { audience }: How): boolean {
    const concerned = concernsAgency(event, this.actor, this.owners)
    const author = isAuthor(this.actor, event.by)
    return mayRead(what, this.actor, { ...this.ties, concerned, author }, audience)
  }

  protected theirs(events: readonly StoredEvent[]): readonly StoredEvent[] {
    return events.flatMap((event) => {
      if (!mayKnow(event, this.actor)) return []
      if (!this.whole && !concerns(event, this.actor, this.owners)) return []
      const data = withoutNaming(event.data, this.facts.keptFrom)
      return data ? [{ ...event, data }] : []
    })
  }

  /** An erased pathway has only one text, which says why. What another pathway still keeps of it, for its orders, can be read only there. */
  protected isErased(id: string): boolean {
    const erased = this.facts.state?.retention?.erased
    return erased !== undefined && id !== erased
  }

  protected pathwayOf(): undefined {
    return undefined
  }

  /** How the state stands again after a withdrawal is for the rules: readers have it from where it belongs. */
  protected factsFor(
    { type }: StoredEvent,
    data: Record<string, unknown>,
  ): Record<string, unknown> {
    return type === 'entry-withdrawn' ? without(without(data, 'stood'), 'lacks') : data
  }

  private get owners(): Owners {
    const { referrer, owed } = this.facts
    return { referrer, of: (id) => owed.get(id)?.agency ?? this.actions.get(id) }
  }
}

/** Whether somebody's role at their agency is the one that provides the sessions of a pathway. */
const isProvider = ({ agency, roles }: Actor, state: PathwayState | undefined): boolean =>
  state?.provider?.agency === agency && roles.includes(state.provider.role)
