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

/** Nothing is under way: each activity has its end, and the last task has been answered. */
function asleep(events: NonNullable<History['events']>): boolean {
  const { EventType } = proto.temporal.api.enums.v1
  const count = (type: temporal.api.enums.v1.EventType) =>
    events.filter(({ eventType }) => eventType === type).length
  return (
    count(EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED) ===
      count(EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED) &&
    count(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED) ===
      count(EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED)
  )
}
