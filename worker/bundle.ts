import { bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker'
import { fileURLToPath } from 'node:url'

const workflowsPath = fileURLToPath(new URL('../workflows/index.ts', import.meta.url))

/** Everything that replays, as one script: the workflows and Temporal's own code, and nothing else. */
export async function bundle(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({ workflowsPath, logger: quiet })
}

const nothing = (): void => undefined
const complain = (message: string): void => void process.stderr.write(`${message}\n`)
const quiet = {
  log: nothing,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: complain,
  error: complain,
}
