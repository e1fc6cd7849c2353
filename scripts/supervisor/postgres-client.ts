import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** Waits until the server answers a query; false if it is gone or does not answer in time. */
export async function untilAnswering(
  url: string,
  timeoutMs: number,
  gone: () => boolean = () => false,
): Promise<boolean> {
  const end = performance.now() + timeoutMs
  while (performance.now() < end && !gone()) {
    try {
      await query(url, 'select 1')
      return !gone()
    } catch {
      await pause(50)
    }
  }
  return false
}

/** Runs one statement over a connection of its own. */
export async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined) // if the server goes away the query fails, and not the process
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement)
    return rows
  } finally {
    await client.end().catch(() => undefined)
  }
}
