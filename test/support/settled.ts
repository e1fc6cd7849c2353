import proto, { type temporal } from '@temporalio/proto'
import type { History } from '@temporalio/common/lib/proto-utils.js'
import { type Attendant, workflowIdOf } from '../../client/temporal.ts'
import type { EntityKind } from '../../domain/entity/decider.ts'
import { until } from './until.ts'

/**
 * Waits until an entity's workflow has taken its turn and sleeps. Not by a query: the server that skips time answers one
 * with a workflow task of its own.
 */
export async function untilSettled(
  attendant: Attendant,
  kind: EntityKind,
  id: string,
): Promise<void> {
  const handle = attendant.client.workflow.getHandle(workflowIdOf(kind, id))
  await until(async () => asleep((await handle.fetchHistory()).events ?? []))
}

/**
 * Nothing is under way: the last task has been answered, and each activity has its end. A task that a busy machine was too
 * late for has timed out and was given again; only its last try counts.
 */
function asleep(events: NonNullable<History['events']>): boolean {
  const { EventType: is } = proto.temporal.api.enums.v1
  const types = events.map(({ eventType }) => eventType)
  const tasks: (typeof types)[number][] = [
    is.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
    is.EVENT_TYPE_WORKFLOW_TASK_STARTED,
    is.EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
    is.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT,
    is.EVENT_TYPE_WORKFLOW_TASK_FAILED,
  ]
  const count = (type: temporal.api.enums.v1.EventType) =>
    types.filter((one) => one === type).length
  return (
    types.findLast((type) => tasks.includes(type)) === is.EVENT_TYPE_WORKFLOW_TASK_COMPLETED &&
    count(is.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED) === count(is.EVENT_TYPE_ACTIVITY_TASK_COMPLETED)
  )
}
