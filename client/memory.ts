import type { Client } from '@temporalio/client'
import { defaultPayloadConverter } from '@temporalio/common'
import type { EntityKind } from '../domain/entity/decider.ts'
import { entityOf } from './temporal.ts'

/** An entity that has, or had, a workflow, with its runs, the oldest first. */
export interface Attended {
  readonly kind: EntityKind
  readonly id: string
  readonly runs: readonly string[]
}

/** Every entity of which the server still has a history: those that run, and those that ended within its retention. */
export async function everyAttended(client: Client): Promise<Attended[]> {
  const found = new Map<string, { kind: EntityKind; id: string; runs: [string, number][] }>()
  for await (const { workflowId, runId, startTime } of client.workflow.list({ pageSize: 1000 })) {
    const entity = entityOf(workflowId)
    if (!entity) continue
    const known = found.get(workflowId) ?? { ...entity, runs: [] }
    known.runs.push([runId, startTime.getTime()])
    found.set(workflowId, known)
  }
  return [...found.values()].map(({ runs, ...entity }) => ({
    ...entity,
    runs: runs.sort(([, a], [, b]) => a - b).map(([runId]) => runId),
  }))
}

/** What the turns of a run left in its history as copies of what happened, packed, in order. */
export async function copiesIn(client: Client, workflowId: string, runId: string) {
  const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory()
  return (events ?? []).flatMap((event) => {
    const [payload] = event.activityTaskCompletedEventAttributes?.result?.payloads ?? []
    const turn = payload && defaultPayloadConverter.fromPayload<unknown>(payload)
    const packed = typeof turn === 'object' && turn && 'events' in turn ? turn.events : undefined
    return typeof packed === 'string' ? [packed] : []
  })
}
