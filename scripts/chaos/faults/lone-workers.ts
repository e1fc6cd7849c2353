import { addPolicy } from '../../../store/reference-changes.ts'
import { type ChildName, holds, type WholeSystem } from '../system.ts'
import { defaultPolicies } from '../../../domain/policy/defaults.ts'
import type { Fault } from './fault.ts'
import { FullMeeting } from '../full-meeting.ts'
import { lost, wrong } from '../violations.ts'
import { openDatabase } from '../../../store/database.ts'
import { query } from '../../supervisor/postgres-client.ts'

const everyMs = 10_000
const items = 10
const workers: readonly ChildName[] = ['Worker', 'Worker 2']
const aliveMs = 20_000

/** Of two workers one is killed every ten seconds, while a meeting in session decides its ten items. */
export const loneWorkers: Fault = {
  title: `one of two workers is killed every 10 s, beside a meeting in session with ${items} items`,
  counted: 'from the blow',
  heldMs: 0,
  everyMs,
  prepare: async (_dataDir, times) => {
    let meeting: FullMeeting | undefined
    return {
      settings: { WORKERS: '2', CLOCK_SPEED: '1', SEED_MEETINGS: 'false' },
      begin: async ({ system }) => {
        await askAtListClosing(system)
        if (!(await holds(() => system.children.includes('Worker 2'), aliveMs)))
          throw new Error('there is no second worker')
        meeting = await FullMeeting.fill(system, items)
        await meeting.open()
      },
      beside: async () => {
        await meeting?.decideAll(times * everyMs)
        await meeting?.lock()
      },
      strike: async ({ system, violations }, n) => {
        const name = workers[n % workers.length] ?? 'Worker'
        if (!(await holds(() => system.lives(name), aliveMs)))
          violations.push(wrong(`${name} was not started again within ${aliveMs / 1000} s`))
        else system.kill(name)
        return {}
      },
      settle: async ({ system, violations, others }) => {
        for (const key of meeting?.keys ?? []) others.add(key)
        const heard = async () => {
          const done = `select id from inbox where name = 'conference-decided' and result = 'done'`
          return (await query(system.running.databaseUrl, done)).length
        }
        if (!(await holds(async () => (await heard()) === items, aliveMs, 250)))
          violations.push(lost(`${await heard()} of ${items} decisions reached their pathways`))
      },
    }
  },
}

/** London asks its agencies when a meeting's list closes, so that a meeting can be held at once. */
async function askAtListClosing({ running }: WholeSystem): Promise<void> {
  const patience = { connectMs: 5000, queryMs: 20_000, connections: 1 }
  const database = openDatabase(running.databaseUrl, patience)
  const research = { asks: 'atListClosing', source: 'A proof.', mark: 'K' } as const
  const document = { ...defaultPolicies.london, research }
  const change = { by: 'proof', at: Date.now() }
  await addPolicy(database, { site: 'london', document, reason: 'A proof.' }, change).finally(() =>
    database.destroy(),
  )
}
