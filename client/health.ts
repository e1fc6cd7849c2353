import { type Client, Connection } from '@temporalio/client'
import { readWorkers } from './workers.ts'
import { searchAttributes } from '../platform/temporal-needs.ts'

/** How much of what the system needs of Temporal is there. */
export interface TemporalHealth {
  readonly reachable: boolean
  readonly namespace: boolean
  readonly missingSearchAttributes: readonly string[]
  /** Whether a worker that gets work has asked for it recently. */
  readonly workerPolling: boolean
  /** Whether one has that gets none, because another version than its own is the current one. */
  readonly otherVersionPolling: boolean
}

const patienceMs = 1800
const invalidArgument = 3 // gRPC: the operator service's answer for a namespace that it does not know
const notFound = 5

const nothing: TemporalHealth = {
  reachable: false,
  namespace: false,
  missingSearchAttributes: [],
  workerPolling: false,
  otherVersionPolling: false,
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
  const { living, current } = await readWorkers(workflowService, namespace, now)
  return {
    reachable: true,
    namespace: true,
    missingSearchAttributes: Object.keys(searchAttributes).filter(
      (name) => !Object.hasOwn(customAttributes, name),
    ),
    workerPolling: living.some(({ version }) => version === current),
    otherVersionPolling: living.some(({ version }) => version !== current),
  }
}

function unreachable(error: unknown): TemporalHealth {
  const code = typeof error === 'object' && error && 'code' in error ? error.code : undefined
  return code === notFound || code === invalidArgument ? { ...nothing, reachable: true } : nothing
}
