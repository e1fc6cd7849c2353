import { sql } from 'kysely'
import { type AuditEntry, bodyOf } from './entry.ts'
import { type Database, openDatabase, type Patience } from '../database.ts'
import { keyedDigest, type Purpose } from './keyed.ts'
import { NotRecorded } from '../unavailable.ts'
import { readNamespace } from '../rehearsal.ts'

interface Waiting {
  readonly entry: AuditEntry
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

const mostAtOnce = 500

/**
 * Appends to the audit log over a connection of its own, outside whatever transaction reads. What comes while an append is
 * under way goes together in the next one, so that many readers wait for the chain's lock once.
 */
export class AuditLog {
  private readonly database: Database
  private readonly plainAddresses: boolean
  private waiting: Waiting[] = []
  private working: Promise<void> | undefined
  private secret: string | undefined

  constructor(
    url: string,
    patience: Omit<Patience, 'connections'>,
    { plainAddresses = false }: { readonly plainAddresses?: boolean } = {},
  ) {
    this.database = openDatabase(url, { ...patience, connections: 1 })
    this.plainAddresses = plainAddresses
  }

  /** Resolves once the entries are stored. Await it before anything is shown; throws NotRecorded if they are not. */
  async append(...entries: readonly AuditEntry[]): Promise<void> {
    const stored = entries.map(
      (entry) => new Promise<void>((done, failed) => this.waiting.push({ entry, done, failed })),
    )
    this.working ??= this.work()
    await Promise.all(stored)
  }

  /** The digest under which the log has a text. */
  async digestOf(purpose: Purpose, text: string): Promise<string> {
    return keyedDigest(await this.ownSecret(), purpose, text)
  }

  /** Stores what still waits, and closes the connection. */
  async stop(): Promise<void> {
    await this.working
    await this.database.destroy()
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0) {
      const some = this.waiting.splice(0, mostAtOnce)
      await this.store(some.map(({ entry }) => entry)).then(
        () => some.forEach(({ done }) => done()),
        (error: unknown) => some.forEach(({ failed }) => failed(new NotRecorded(error))),
      )
    }
    this.working = undefined
  }

  private async store(entries: readonly AuditEntry[]): Promise<void> {
    const keeping = { secret: await this.ownSecret(), plainAddresses: this.plainAddresses }
    const bodies = entries.map((entry) => bodyOf(entry, keeping))
    await sql`select audit_append(${bodies}::text[])`.execute(this.database)
  }

  private async ownSecret(): Promise<string> {
    return (this.secret ??= await readNamespace(this.database))
  }
}
