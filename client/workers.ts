import type { Connection } from '@temporalio/client'
import { optionalTsToMs } from '@temporalio/common/lib/time.js'
import { deploymentName, taskQueue } from '../workflows/contract.ts'

type WorkflowService = Connection['workflowService']

/** A worker that has asked for work recently. */
interface Worker {
  readonly identity: string
  /** The version by which Temporal tells it from others; undefined where it tells none. */
  readonly version: string | undefined
}

/** Who asks for work, and who gets it. */
export interface Workers {
  readonly living: readonly Worker[]
  /** The version to which work goes; undefined while it goes to the workers that have none. */
  readonly current: string | undefined
}

/** The server lists pollers for minutes after they have died. A live one asks at least once a minute. */
const aliveWithinMs = 70_000

const versioned: number = 2 // temporal.api.enums.v1.WorkerVersioningMode.WORKER_VERSIONING_MODE_VERSIONED

/** The workers that have asked for work recently, and the version that is current. */
export async function readWorkers(
  workflowService: WorkflowService,
  namespace: string,
  now: number,
): Promise<Workers> {
  const { pollers, versioningInfo } = await workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name: taskQueue }, // for workflow tasks: the same workers poll for activities
  })
  const current = versioningInfo?.currentDeploymentVersion
  return {
    living: pollers
      .filter(({ lastAccessTime }) => now - (optionalTsToMs(lastAccessTime) ?? 0) < aliveWithinMs)
      .map(({ identity, deploymentOptions }) => ({
        identity: identity ?? '',
        version: versionIn(deploymentOptions ?? {}),
      })),
    current:
      current?.deploymentName === deploymentName ? (current.buildId ?? undefined) : undefined,
  }
}

function versionIn(said: { workerVersioningMode?: number | null; buildId?: string | null }) {
  return said.workerVersioningMode === versioned ? (said.buildId ?? undefined) : undefined
}
