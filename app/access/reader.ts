import type { Account } from './account.ts'
import { type Audience, audienceOf } from '../../domain/audience.ts'
import type { Actor } from '../../domain/entity/decider.ts'
import type { Database } from '../../store/database.ts'
import { logReads } from '../audit/shown.ts'
import type { Deps } from '../deps.ts'
import { mapEventWords, mapGuardedFacts, type WordsTable } from '../../domain/event-words.ts'
import { mayRead } from '../../domain/need-to-know.ts'
import type { Ties, WordClass } from '../../domain/word-classes.ts'
import { readWords } from '../../store/reads/words.ts'
import type { Withheld } from './withheld.ts'
import type { StoredEvent } from '../../store/reads/pathway.ts'

/** Something that happened, its words as a reader may have them. */
export interface ReadEvent extends StoredEvent {
  readonly data: Record<string, unknown>
  readonly withheld: Withheld
  readonly texts: readonly TextIn[]
}

/** A text in something that happened that is for the reader, in the order of the table of words: where it is, its id, and when it was taken out. */
interface TextIn {
  readonly field: string
  readonly id: string
  readonly takenOut: number | null
}

/** What words are about: a pathway, if it is not the one being read; who wrote them, and for whom; how the reader is tied to them. */
export interface About {
  readonly pathway?: string | undefined
  readonly author?: string
  readonly ties?: Ties
  readonly audience?: Audience
}

/** For whom words in something that happened are, the facts beside them, and whether it concerns the reader, if a caller knows better. */
export interface How {
  readonly audience: Audience
  readonly beside: object
  readonly concerned: boolean | undefined
}

/** Somebody who reads one pathway or one conference: what they may see there, and what they have been shown so far. */
export abstract class Reader {
  readonly actor: Actor
  private readonly shown = new Map<string | null, Set<string>>()

  protected constructor(actor: Actor) {
    this.actor = actor
  }

  /** How the reader's agency is tied to what is read as a whole. */
  protected abstract readonly ties: Ties

  /** What the log of reads names: a pathway, or a conference and what of it is about which pathway. */
  protected abstract readonly read: { readonly pathway: string } | { readonly conference: string }

  /** Where the words of its events are; those of a pathway if nothing else is said. */
  protected abstract readonly table: WordsTable

  /** Whether words of a class in something that happened are for them. */
  protected abstract may(what: WordClass, event: StoredEvent, how: How): boolean

  /** The events that are for them, with their words as far as those are; null if they are not, or have been erased. */
  protected abstract theirs(events: readonly StoredEvent[]): readonly StoredEvent[]

  /** The pathway that something is about, if it is not the one being read. */
  protected abstract pathwayOf(event: StoredEvent): string | undefined

  /** Whether a text must not be shown although it is kept. */
  protected abstract isErased(id: string): boolean

  /** The facts of an event without what is kept from them besides words. */
  protected abstract factsFor(
    event: StoredEvent,
    data: Record<string, unknown>,
  ): Record<string, unknown>

  /** Whether words of a class are for them here; `author` is whose they are, if it matters. */
  mayRead(what: WordClass, author?: string): boolean {
    return mayRead(what, this.actor, { ...this.ties, author: author === this.actor.id })
  }

  /** Words of a class, if they may be read: which they are goes into the log of reads. */
  see<T>(
    what: WordClass,
    field: string,
    text: T | null | undefined,
    { pathway, author, ties = this.ties, audience }: About = {},
  ): T | null {
    if (text === null || text === undefined) return null
    const tied = { ...ties, author: author === this.actor.id }
    if (!mayRead(what, this.actor, tied, audience)) return null
    this.note(`${what}:${field}`, pathway)
    return text
  }

  /** Notes for the log that something was shown. */
  note(field: string, pathway?: string): void {
    const about = pathway ?? ('pathway' in this.read ? this.read.pathway : null)
    this.shown.set(about, (this.shown.get(about) ?? new Set()).add(field))
  }

  /** The events that are for them, with their words as far as those are; null if they are not, or have been erased. */
  async events(database: Database, events: readonly StoredEvent[]): Promise<ReadEvent[]> {
    return this.worded(database, this.theirs(events))
  }

  /** Whether any of these events is for them. */
  hasAny(events: readonly StoredEvent[]): boolean {
    return this.theirs(events).length > 0
  }

  /** The same for given events; `concerned` if the caller knows better whether they are for the reader. */
  async worded(
    database: Database,
    events: readonly StoredEvent[],
    concerned?: boolean,
  ): Promise<ReadEvent[]> {
    const wanted: string[] = []
    for (const event of events) {
      const want = (what: WordClass, id: string, _field: string, beside: object) =>
        this.may(what, event, { audience: 'all', beside, concerned }) && wanted.push(id)
      mapEventWords(event.type, event.data, want, this.table)
    }
    const texts = await readWords(database, wanted)
    return events.map((event) => {
      const withheld: ReadEvent['withheld'] = {}
      const shown: TextIn[] = []
      const show = (
        what: WordClass,
        value: unknown,
        field: string,
        beside: object = event.data,
        audience: Audience = 'notForTreatment',
      ) => {
        const may = this.may(what, event, { audience, beside, concerned })
        if (may && value !== undefined) {
          this.note(`${what}:${event.type}.${field}`, this.pathwayOf(event))
          return value
        }
        withheld[field] = may ? 'erased' : 'notForYou'
        return null
      }
      const words = mapEventWords(
        event.type,
        event.data,
        (what, id, field, beside) => {
          const found = this.isErased(id) ? undefined : texts.get(id)
          const audience = audienceOf(`${event.type}.${field}`, beside, found?.audience)
          const text = show(what, found?.text, field, beside, audience)
          const takenOut = found?.takenOut ?? null
          if (text === null && takenOut === null) return null
          if (!this.may(what, event, { audience, beside, concerned })) return null
          shown.push({ field, id, takenOut })
          if (takenOut !== null) withheld[field] = 'takenOut'
          return text
        },
        this.table,
      )
      const data = this.factsFor(
        event,
        mapGuardedFacts(event.type, words, (what, value, field) => show(what, value, field)),
      )
      return { ...event, data, withheld, texts: shown }
    })
  }

  /** Enters what they are about to be shown in the audit log, under who they are. Await it before the answer goes out. */
  async log(
    deps: Pick<Deps, 'audit'>,
    { by, what, at }: { readonly by: Account; readonly what: string; readonly at: number },
  ): Promise<void> {
    const conference = 'conference' in this.read ? { conference: this.read.conference } : {}
    const reads = [...this.shown].map(([pathway, fields]) => ({
      what,
      pathway,
      ...conference,
      fields: [...fields].sort(),
    }))
    await logReads(deps, by, reads, at)
  }
}
