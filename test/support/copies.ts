import type { Client } from '@temporalio/client'
import proto, { type temporal } from '@temporalio/proto'
import type { EventCopy } from '../../activities/contract.ts'
import { unpackCopies } from '../../activities/copies.ts'

const { EventType } = proto.temporal.api.enums.v1

/** The copies of events in a history, in order. */
export function copiesIn({ events }: temporal.api.history.v1.IHistory): EventCopy[] {
  return (events ?? [])
    .filter(({ eventType }) => eventType === EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED)
    .flatMap((event) => event.activityTaskCompletedEventAttributes?.result?.payloads ?? [])
    .flatMap(({ data }) =>
      data?.length ? [JSON.parse(Buffer.from(data).toString()) as object] : [],
    )
    .flatMap((turn) =>
      'events' in turn && typeof turn.events === 'string' ? unpackCopies(turn.events) : [],
    )
}

/** All copies of events in all histories, as one text. */
export async function unpackedOf(client: Client): Promise<string> {
  const texts: string[] = []
  for await (const { workflowId, runId } of client.workflow.list()) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory()
    texts.push(JSON.stringify(copiesIn(history)))
  }
  return texts.join('\n')
}
