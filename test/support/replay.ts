import type { Client } from '@temporalio/client'
import type { History } from '@temporalio/common/lib/proto-utils.js'
import proto from '@temporalio/proto'
import { Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker'
import { taskQueue } from '../../workflows/contract.ts'

export interface RecordedHistory {
  readonly workflowId: string
  readonly history: History
}

/** The histories of all runs of all workflows of a namespace. */
export async function allHistories(client: Client): Promise<RecordedHistory[]> {
  const query = `TaskQueue = '${taskQueue}'`
  const all: RecordedHistory[] = []
  for await (const one of client.workflow.list({ query }).intoHistories({ concurrency: 4 })) {
    // The replayer needs the class itself, and says nothing if it gets a plain object.
    const history = proto.temporal.api.history.v1.History.fromObject(one.history as object)
    all.push({ workflowId: one.workflowId, history })
  }
  return all
}

/** Replays histories with our workflows; what did not replay, with why. */
export async function replayFailures(
  workflowBundle: WorkflowBundleWithSourceMap,
  histories: readonly RecordedHistory[],
): Promise<string[]> {
  const failures: string[] = []
  let replayed = 0
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowBundle, replayName: 'replay' },
    histories,
  )) {
    replayed++
    if (error) failures.push(`${workflowId}: ${error.message}`)
  }
  if (replayed !== histories.length)
    failures.push(`only ${replayed} of ${histories.length} histories were replayed`)
  return failures
}
