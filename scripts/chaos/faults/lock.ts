import pg from 'pg'
import type { Fault } from './fault.ts'

const deadlock = '40P01'

/** Somebody holds the tables on which turns and commands wait, as a migration by hand or a forgotten session would. */
export const lock: Fault = {
  title: 'the tables of entities and commands are locked for 5 s by somebody else',
  counted: 'once it is over',
  heldMs: 5000,
  prepare: async () => ({
    strike: async ({ system }) => {
      const holder = new pg.Client({ connectionString: system.running.databaseUrl })
      holder.on('error', () => undefined)
      await holder.connect()
      while (!(await lockBoth(holder)));
      return {
        end: async () => {
          await holder.query('rollback')
          await holder.end()
        },
      }
    },
  }),
}

/** Whether it has both: whoever holds one of them already and waits for the other can be in the way. */
async function lockBoth(holder: pg.Client): Promise<boolean> {
  await holder.query('begin')
  try {
    await holder.query('lock table entities, inbox in access exclusive mode')
    return true
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== deadlock) throw error
    await holder.query('rollback')
    return false
  }
}
