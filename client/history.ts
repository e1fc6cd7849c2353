import { type Client, WorkflowNotFoundError } from '@temporalio/client'
import { defaultPayloadConverter } from '@temporalio/common'

/** One run of a workflow. */
export interface Run {
  readonly workflowId: string
  readonly runId: string
}

type History = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>

/**
 * Whether a turn has reported more events than `above` to this run, or to those that it continues. What a workflow was
 * started with is no report: anybody who reaches the server can start one. That a run continues another is noted by the
 * server itself. If it has forgotten the other, the answer is yes, because a pathway that stops can lose nothing.
 */
export async function hasReported(client: Client, run: Run, above: number): Promise<boolean> {
  for (let { runId } = run; ;) {
    const history = await fetch(client, { ...run, runId })
    if (!history) return true
    const reported = reportedIn(history)
    if (reported !== undefined) return reported > above
    const before = history.events?.[0]?.workflowExecutionStartedEventAttributes
    if (!before?.continuedExecutionRunId) return false
    runId = before.continuedExecutionRunId
  }
}

async function fetch(client: Client, { workflowId, runId }: Run): Promise<History | undefined> {
  try {
    return await client.workflow.getHandle(workflowId, runId).fetchHistory()
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined
    throw error
  }
}

/** The highest number of an event that a turn reported; undefined if none did. One that stopped repeats only what it was told. */
function reportedIn({ events }: History): number | undefined {
  const seqs = (events ?? []).flatMap((event) => {
    const [payload] = event.activityTaskCompletedEventAttributes?.result?.payloads ?? []
    const turn = payload && defaultPayloadConverter.fromPayload<unknown>(payload)
    if (typeof turn !== 'object' || turn === null) return []
    const { seq, stage }: { seq?: unknown; stage?: unknown } = turn
    return typeof seq === 'number' && stage !== 'stopped' ? [seq] : []
  })
  return seqs.length > 0 ? Math.max(...seqs) : undefined
}
