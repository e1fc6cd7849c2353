// Whether a worker on this machine asks Temporal for work: the health check of a container, since a worker has no port.
import { Connection } from '@temporalio/client'
import { identity } from '../client/temporal.ts'
import { readWorkers } from '../client/workers.ts'
import { readSettings, readTemporalPlace } from '../platform/config.ts'

const patienceMs = 4000
/** The machine in `process@machine`: the checking process is never the working one. */
const machine = identity.slice(identity.indexOf('@'))

try {
  const workers = await findWorkers()
  if (!workers.some((worker) => worker.endsWith(machine))) fail('no worker here is asking for work')
} catch {
  fail('Temporal does not answer')
}

async function findWorkers(): Promise<string[]> {
  const { TEMPORAL_NAMESPACE: namespace } = readSettings()
  const place = readTemporalPlace() ?? { address: '127.0.0.1:7233' }
  const connection = await Connection.connect({ ...place, connectTimeout: patienceMs })
  try {
    const now = Date.now()
    const { living } = await connection.withDeadline(now + patienceMs, () =>
      readWorkers(connection.workflowService, namespace, now),
    )
    return living.map((worker) => worker.identity)
  } finally {
    await connection.close()
  }
}

function fail(why: string): void {
  console.error(why)
  process.exitCode = 1
}
