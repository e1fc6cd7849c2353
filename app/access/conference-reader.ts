import type { Actor } from '../../domain/entity/decider.ts'
import {
  concernsReader,
  concernsTheirAgency,
  type MeetingOwners,
  pathwayAbout,
} from '../../domain/conference/concerns.ts'
import { conferenceWords } from '../../domain/conference/event-words.ts'
import { type ConferenceState, itemOf } from '../../domain/conference/state.ts'
import type { BroughtAction, Item } from '../../domain/conference/shape.ts'
import {
  couldName,
  type HiddenStrands,
  tellsOfHidden,
  toldTo,
  unlettered,
} from '../../domain/pathway/strand-access.ts'
import { isAuthor, mayRead, noTies, seesEverything } from '../../domain/need-to-know.ts'
import type { Ties, WordClass } from '../../domain/word-classes.ts'
import { isInvited } from '../../domain/conference/rule.ts'
import { type About, type How, Reader } from './reader.ts'
import {
  mustAccept,
  type ReadingScope,
  readingScopeOf,
  sharesWords,
} from '../../domain/conference/readable.ts'
import type { StoredEvent } from '../../store/reads/pathway.ts'
import { mayKnow, namesAny, withoutNaming } from '../../domain/kept-out.ts'
import { without } from '../../domain/obligations/without.ts'

interface Facts {
  /** As it is without what is kept from them. */
  readonly state: ConferenceState
  /** The ids of what is kept from them: pathways, items, and what is owed about these. */
  readonly hidden: ReadonlySet<string>
  readonly owed: ReadonlyMap<string, { readonly agency: string }>
  /** Of pathways with victims of whom they may not know: what must not be told of these. */
  readonly victims: ReadonlyMap<string, HiddenStrands>
  /** The version of the minutes that went out last. */
  readonly minutesOut: number | undefined
}

/** What says when and where a meeting meets, which whoever is invited must know to come to it. */
const arranges = ['conference-planned', 'conference-rescheduled', 'policy-followed']

/** What a pathway says of itself, which says as well who is not asked about it, and of whom one person alone may be. */
const aboutItem = ['item-listed', 'item-joined', 'item-changed']

/** These tell of all items in one text: for nobody who is kept out of one of them. */
const ofAllItems = ['minutes-drafted', 'minutes-corrected', 'addendum-added']

/** Somebody who reads one conference. */
export class ConferenceReader extends Reader {
  readonly state: ConferenceState
  readonly reading: ReadingScope
  protected readonly ties = noTies
  protected readonly read: { readonly conference: string }
  protected readonly table = conferenceWords
  private readonly facts: Facts

  constructor(actor: Actor, facts: Facts) {
    super(actor)
    this.facts = facts
    const actions = facts.state.actions.filter((action) => this.knowsAction(action))
    this.state = { ...facts.state, actions }
    this.read = { conference: facts.state.id }
    this.reading = readingScopeOf(facts.state, actor)
  }

  /** Whether what this agency owes is for them: a site's own caseworkers see all of it, as on a pathway. */
  sees(agency: string): boolean {
    return seesEverything(this.actor) || agency === this.actor.agency
  }

  /** Whether their agency is invited. */
  get invited(): boolean {
    return isInvited(this.state, this.actor.agency)
  }

  /** The items that are for them, as they were listed. */
  get items(): Item[] {
    return this.state.items.filter(({ id }) => this.reading.items.has(id))
  }

  /** How their agency is tied to an item's pathway. */
  tiesTo({ referrer, returns }: Item): Ties {
    const { agency } = this.actor
    return {
      ...noTies,
      referrer: referrer.agency === agency,
      asked: Object.hasOwn(returns, agency),
    }
  }

  /** Whether they must accept confidentiality first: until then, no words are for them. */
  get mustAccept(): boolean {
    return mustAccept(this.state, this.actor)
  }

  override mayRead(what: WordClass, author?: string): boolean {
    return !this.mustAccept && super.mayRead(what, author)
  }

  override see<T>(what: WordClass, field: string, text: T | null | undefined, about?: About) {
    return this.mustAccept ? null : super.see(what, field, text, about)
  }

  protected theirs(events: readonly StoredEvent[]): readonly StoredEvent[] {
    return events.flatMap((event) => {
      if (!this.reading.whole && !concernsReader(event, this.actor, this.owners)) return []
      if (!mayKnow(event, this.actor)) return []
      const data = withoutNaming(event.data, this.facts.hidden)
      return data && !this.tellsOfVictim(event) ? [this.told({ ...event, data })] : []
    })
  }

