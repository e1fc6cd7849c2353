import { type Actor, systemActor } from '../../domain/entity/decider.ts'
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
import {
  couldName,
  happenedToHidden,
  type HiddenStrands,
  hiddenStrands,
  nothingHidden,
  strandOfEvent,
  tellsOfHidden,
  toldTo,
  unlettered,
} from '../../domain/pathway/strand-access.ts'
import { mayKnow, mayKnowOwed, withoutNaming } from '../../domain/kept-out.ts'
import type { PathwayState } from '../../domain/pathway/state.ts'
import { type How, Reader } from './reader.ts'
import { without } from '../../domain/obligations/without.ts'
import type { StoredEvent } from '../../store/reads/pathway.ts'

type OwedBy = Parameters<typeof tellsOfHidden>[1]

interface Facts {
  readonly id: string
  readonly referrer: string
  readonly state: PathwayState | undefined
  readonly owed: ReadonlyMap<string, OwedBy>
  /** Whether their agency owed something that was then given to another. */
  readonly formerly: boolean
  /** They opened it in an emergency: nothing ties them to it, and all of it is for them that their role may read. */
  readonly opened: boolean
  /** The services of another area that work for a victim here, or did: what they say of how to reach her is for them alone. */
  readonly elsewhere: ReadonlySet<string>
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
  private readonly actions: ReadonlyMap<string, OwedBy>
  /** The victims of whom they may not know. */
  readonly hidden: HiddenStrands

  constructor(actor: Actor, facts: Facts) {
    super(isProvider(actor, facts.state) ? { ...actor, provides: true } : actor)
    const { agency } = actor
    this.whole = facts.opened || seesEverything(actor)
    this.facts = facts
    this.read = { pathway: facts.id }
    this.hidden = facts.state ? hiddenStrands(facts.state, actor) : nothingHidden
    this.actions = new Map(
      facts.state?.actions.map((action) => [action.id, { ...action, what: 'action' }]),
    )
    this.ties = {
      referrer: facts.referrer === agency,
      asked: facts.opened || Object.hasOwn(facts.state?.returns ?? {}, agency),
      owner: facts.formerly || [...facts.owed.values()].some((one) => one.agency === agency),
    }
  }

  /** Whether something of this agency is for them. */
  sees(agency: string | undefined): boolean {
    return this.whole || agency === this.actor.agency
  }

  /** Whether something owed is for them as far as it is about a victim, or about who is kept out. */
  knowsOwed(owed: OwedBy): boolean {
    return !tellsOfHidden(this.hidden, owed) && mayKnowOwed(owed, this.actor)
  }

  /** A service that works for a victim, if they may know that it does. */
  knowsService(agency: string | undefined): string | undefined {
    return agency === undefined || this.hidden.advocates.has(agency) ? undefined : agency
  }

  /** The same by its id; what is not owed is about nobody. */
  knowsOf(id: string | undefined): boolean {
    const owed = id === undefined ? undefined : this.owedOrAgreed(id)
    return owed === undefined || this.knowsOwed(owed)
  }

  private owedOrAgreed(id: string): OwedBy | undefined {
    return this.facts.owed.get(id) ?? this.actions.get(id)
  }

  protected may(what: WordClass, event: StoredEvent, { audience, beside }: How): boolean {
    if (what === 'victimContact' && this.isElsewheres(event)) return false
    const concerned = concernsAgency(event, this.actor, this.owners)
    const author = isAuthor(this.actor, event.by)
    if (audience !== 'all' && !concerned && !author && this.couldName(event, beside)) return false
    return mayRead(what, this.actor, { ...this.ties, concerned, author }, audience)
  }

  protected theirs(events: readonly StoredEvent[]): readonly StoredEvent[] {
    return events.flatMap((event) => {
      if (!mayKnow(event, this.actor)) return []
      if (!this.whole && !concerns(event, this.actor, this.owners)) return []
      if (happenedToHidden(this.hidden, event, (id) => this.owedOrAgreed(id))) return []
      const data = withoutNaming(event.data, this.facts.keptFrom)
      return data ? [{ ...event, by: this.unsigned(event.by), data: this.unnamed(data) }] : []
    })
  }

  /** Whether the service of a victim's new area wrote it, and they are of another: it can say where she lives now. */
  private isElsewheres({ by }: StoredEvent): boolean {
    return by.agency !== this.actor.agency && this.facts.elsewhere.has(by.agency)
  }

  /** Who did it; as if nobody had, where it was an advocate of a service of which they may not know. */
  private unsigned(by: StoredEvent['by']): StoredEvent['by'] {
    const hides = by.role === 'victimAdvocate' && this.hidden.advocates.has(by.agency)
    return hides ? systemActor('withheld') : by
  }

  /** Without what is for a hidden victim alone, and without the service of a victim's own. */
  private unnamed(data: object): object {
    const services = ['advocate', 'first', 'carried']
    const isLeft = (field: string) => this.hidden.advocates.size > 0 && services.includes(field)
    const left = Object.entries(data).filter(([field]) => !isLeft(field))
    return toldTo(this.hidden, Object.fromEntries(left))
  }

  /** Whether words in it could name a victim of whom they may not know: unless it is about one whom they do know. */
  private couldName(event: StoredEvent, beside: object): boolean {
    const { id }: { id?: unknown } = event.data
    const action = typeof id === 'string' ? this.actions.get(id) : undefined
    const tagged = 'strand' in beside ? undefined : (strandOfEvent(event) ?? action?.strand)
    return couldName(this.hidden, beside, tagged ?? undefined)
  }

  /** An erased pathway has no text. What another pathway still keeps of it, for its orders, can be read only there. */
  protected isErased(): boolean {
    return this.facts.state?.retention?.erased !== undefined
  }

  protected pathwayOf(): undefined {
    return undefined
  }

  /** How the state stands again after a withdrawal is for the rules: readers have it from where it belongs. */
  protected factsFor(
    { type }: StoredEvent,
    data: Record<string, unknown>,
  ): Record<string, unknown> {
    const facts = withoutElsewhere(type, unlettered(this.hidden, data))
    return type === 'entry-withdrawn' ? without(without(facts, 'stood'), 'lacks') : facts
  }

  private get owners(): Owners {
    const { referrer, owed } = this.facts
    return { referrer, of: (id) => (owed.get(id) ?? this.actions.get(id))?.agency }
  }
}

/** Facts without which pathway at another site they are about, and whoever says that it is the same person is not told where. */
function withoutElsewhere(type: string, data: Record<string, unknown>): Record<string, unknown> {
  if (!type.startsWith('same-person-')) return data
  const facts = without(data, 'pathway')
  return type === 'same-person-said' ? without(facts, 'site') : facts
}

/** Whether somebody's role at their agency is the one that provides the sessions of a pathway. */
const isProvider = ({ agency, roles }: Actor, state: PathwayState | undefined): boolean =>
  state?.provider?.agency === agency && roles.includes(state.provider.role)
