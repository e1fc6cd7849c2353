import pg from 'pg'
import { sql } from 'kysely'
import { connectionOptions, type Database } from './database.ts'
import type { EntityKind } from '../domain/entity/decider.ts'
import type { Outcome } from '../domain/entity/turn.ts'
import { readOutcomes } from './inbox.ts'

const reconnectMs = 250
const patience = { connectMs: 1500, queryMs: 1500, connections: 1 }

/** What is notified in the place of an entity when who is kept out of a pathway changes. Of which, nobody is told. */
const keptOutChanged = 'kept out'

/** Tells every process that who is kept out of a pathway changed, when this transaction is committed. */
export const notifyKeptOut = (tx: Database) =>
  sql`select pg_notify('stirred', ${`${keptOutChanged}:0`})`.execute(tx)

/** Somebody who waits to hear what became of a command. */
export interface Wait {
  readonly outcome: Promise<Outcome>
  /** Stops waiting. */
  readonly leave: () => void
}

/** Hears the number of an entity's last event; undefined if some may have been missed. */
type Heard = (seq: number | undefined) => void

/**
 * Listens for outcomes, for new events as turns commit them, and for changes of reference data, over one connection per
 * process, which is opened again when it is lost. A notification carries only the command's id, or the entity and its event's
 * number. One that was lost with the connection is made up for after each reconnect. Every command that somebody waits for
 * is looked up, and whoever follows an entity is told to look.
 */
export class Outcomes {
  private readonly url: string
  private readonly database: Database
  private readonly waiting = new Map<string, Set<(outcome: Outcome) => void>>()
  private readonly following = new Map<string, Set<Heard>>()
  private readonly reference = new Set<() => void>()
  private client: pg.Client | undefined
  private timer: NodeJS.Timeout | undefined
  private stopped = false

  constructor(url: string, database: Database) {
    this.url = url
    this.database = database
  }

  /** Begins to listen, and keeps trying while the server is down. */
  start(): void {
    void this.connect()
  }

  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    await this.client?.end().catch(() => undefined)
  }

  /** Waits for one command. To be called before the command is stored, or its outcome could be missed. */
  wait(id: string): Wait {
    let heard: (outcome: Outcome) => void = () => undefined
    const outcome = new Promise<Outcome>((resolve) => (heard = resolve))
    return { outcome, leave: joined(this.waiting, id, heard) }
  }

  /** Whether notifications are heard at present. */
  get listening(): boolean {
    return this.client !== undefined
  }

  /** Calls back whenever reference data changed, or may have. */
  hearReference(heard: () => void): void {
    this.reference.add(heard)
  }

  /** Follows the events of one entity; gives what ends it. */
  follow(kind: EntityKind, id: string, heard: Heard): () => void {
    return joined(this.following, `${kind}:${id}`, heard)
  }

  /** Calls back whenever somebody was kept out of a pathway or let in, or may have been; gives what ends it. */
  followKeptOut(heard: () => void): () => void {
    return joined(this.following, keptOutChanged, heard)
  }

  private async connect(): Promise<void> {
    if (this.stopped) return
    const client = new pg.Client(connectionOptions(this.url, patience))
    let lost = false
    const lose = () => {
      if (lost) return
      lost = true
      if (this.client === client) this.client = undefined
      void client.end().catch(() => undefined)
      if (!this.stopped) this.timer = setTimeout(() => void this.connect(), reconnectMs)
    }
    client.on('error', lose)
    client.on('end', lose)
    client.on('notification', ({ channel, payload = '' }) => {
      if (channel === 'stirred') this.tell(payload)
      else if (channel === 'reference') this.tellReference()
      else if (this.waiting.has(payload)) this.lookUp([payload])
    })
    try {
      await client.connect()
      await client.query('listen outcome; listen stirred; listen reference')
      this.client = client
      this.tellReference()
      this.lookUp([...this.waiting.keys()])
      for (const all of this.following.values()) for (const heard of all) heard(undefined)
    } catch {
      lose()
    }
  }

  private tellReference(): void {
    for (const heard of this.reference) heard()
  }

  private tell(payload: string): void {
    const at = payload.lastIndexOf(':')
    for (const heard of this.following.get(payload.slice(0, at)) ?? [])
      heard(Number(payload.slice(at + 1)))
  }

  private lookUp(ids: readonly string[]): void {
    readOutcomes(this.database, ids).then(
      (outcomes) => {
        for (const { id, outcome } of outcomes)
          for (const heard of this.waiting.get(id) ?? []) heard(outcome)
      },
      () => undefined, // the database is down: the next reconnect looks again, and so does whoever waits
    )
  }
}

/** Puts somebody among those who hear of a thing, and gives what takes them away again. */
function joined<T>(map: Map<string, Set<T>>, key: string, heard: T): () => void {
  const all = map.get(key) ?? new Set()
  map.set(key, all.add(heard))
  return () => {
    all.delete(heard)
    if (all.size === 0 && map.get(key) === all) map.delete(key)
  }
}
