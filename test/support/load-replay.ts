import { setTimeout as pause } from 'node:timers/promises'
import { Client, Connection, isGrpcServiceError, ServiceError } from '@temporalio/client'
import { NativeConnection } from '@temporalio/worker'
import { allHistories, type RecordedHistory, replayFailures } from './replay.ts'
import { inspectQuery } from '../../workflows/contract.ts'
import { putLoadOn } from './load.ts'
import { rehearsedClock } from '../../platform/clock.ts'
import { renewRehearsal } from '../../store/rehearsal.ts'
import { startEngine, testBundle } from './engine.ts'
import { startSmtp } from './smtp.ts'
import { startTemporal } from './temporal.ts'

export interface LoadReplay {
  readonly failures: readonly string[]
  readonly histories: readonly RecordedHistory[]
  readonly commands: number
  readonly queries: number
}

const speed = 8640
// gRPC's cancelled, deadline exceeded, resource exhausted, failed precondition (a task that a busy worker gave up: one that goes
// on failing is found by the replay) and unavailable
const tooBusy: ReadonlySet<number> = new Set([1, 4, 8, 9, 14])
const metadataQuery = '__temporal_workflow_metadata' // what Temporal's own screen asks

/** Puts load on the real server while everything is queried several times a second; then replays every history. */
export async function recordUnderLoad(ms: number): Promise<LoadReplay> {
  const temporal = await startTemporal()
  const smtp = await startSmtp()
  const connection = await Connection.connect({ address: temporal.address })
  const native = await NativeConnection.connect({ address: temporal.address })
  const client = new Client({ connection })
  const engine = await startEngine({
    client,
    connection: native,
    temporalNamespace: temporal.namespace,
    smtpUrl: smtp.url,
    clock: (database) => rehearsedClock(speed, (real) => renewRehearsal(database, speed, real)),
  })
  try {
    const asking = askAbout(client)
    const { judged } = await putLoadOn(engine, {
      seed: 7,
      pathways: 24,
      clients: 6,
      ms,
      atLeast: 30,
    }).finally(asking.end)
    const queries = await asking.answers
    const histories = await allHistories(client)
    const failures = await replayFailures(await testBundle(), histories)
    const commands = [...judged.values()].reduce((sum, count) => sum + count, 0)
    return { failures, histories, commands, queries }
  } finally {
    await engine.stop()
    await native.close()
    await connection.close()
    await smtp.down()
    await temporal.stop()
  }
}

/** Asks every workflow both questions, again and again, until ended; gives how many answers there were. */
function askAbout(client: Client): { readonly end: () => void; readonly answers: Promise<number> } {
  let going = true
  let answers = 0
  const ask = async (query: string) => {
    while (going) {
      const ids = new Set<string>()
      for await (const { workflowId, type } of client.workflow.list())
        if (type !== 'warden') ids.add(workflowId)
      await Promise.all(
        [...ids].map(async (id) => {
          if (await answered(client, id, query)) answers++
        }),
      )
      await pause(100)
    }
  }
  const asking = Promise.all([ask(inspectQuery), ask(metadataQuery)])
  return {
    end: () => {
      going = false
    },
    answers: asking.then(() => answers),
  }
}

/** True when a workflow answered; false when a machine under load was too busy to let it, which asking again mends. */
async function answered(client: Client, id: string, query: string): Promise<boolean> {
  try {
    await client.workflow.getHandle(id).query(query)
    return true
  } catch (error) {
    const cause = error instanceof ServiceError ? error.cause : error // the client wraps what the server says
    if (isGrpcServiceError(cause) && tooBusy.has(cause.code)) return false
    throw error
  }
}
