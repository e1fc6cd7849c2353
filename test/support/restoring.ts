import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { administer, nameOf } from './database.ts'
import type { Tables } from '../../store/schema.ts'

/** A copy of a database that a test has open, from which it can be put back under everybody who is connected. */
export interface Copy {
  putBack(): Promise<void>
}

/** Copies a database as it stands, as a backup would. Who is connected is cut off for a moment. */
export async function copyOf(database: Kysely<Tables>): Promise<Copy> {
  const name = await nameOf(database)
  const copy = `${name}_copy`
  await closed(name, () => administer(`create database ${copy} template ${name}`))
  return {
    putBack: () =>
      closed(name, async () => {
        await administer(`alter database ${name} rename to ${name}_lost`)
        await administer(`alter database ${copy} rename to ${name}`)
      }),
  }
}

/** Does something while nobody is connected. */
async function closed(name: string, work: () => Promise<void>): Promise<void> {
  await administer(`alter database ${name} allow_connections false`)
  for (let left = 50; ; left--) {
    await administer(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    )
    try {
      await work()
      break
    } catch (error) {
      if (left === 0) throw error
      await pause(100)
    }
  }
  await administer(`alter database ${name} allow_connections true`)
}
