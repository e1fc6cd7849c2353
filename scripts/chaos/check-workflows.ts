import { Connection, Client as TemporalClient } from '@temporalio/client'
import type { Database } from '../../store/database.ts'
import { holds } from './system.ts'
import { inspectQuery, workflowIdOf } from '../../workflows/contract.ts'
import type { Stored } from './stored.ts'
import { wrong, type Violation } from './violations.ts'

const patienceMs = 20_000
const atOnce = 10

/** Checks that every workflow agrees with its entity's row, once nothing has happened for a moment. */
export async function checkWorkflows(
  address: string,
  database: Database,
  { entities }: Stored,
  violations: Violation[],
): Promise<number> {
  const connection = await Connection.connect({ address, connectTimeout: '5 seconds' })
  const client = new TemporalClient({ connection })
  const open = entities.filter(({ ended }) => !ended)
  try {
    for (let n = 0; n < open.length; n += atOnce)
      await Promise.all(
        open.slice(n, n + atOnce).map(async ({ kind, id }) => {
          const handle = client.workflow.getHandle(workflowIdOf(kind, id))
          let found: { workflow: unknown; row: number | undefined } | undefined
          const same = async () => {
            const stands = await handle.query<{ seq?: number }>(inspectQuery).catch(() => undefined)
            const row = await database
              .selectFrom('entities')
              .select('seq')
              .where((eb) => eb.and({ kind, id }))
              .executeTakeFirst()
            found = { workflow: stands?.seq, row: row?.seq }
            return stands?.seq !== undefined && stands.seq === row?.seq
          }
          if (!(await holds(same, patienceMs, 250)))
            violations.push(
              wrong(
                `the workflow of ${kind} ${id} stands at ${String(found?.workflow)}, its row at ${found?.row ?? 'nothing'}`,
              ),
            )
        }),
      )
    return open.length
  } finally {
    await connection.close()
  }
}
