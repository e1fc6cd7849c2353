import { type Actor } from '../../domain/decider.ts'
import { concernsReader, pathwayAbout } from '../../domain/conference/concerns.ts'
import { conferenceWords } from '../../domain/conference/event-words.ts'
import { type ConferenceState, itemOf } from '../../domain/conference/state.ts'
import { type Item } from '../../domain/conference/shape.ts'
import { type Database } from '../../store/database.ts'
import { logReads } from '../../store/reads/log.ts'
import {
  mayRead,
  noTies,
  seesEverything,
  type Ties,
  type WordClass,
} from '../../domain/need-to-know.ts'
import { mapEventWords } from '../../domain/event-words.ts'
import { isInvited } from '../../domain/conference/rule.ts'
import { readOwners } from '../../store/reads/obligations.ts'
import { readEvents, type StoredEvent } from '../../store/reads/pathway.ts'
import { type ReadingScope, readingScopeOf, sharesWords } from '../../domain/conference/readable.ts'
import { readWords } from '../../store/reads/words.ts'
import { without } from '../../domain/obligations/without.ts'

/** Something that happened at a conference, its words as a reader may have them. */
export interface ReadEvent extends StoredEvent {
  readonly data: Record<string, unknown>
  readonly withheld: Record<string, 'erased' | 'notForYou'>
}

interface Facts {
  readonly state: ConferenceState
  readonly owners: ReadonlyMap<string, string>
  /** The version of the minutes that went out last. */
  readonly minutesOut: number | undefined
}

/** Somebody who reads one conference: what they may see there, and what they have been shown so far. */
export class ConferenceReader {
  readonly actor: Actor
  readonly state: ConferenceState
  readonly reading: ReadingScope
  private readonly facts: Facts
  private readonly shown = new Map<string | null, Set<string>>()

  constructor(actor: Actor, facts: Facts) {
    this.actor = actor
    this.state = facts.state
    this.facts = facts
    this.reading = readingScopeOf(facts.state, actor)
  }

  /** Whether what is owed by this agency is for them: of the site's own caseworkers all of it, as on a pathway. */
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

  /** Words of a class, if they may be read: which they are goes into the log of reads, under the pathway that they are about. */
  see<T>(
    what: WordClass,
    field: string,
    text: T | null | undefined,
    {
      pathway,
      author,
      ties = noTies,
    }: { pathway?: string | undefined; author?: string; ties?: Ties },
  ): T | null {
    if (text === null || text === undefined) return null
    if (!mayRead(what, this.actor, ties, author)) return null
    this.note(`${what}:${field}`, pathway)
    return text
  }

  /** Notes for the log that something was shown which is no words: the agenda itself. */
  note(field: string, pathway?: string): void {
    const fields = this.shown.get(pathway ?? null) ?? new Set()
    this.shown.set(pathway ?? null, fields.add(field))
  }

  /** Whether a reader who does not read everything is concerned by something that happened. */
  concerned(event: StoredEvent): boolean {
    const ownerOf = (id: string) => this.facts.owners.get(id)
    return concernsReader(event, this.actor, { items: this.reading.items, ownerOf })
  }

  /** The events that they may see, with their words as far as those are for them; null where they are not, or are no more. */
  async events(database: Database, events: readonly StoredEvent[]): Promise<ReadEvent[]> {
    return this.read(
      database,
      events.filter((event) => this.reading.whole || this.concerned(event)),
    )
  }

  /** Events that are for them, with their words likewise; `concerned` where the caller knows better whether they are. */
  async read(
    database: Database,
    events: readonly StoredEvent[],
    concerned = (event: StoredEvent) => this.concerned(event),
  ): Promise<ReadEvent[]> {
    const wanted: string[] = []
    const mayBe = (what: WordClass, event: StoredEvent) => this.may(what, event, concerned(event))
    for (const event of events) wordsIn(event, (what, id) => mayBe(what, event) && wanted.push(id))
    const texts = await readWords(database, wanted)
    return events.map((event) => {
      const withheld: Record<string, 'erased' | 'notForYou'> = {}
      const data = wordsIn(event, (what, id, field) => {
        const text = texts.get(id)
        const may = mayBe(what, event)
        if (may && text !== undefined) {
          this.note(`${what}:${event.type}.${field}`, pathwayAbout(this.state, event))
          return text
        }
        withheld[field] = may ? 'erased' : 'notForYou'
        return null
      })
      return { ...event, data: this.#withoutReason(event, data), withheld }
    })
  }

  private may(what: WordClass, event: StoredEvent, concerned: boolean): boolean {
    if (this.keptFrom(event)) return false
    const ties = { ...noTies, concerned: this.invited && concerned }
    return mayRead(what, this.actor, ties, event.by.id)
  }

  /** Minutes, of whoever does not read all items; a draft that did not go out; a return that keeps something back. */
  private keptFrom({ type, data, by }: StoredEvent): boolean {
    const facts: Readonly<Record<string, unknown>> = { ...data }
    const { keeps, whole } = this.reading
    if (type === 'minutes-drafted')
      return !keeps && !(whole && facts['version'] === this.facts.minutesOut)
    if (type === 'minutes-corrected' || type === 'addendum-added')
      return !whole && by.id !== this.actor.id
    if (type !== 'item-return-recorded' || facts['agency'] === this.actor.agency) return false
    const one = itemOf(this.state, String(facts['item']))?.returns[String(facts['agency'])]
    return facts['internal'] === true || (one !== undefined && !sharesWords(one))
  }

  /** Without why an agency keeps something back: that there is something is for all, why for that agency and the keepers. */
  #withoutReason(
    { type, data: { agency } }: StoredEvent & { data: { agency?: unknown } },
    data: Record<string, unknown>,
  ): Record<string, unknown> {
    if (type !== 'item-return-recorded' || this.reading.keeps || agency === this.actor.agency)
      return data
    return without(data, 'withheld')
  }

  /** Logs what they are about to be shown. To be awaited before the answer goes out. */
  async log(database: Database, what: string, at: number): Promise<void> {
    const reads = [...this.shown].map(([pathway, fields]) => ({
      actor: this.actor.id,
      what,
      pathway,
      conference: this.state.id,
      fields: [...fields].sort(),
    }))
    await logReads(database, reads, at)
  }
}

const wordsIn = ({ type, data }: StoredEvent, see: Parameters<typeof mapEventWords>[2]) =>
  mapEventWords(type, data, see, conferenceWords)

/** The reader of a conference, with what their agency owes there. */
export async function conferenceReader(
  database: Database,
  actor: Actor,
  state: ConferenceState,
): Promise<ConferenceReader> {
  const out = await readEvents(database, state.id, {
    kind: 'conference',
    types: ['minutes-circulated'],
  })
  const { version }: { version?: unknown } = { ...out.at(-1)?.data }
  return new ConferenceReader(actor, {
    state,
    owners: await readOwners(database, { conference: state.id }),
    minutesOut: typeof version === 'number' ? version : undefined,
  })
}
