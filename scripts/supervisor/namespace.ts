import { setTimeout as pause } from 'node:timers/promises'
import { Connection } from '@temporalio/client'
import { msToTs, optionalTsToMs } from '@temporalio/common/lib/time.js'
import { retentionDays, searchAttributes } from '../../platform/temporal-needs.ts'
import type { TemporalPlace } from '../../platform/temporal-place.ts'

const keyword = 2 // temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD
const day = 24 * 60 * 60 * 1000

/** Makes a namespace with the retention and the search attributes that the system needs, and says what was done. Safe to repeat. */
export async function prepareNamespace(place: TemporalPlace, namespace: string): Promise<string[]> {
  const connection = await Connection.connect({ ...place, connectTimeout: '5 s' })
  try {
    return await connection.withDeadline(Date.now() + 30_000, async () => [
      ...(await ensureNamespace(connection, namespace)),
      ...(await ensureSearchAttributes(connection, namespace)),
    ])
  } finally {
    await connection.close()
  }
}

async function ensureNamespace(connection: Connection, namespace: string): Promise<string[]> {
  const { workflowService } = connection
  const workflowExecutionRetentionTtl = msToTs(retentionDays * day)
  const found = await workflowService.describeNamespace({ namespace }).catch(unlessMissing)
  if (!found) {
    await workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: workflowExecutionRetentionTtl,
    })
    return [
      `made the namespace ${namespace}, which keeps ended workflows for ${retentionDays} days`,
    ]
  }
  const kept = optionalTsToMs(found.config?.workflowExecutionRetentionTtl) ?? 0
  if (kept >= retentionDays * day) return []
  await workflowService.updateNamespace({ namespace, config: { workflowExecutionRetentionTtl } })
  return [`ended workflows are now kept for ${retentionDays} days instead of ${kept / day}`]
}

async function ensureSearchAttributes(connection: Connection, namespace: string) {
  const { operatorService } = connection
  // it takes some seconds until a new namespace is known everywhere
  const { customAttributes } = await untilKnown(() =>
    operatorService.listSearchAttributes({ namespace }),
  )
  const missing = Object.keys(searchAttributes).filter((name) => !(name in customAttributes))
  if (missing.length === 0) return []
  await addSearchAttributes(connection, namespace, missing)
  return [`added the search attribute${missing.length > 1 ? 's' : ''} ${missing.join(', ')}`]
}

async function addSearchAttributes(
  connection: Connection,
  namespace: string,
  names: readonly string[],
): Promise<void> {
  const wanted = Object.fromEntries(names.map((name) => [name, keyword]))
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: wanted })
}

async function untilKnown<T>(ask: () => Promise<T>): Promise<T> {
  const end = Date.now() + 20_000
  for (;;) {
    const answer = await ask().catch(unlessMissing)
    if (answer !== undefined) return answer
    if (Date.now() > end) throw new Error('The namespace was made, but Temporal does not know it.')
    await pause(250)
  }
}

function unlessMissing(error: unknown): undefined {
  const notFound = 5 // gRPC's code
  if (error instanceof Error && 'code' in error && error.code === notFound) return undefined
  throw error
}
