import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/**
 * Waits until the server answers a query; false if it is gone or does not answer in time. That it does not know who asks
 * is an answer too.
 */
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
    } catch (error) {
      if (isUnknownHere(error)) return !gone()
      await pause(50)
    }
  }
  return false
}

/** Whether a server answered that it lets nobody in by this name and password. */
export const isUnknownHere = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '28P01'

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
