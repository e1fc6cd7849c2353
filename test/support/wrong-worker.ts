import { bundleWorkflowCode, type NativeConnection, Worker } from '@temporalio/worker'
import { fileURLToPath } from 'node:url'
import { taskQueue } from '../../workflows/contract.ts'

const nothing = (): void => undefined
const quiet = {
  log: nothing,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
}

/** A worker that attends pathways by other code than ours: what it leaves in a history our own code cannot replay. */
export async function startWrongWorker(
  connection: NativeConnection,
): Promise<{ stop(): Promise<void> }> {
  const workflowsPath = fileURLToPath(new URL('./wrong-workflows.ts', import.meta.url))
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowBundle: await bundleWorkflowCode({ workflowsPath, logger: quiet }),
    maxCachedWorkflows: 0,
    shutdownGraceTime: '1 second',
  })
  const running = worker.run()
  return {
    stop: async () => {
      worker.shutdown()
      await running
    },
  }
}
