import { type Client, WorkflowNotFoundError } from '@temporalio/client'
import { readWorkers } from './workers.ts'
import { deploymentName, taskQueue, wakeSignal, wardenId } from '../workflows/contract.ts'

/** The workflows that stay with a version of the worker which is none of these, as the server is asked for them. */
export function staysWithNoneOf(versions: readonly string[]): string {
  const none = [...new Set(versions)].map((version) => `'${deploymentName}:${version}'`)
  return [
    `TemporalWorkflowVersioningBehavior = 'Pinned'`,
    ...(none.length > 0 ? [`TemporalWorkerDeploymentVersion NOT IN (${none.join(', ')})`] : []),
  ].join(' AND ')
}

const notFound = 5 // gRPC's codes
const failedPrecondition = 9

/** Gives work to a version from now on, or to the workers without one. Says whether that could be done: not before one of them asks for work. */
export async function makeCurrent(
  { workflowService, options: { namespace, identity } }: Client,
  version: string | undefined,
): Promise<boolean> {
  try {
    await workflowService.setWorkerDeploymentCurrentVersion({
      namespace,
      deploymentName,
      buildId: version ?? '',
      identity,
    })
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === notFound || code === failedPrecondition) return false
    throw error
  }
}

/** Whether those who give out the work have heard which version gets it. */
export async function isHeard(
  { workflowService, options: { namespace } }: Client,
  version: string | undefined,
): Promise<boolean> {
  const { current } = await readWorkers(workflowService, namespace, Date.now())
  return current === version
}

const running = `ExecutionStatus = 'Running' AND TaskQueue = '${taskQueue}'`

/** How many workflows stay with a version that is none of these. */
export async function countStaying({ workflow }: Client, versions: readonly string[]) {
  return (await workflow.count(`${running} AND ${staysWithNoneOf(versions)}`)).count
}

/** How many workflows stay with this version. */
export async function countStayingWith({ workflow }: Client, version: string) {
  const those = `TemporalWorkflowVersioningBehavior = 'Pinned' AND TemporalWorkerDeploymentVersion = '${deploymentName}:${version}'`
  return (await workflow.count(`${running} AND ${those}`)).count
}

/** Wakes whatever stays with another version, upon which it continues on the current one. The warden does so in its next round. */
export async function wakeStaying({ workflow }: Client, current: string | undefined) {
  const query = `${running} AND ${staysWithNoneOf(current === undefined ? [] : [current])}`
  for await (const { workflowId } of workflow.list({ query, pageSize: 1000 }))
    if (workflowId !== wardenId)
      await workflow
        .getHandle(workflowId)
        .signal(wakeSignal)
        .catch((error: unknown) => {
          if (!(error instanceof WorkflowNotFoundError)) throw error
        })
}
