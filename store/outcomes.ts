import pg from 'pg'
import { connectionOptions, type Database } from './database.ts'
import type { Outcome } from '../domain/entity/turn.ts'
import { readOutcomes } from './inbox.ts'

const reconnectMs = 250
const patience = { connectMs: 1500, queryMs: 1500, connections: 1 }

/** Somebody who waits to hear what became of a command. */
export interface Wait {
  readonly outcome: Promise<Outcome>
  /** Stops waiting. */
  readonly leave: () => void
}

/**
 * Listens for outcomes as turns commit them, over one connection per process, which is opened again when it is lost. A
 * notification carries only the command's id. One that was lost with the connection is made up for by looking up every
 * command that somebody waits for after each reconnect.
 */
export class Outcomes {
  private readonly url: string
  private readonly database: Database
  private readonly waiting = new Map<string, Set<(outcome: Outcome) => void>>()
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
    const all = this.waiting.get(id) ?? new Set()
    this.waiting.set(id, all.add(heard))
    const leave = () => {
      all.delete(heard)
      if (all.size === 0 && this.waiting.get(id) === all) this.waiting.delete(id)
    }
    return { outcome, leave }
  }

  private async connect(): Promise<void> {
    if (this.stopped) return
    const client = new pg.Client(connectionOptions(this.url, patience))
    let lost = false
    const lose = () => {
      if (lost) return
      lost = true
      void client.end().catch(() => undefined)
      if (!this.stopped) this.timer = setTimeout(() => void this.connect(), reconnectMs)
    }
    client.on('error', lose)
    client.on('end', lose)
    client.on('notification', ({ payload }) => {
      if (payload && this.waiting.has(payload)) this.lookUp([payload])
    })
    try {
      await client.connect()
      await client.query('listen outcome')
      this.client = client
      this.lookUp([...this.waiting.keys()])
    } catch {
      lose()
    }
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
