import { type Kysely, PostgresAdapter, type QueryExecutorProvider, sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import { newKey, open, seal } from './cipher.ts'
import { type Keyring, KeyMissing, type WrappedKey } from './keyring.ts'
import type { Tables } from '../schema.ts'
import { toDate } from '../values.ts'

/** The database as `store/database.ts` gives it, which imports this file. */
type Database = Kysely<Tables>

/** What a data key is for: the words of one pathway, of one meeting, of one draft or one report, or what is known of one victim. */
export interface KeyOwner {
  readonly scope: 'pathway' | 'conference' | 'draft' | 'victim' | 'report'
  readonly of: string
}

/** Something sealed, with its data key as the database has it. */
export interface Sealed extends WrappedKey {
  /** What it is bound to: its table and its row. */
  readonly place: string
  readonly sealed: Buffer
  readonly key: string
}

/** Something to be sealed, in its place. */
export interface Plain {
  readonly place: string
  readonly text: string
}

const mostKept = 5_000
const keptMs = 10 * 60_000

/** Held in common while a data key is stored, and alone for a moment when the outer key changes. */
export const outerKeyLock = 7_305_814

/**
 * Seals words and opens them again, each with the data key of what it belongs to. Data keys that were unwrapped are kept for
 * ten minutes at most; one is only ever used beside its row in the database, so that deleting the row is enough.
 */
export class Vault {
  readonly keyring: Keyring
  readonly #kept = new Map<string, { readonly key: Buffer; readonly until: number }>()

  constructor(keyring: Keyring) {
    this.keyring = keyring
  }

  /** The id of the owner's data key, which is made where there is none, and what was sealed with it. */
  async seal(tx: Database, owner: KeyOwner, plain: readonly Plain[]) {
    const { id, key } = await this.#keyFor(tx, owner)
    return { key: id, sealed: plain.map(({ place, text }) => seal(key, place, Buffer.from(text))) }
  }

  /** The texts again, in the same order. Throws KeyMissing where an outer key is gone. */
  async open(sealed: readonly Sealed[]): Promise<string[]> {
    const keys = await this.#keysOf(
      sealed.map(({ key: id, outer, wrapped }) => ({ id, outer, wrapped })),
    )
    return sealed.map(({ key, place, sealed: one }) => {
      const found = keys.get(key)
      if (!found) throw new KeyMissing('a data key is missing')
      return open(found, place, one).toString()
    })
  }

  async #keyFor(tx: Database, owner: KeyOwner): Promise<{ id: string; key: Buffer }> {
    const row = (await findKey(tx, owner)) ?? (await this.#make(tx, owner))
    const key = (await this.#keysOf([row])).get(row.id)
    if (!key) throw new KeyMissing('a data key is missing')
    return { id: row.id, key }
  }

  async #make(tx: Database, { scope, of }: KeyOwner): Promise<KeyRow> {
    await sql`select pg_advisory_xact_lock_shared(${outerKeyLock})`.execute(tx)
    const id = randomUUID()
    const key = newKey()
    const [wrapped] = await this.keyring.wrap([key])
    const current = await currentOuterKey(tx)
    if (!wrapped || wrapped.outer !== current)
      throw new KeyMissing(
        `keys are wrapped with ${wrapped?.outer ?? 'none'}, and not with the database's, ${current ?? 'none'}`,
      )
    const made = await tx
      .insertInto('data_keys')
      .values({ id, scope, of, ...wrapped, made_at: toDate(Date.now()) })
      .onConflict((conflict) => conflict.columns(['scope', 'of']).doNothing())
      .returning(['id', 'outer', 'wrapped'])
      .executeTakeFirst()
    if (made) this.#keep(id, key)
    const row = made ?? (await findKey(tx, { scope, of })) // somebody else was quicker
    if (!row) throw new KeyMissing('a data key is missing')
    return row
  }

  async #keysOf(rows: readonly KeyRow[]): Promise<ReadonlyMap<string, Buffer>> {
    const now = Date.now()
    const found = new Map<string, Buffer>()
    const missing = new Map<string, KeyRow>()
    for (const row of rows) {
      const kept = this.#kept.get(row.id)
      if (kept && kept.until > now) found.set(row.id, kept.key)
      else missing.set(row.id, row)
    }
    const wanted = [...missing.values()]
    const keys = wanted.length > 0 ? await this.keyring.unwrap(wanted) : []
    for (const [n, { id }] of wanted.entries()) {
      const key = keys[n]
      if (!key) continue
      found.set(id, key)
      this.#keep(id, key)
    }
    return found
  }

  #keep(id: string, key: Buffer): void {
    this.#kept.delete(id)
    this.#kept.set(id, { key, until: Date.now() + keptMs })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest)
  }
}

interface KeyRow extends WrappedKey {
  readonly id: string
}

const findKey = (tx: Database, { scope, of }: KeyOwner): Promise<KeyRow | undefined> =>
  tx
    .selectFrom('data_keys')
    .select(['id', 'outer', 'wrapped'])
    .where('scope', '=', scope)
    .where('of', '=', of)
    .executeTakeFirst()

/** The name of the outer key that wraps at present; undefined in a database that has none yet. */
export async function currentOuterKey(database: Database): Promise<string | undefined> {
  const row = await database
    .selectFrom('outer_keys')
    .select('id')
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** Destroys data keys: what was sealed with them can no longer be read, whoever has a copy of it. */
export async function destroyKeys(
  tx: Database,
  scope: KeyOwner['scope'],
  of: readonly string[],
): Promise<void> {
  if (of.length === 0) return
  await tx.deleteFrom('data_keys').where('scope', '=', scope).where('of', 'in', of).execute()
}

/** What makes a vault travel with its database: a transaction on it has the same. */
export class VaultAdapter extends PostgresAdapter {
  readonly vault: Vault | undefined
  constructor(vault: Vault | undefined) {
    super()
    this.vault = vault
  }
}

/** The vault that a database was opened with. Throws where there is none: words cannot be read or written over it. */
export function vaultOf(database: QueryExecutorProvider): Vault {
  const { adapter } = database.getExecutor()
  if (adapter instanceof VaultAdapter && adapter.vault) return adapter.vault
  throw new Error('the database was opened without the keys of its words')
}
