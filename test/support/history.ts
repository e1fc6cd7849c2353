import type { Client } from '@temporalio/client'
import proto from '@temporalio/proto'

const { EventType } = proto.temporal.api.enums.v1

/** What a workflow's history comes to. Bytes are those of the events as they are stored. */
export interface HistoryCount {
  readonly events: number
  readonly bytes: number
  /** What Temporal Cloud would bill as actions: starts, activities, timers, signals and changes of search attributes. */
  readonly actions: number
  readonly byType: Readonly<Record<string, number>>
  /** The most timers that were ever pending at once. */
  readonly mostTimers: number
}

const billed = new Set<number>([
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
  EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
  EventType.EVENT_TYPE_TIMER_STARTED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
  EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
])

/** Counts the history of a workflow's newest run. */
export async function countHistory(client: Client, workflowId: string): Promise<HistoryCount> {
  const history = await client.workflow.getHandle(workflowId).fetchHistory()
  const events = history.events ?? []
  const byType: Record<string, number> = {}
  let bytes = 0
  let timers = 0
  let mostTimers = 0
  for (const event of events) {
    const name = (EventType[event.eventType ?? 0] ?? 'UNKNOWN').replace('EVENT_TYPE_', '')
    byType[name] = (byType[name] ?? 0) + 1
    bytes += proto.temporal.api.history.v1.HistoryEvent.encode(event).finish().length
  }
  for (const { eventType } of events) {
    if (eventType === EventType.EVENT_TYPE_TIMER_STARTED) timers += 1
    if (
      eventType === EventType.EVENT_TYPE_TIMER_FIRED ||
      eventType === EventType.EVENT_TYPE_TIMER_CANCELED
    )
      timers -= 1
    mostTimers = Math.max(mostTimers, timers)
  }
  const actions = events.filter(({ eventType }) => billed.has(eventType ?? 0)).length
  return { events: events.length, bytes, actions, byType, mostTimers }
}