  /** Something that happened without what is about a victim of whom they may not know. */
  told(event: StoredEvent): StoredEvent {
    const hidden = this.facts.victims.get(this.pathwayOf(event) ?? '')
    return hidden ? { ...event, data: toldTo(hidden, event.data) } : event
  }

  /** Whether an action that was brought is for them as far as it is about a victim. */
  knowsAction({
    pathway,
    ...action
  }: Pick<BroughtAction, 'pathway' | 'agency' | 'strand'>): boolean {
    const hidden = this.facts.victims.get(pathway)
    return !hidden || !tellsOfHidden(hidden, { ...action, what: 'action', role: 'agencyWorker' })
  }

  /** Whether a text about a pathway could name a victim of whom they may not know. */
  couldName(pathway: string, beside: object): boolean {
    const hidden = this.facts.victims.get(pathway)
    return hidden !== undefined && couldName(hidden, beside)
  }

  protected may(
    what: WordClass,
    event: StoredEvent,
    { audience, beside, concerned: known }: How,
  ): boolean {
    if (this.keptFrom(event) || (this.mustAccept && !arranges.includes(event.type))) return false
    const concerned = this.invited && (known ?? this.concerned(event))
    const author = isAuthor(this.actor, event.by)
    if (audience !== 'all' && !author && this.namesVictim(event, beside)) return false
    return mayRead(what, this.actor, { ...noTies, concerned, author }, audience)
  }

  protected pathwayOf(event: StoredEvent): string | undefined {
    return pathwayAbout(this.state, event)
  }

  /** Of an erased meeting nothing is told, even if a pathway still has a text of it: that is read there. */
  protected isErased(): boolean {
    return this.state.retention?.erased !== undefined
  }

  /**
   * Without why an agency keeps something back: that there is something is for all, why for that agency and the keepers. And
   * without who is asked nothing about an item, or represented by one person there, because these may not see its pathway.
   */
  protected factsFor(
    event: StoredEvent & { data: { agency?: unknown } },
    read: Record<string, unknown>,
  ): Record<string, unknown> {
    const {
      type,
      data: { agency },
    } = event
    const hidden = this.facts.victims.get(this.pathwayOf(event) ?? '')
    const data = hidden ? unlettered(hidden, read) : read
    if (aboutItem.includes(type))
      return ['answered', 'represented', 'notAsked'].reduce(without, data)
    if (type !== 'item-return-recorded' || this.reading.keeps || agency === this.actor.agency)
      return data
    return without(data, 'withheld')
  }

  /** Whether words in it could name a victim of whom they may not know: of its pathway, or of any if it is about all items. */
  private namesVictim(event: StoredEvent, beside: object): boolean {
    const { victims } = this.facts
    const pathway = this.pathwayOf(event)
    if (pathway === undefined) return victims.size > 0 && !arranges.includes(event.type)
    return this.couldName(pathway, this.broughtIn(event) ?? beside)
  }

  /** Whether it is about an action for a victim of whom they may not know. */
  private tellsOfVictim(event: StoredEvent): boolean {
    const action = this.broughtIn(event)
    return action !== undefined && !this.knowsAction(action)
  }

  /** The action that a meeting was brought, or that it reviewed. */
  private broughtIn({ data }: StoredEvent): BroughtAction | undefined {
    const { pathway, action }: { pathway?: unknown; action?: unknown } = data
    return this.facts.state.actions.find((one) => one.pathway === pathway && one.action === action)
  }

  /** Whether something that happened is the meeting's own, or their agency's. */
  private concerned(event: StoredEvent): boolean {
    return concernsTheirAgency(event, this.actor, this.owners)
  }

  private get owners(): MeetingOwners {
    return { items: this.reading.items, ownerOf: (id) => this.facts.owed.get(id)?.agency }
  }

  /** What is about an item of which they are kept out; minutes, if the reader does not read all items; a draft that did not go out; a return that keeps something back. */
  private keptFrom({ type, data, by }: StoredEvent): boolean {
    const facts: Readonly<Record<string, unknown>> = { ...data }
    const { keeps, whole } = this.reading
    const { hidden } = this.facts
    if (namesAny(data, hidden)) return true
    if (hidden.size > 0 && ofAllItems.includes(type)) return true
    if (type === 'minutes-drafted')
      return !keeps && !(whole && facts['version'] === this.facts.minutesOut)
    if (type === 'minutes-corrected' || type === 'addendum-added')
      return !whole && by.id !== this.actor.id
    if (type !== 'item-return-recorded' || facts['agency'] === this.actor.agency) return false
    const one = itemOf(this.state, String(facts['item']))?.returns[String(facts['agency'])]
    return facts['internal'] === true || (one !== undefined && !sharesWords(one))
  }
}
