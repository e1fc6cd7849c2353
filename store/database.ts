import pg from 'pg'
import { Kysely, PostgresDialect, type PostgresDialectConfig } from 'kysely'
import type { Keyring } from './vault/keyring.ts'
import type { Tables } from './schema.ts'
import { Vault, VaultAdapter } from './vault/vault.ts'

/** The database, or a transaction on it. */
export type Database = Kysely<Tables>

const { builtins, getTypeParser } = pg.types
const anyParser = getTypeParser as (oid: number, format: 'text') => Parser

type Parser = (value: string) => unknown

/** Instants are epoch milliseconds, whole numbers are numbers and civil dates are strings, here as in the rules. */
const parsers: Partial<Record<number, Parser>> = {
  [builtins.TIMESTAMPTZ]: (value) => Date.parse(value),
  [builtins.INT8]: Number,
  [builtins.DATE]: (value) => value,
}

/** How long to wait for the database, and over how many connections. */
export interface Patience {
  /** How long to wait for a connection, and for an answer on it. */
  readonly connectMs: number
  readonly queryMs: number
  readonly connections: number
}

/** Settings of a connection: the server gives up a little before the client does, so that no query is left running. */
export function connectionOptions(url: string, { connectMs, queryMs }: Patience): pg.ClientConfig {
  return {
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    statement_timeout: queryMs,
    query_timeout: queryMs + 300,
    // A process that freezes in the middle of a turn must not keep the entity's row locked.
    idle_in_transaction_session_timeout: queryMs + 1000,
    keepAlive: true,
    application_name: 'throughline',
    types: {
      // pg's own types are overloads that a lookup by number cannot follow.
      getTypeParser: ((oid: number, format: 'text') =>
        parsers[oid] ?? anyParser(oid, format)) as typeof getTypeParser,
    },
  }
}

/** What makes a vault travel with its database: every transaction on it has the same adapter. */
class VaultDialect extends PostgresDialect {
  readonly #vault: Vault | undefined
  constructor(config: PostgresDialectConfig, keyring: Keyring | undefined) {
    super(config)
    this.#vault = keyring && new Vault(keyring)
  }
  override createAdapter(): VaultAdapter {
    return new VaultAdapter(this.#vault)
  }
}

/**
 * A pool of connections. If the server goes away, only the queries under way fail. Words can be read and written over it
 * where it is given the keys of them.
 */
export function openDatabase(url: string, patience: Patience, keyring?: Keyring): Database {
  const pool = new pg.Pool({ ...connectionOptions(url, patience), max: patience.connections })
  const ignore = (): void => undefined // the query that was under way has the error too
  pool.on('error', ignore)
  // A connection in use is not the pool's: without a handler of its own, losing the server would end the process.
  pool.on('connect', (client) => client.on('error', ignore))
  return new Kysely<Tables>({ dialect: new VaultDialect({ pool }, keyring) })
}
