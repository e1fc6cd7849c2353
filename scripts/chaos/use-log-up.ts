import { readFileSync } from 'node:fs'
import path from 'node:path'
import { addressAs } from '../supervisor/postgres-roles.ts'
import { query } from '../supervisor/postgres-client.ts'

/** Has the embedded PostgreSQL begin another file of its write-ahead log. Whether it could not. */
export async function useLogUp(dataDir: string, databaseUrl: string): Promise<boolean> {
  const password = readFileSync(path.join(dataDir, 'postgres-password'), 'utf8')
  const superuser = addressAs(
    { port: Number(new URL(databaseUrl).port), password },
    'superuser',
    'postgres',
  )
  try {
    await query(superuser, `select pg_logical_emit_message(true, 'full', 'disk'), pg_switch_wal()`)
    return false
  } catch {
    return true
  }
}
