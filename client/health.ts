import { type Client, Connection } from '@temporalio/client'
import { optionalTsToMs } from '@temporalio/common/lib/time.js'
import { searchAttributes } from '../platform/temporal-needs.ts'
import { taskQueue } from '../workflows/contract.ts'

/** How much of what the system needs of Temporal is there. */
export interface TemporalHealth {
  readonly reachable: boolean
  readonly namespace: boolean
  readonly missingSearchAttributes: readonly string[]
  /** Whether a worker has asked for work recently. */
  readonly workerPolling: boolean
}

const patienceMs = 1800
const invalidArgument = 3 // gRPC: the operator service's answer for a namespace that it does not know
const notFound = 5

/** The server lists pollers for minutes after they have died. A live one asks at least once a minute. */
const aliveWithinMs = 70_000

const nothing: TemporalHealth = {
  reachable: false,
  namespace: false,
  missingSearchAttributes: [],
  workerPolling: false,
}

/** Checks whether Temporal has everything that the system needs. Never throws, and answers within two seconds. */
export async function temporalHealth(
  client: Client,
  namespace: string,
  real: () => number = Date.now,
): Promise<TemporalHealth> {
  const { connection } = client
  if (!(connection instanceof Connection)) throw new Error('not a connection of our own')
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<TemporalHealth>((resolve) => {
    timer = setTimeout(() => resolve(nothing), patienceMs)
  })
  try {
    const asked = connection.withDeadline(real() + patienceMs, () =>
      ask(connection, namespace, real()),
    )
    return await Promise.race([asked.catch(unreachable), late])
  } finally {
    clearTimeout(timer)
  }
}

async function ask(
  { workflowService, operatorService }: Connection,
  namespace: string,
  now: number,
): Promise<TemporalHealth> {
  const { customAttributes } = await operatorService.listSearchAttributes({ namespace })
  const workers = await livingWorkers(workflowService, namespace, now)
  return {
    reachable: true,
    namespace: true,
    missingSearchAttributes: Object.keys(searchAttributes).filter(
      (name) => !Object.hasOwn(customAttributes, name),
    ),
    workerPolling: workers.length > 0,
  }
}

/** The identities of the workers that have asked for work recently. */
export async function livingWorkers(
  workflowService: Connection['workflowService'],
  namespace: string,
  now: number,
): Promise<string[]> {
  const { pollers } = await workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name: taskQueue }, // for workflow tasks: the same workers poll for activities
  })
  return pollers
    .filter(({ lastAccessTime }) => now - (optionalTsToMs(lastAccessTime) ?? 0) < aliveWithinMs)
    .flatMap(({ identity }) => identity ?? [])
}

function unreachable(error: unknown): TemporalHealth {
  const code = typeof error === 'object' && error && 'code' in error ? error.code : undefined
  return code === notFound || code === invalidArgument ? { ...nothing, reachable: true } : nothing
}
