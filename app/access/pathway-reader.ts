import { type Actor } from '../../domain/decider.ts'
import {
  concerns,
  mayRead,
  seesEverything,
  type Ties,
  type WordClass,
} from '../../domain/need-to-know.ts'
import { mapEventWords, mapGuardedFacts } from '../../domain/event-words.ts'
import { type Database } from '../../store/database.ts'
import { logReads } from '../../store/reads/log.ts'
import { type PathwayState } from '../../domain/pathway/state.ts'
import { readOwners } from '../../store/reads/obligations.ts'
import { type StoredEvent } from '../../store/reads/pathway.ts'
import { readWords } from '../../store/reads/words.ts'

interface Facts {
  readonly id: string
  readonly referrer: string
  readonly state: PathwayState | undefined
  readonly owners: ReadonlyMap<string, string>
}

/** Somebody who reads one pathway: what they may see there, and what they have been shown so far. */
export class PathwayReader {
  readonly actor: Actor
  /** Whether all of it is for them, or only what is their own agency's. */
  readonly whole: boolean
  private readonly facts: Facts
  private readonly ties: Ties
  private readonly shown = new Set<string>()

  constructor(actor: Actor, facts: Facts) {
    const { agency } = actor
    this.actor = actor
    this.whole = seesEverything(actor)
    this.facts = facts
    this.ties = {
      referrer: facts.referrer === agency,
      asked: Object.hasOwn(facts.state?.returns ?? {}, agency),
      owner: [...facts.owners.values()].includes(agency),
    }
  }

  /** Whether something of this agency is for them. */
  sees(agency: string | undefined): boolean {
    return this.whole || agency === this.actor.agency
  }

  /** Words of a class, if they may be read: the text goes into the log of reads. */
  see<T>(what: WordClass, field: string, text: T, author?: string, concerned?: boolean): T | null {
    if (text === null || text === undefined) return null
    const ties = concerned ? { ...this.ties, concerned } : this.ties
    if (!mayRead(what, this.actor, ties, author)) return null
    this.shown.add(`${what}:${field}`)
    return text
  }

  /** The events that they may see, with words and guarded facts as far as those are for them; null where they are not, or are no more. */
  async events(database: Database, events: readonly StoredEvent[]) {
    const { referrer, owners, state } = this.facts
    const actions = new Map(state?.actions.map(({ id, agency }) => [id, agency]))
    const of = (id: string) => owners.get(id) ?? actions.get(id)
    const theirs = events
      .map((event) => ({ event, concerned: concerns(event, this.actor, { referrer, of }) }))
      .filter(({ concerned }) => this.whole || concerned)
    const may = (what: WordClass, { event, concerned }: (typeof theirs)[number]) =>
      mayRead(what, this.actor, { ...this.ties, concerned }, event.by.id)
    const wanted: string[] = []
    for (const one of theirs)
      mapEventWords(one.event.type, one.event.data, (what, id) => may(what, one) && wanted.push(id))
    const texts = await readWords(database, wanted)
    return theirs.map((one) => {
      const { event, concerned } = one
      const withheld: Record<string, 'erased' | 'notForYou'> = {}
      const show = (what: WordClass, value: unknown, field: string) => {
        if (may(what, one) && value !== undefined)
          return this.see(what, `${event.type}.${field}`, value, event.by.id, concerned)
        withheld[field] = may(what, one) ? 'erased' : 'notForYou'
        return null
      }
      const worded = mapEventWords(event.type, event.data, (what, id, field) =>
        show(what, this.isErased(id) ? undefined : texts.get(id), field),
      )
      const data = mapGuardedFacts(event.type, worded, show)
      return { ...event, data, withheld }
    })
  }

  /** Of an erased pathway there is one text: why. What another still keeps of it, for its orders, is read there alone. */
  private isErased(id: string): boolean {
    const erased = this.facts.state?.retention?.erased
    return erased !== undefined && id !== erased
  }

  /** Logs what they are about to be shown. To be awaited before the answer goes out. */
  async log(database: Database, route: string, at: number): Promise<void> {
    const { id } = this.facts
    const fields = [...this.shown].sort()
    await logReads(database, [{ actor: this.actor.id, what: route, pathway: id, fields }], at)
  }
}

/** The reader of a pathway, with their ties to it. */
export async function readerOf(
  database: Database,
  actor: Actor,
  facts: Omit<Facts, 'owners'>,
): Promise<PathwayReader> {
  return new PathwayReader(actor, {
    ...facts,
    owners: await readOwners(database, { pathway: facts.id }),
  })
}
