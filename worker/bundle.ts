import type { WorkflowBundleWithSourceMap } from '@temporalio/worker'
import path from 'node:path'
import { besidePackages, contentKey, kept } from './kept.ts'

const root = path.dirname(import.meta.dirname)
const workflows = path.join(root, 'workflows')
const packages = path.join(root, 'node_modules')

/** Where else than beside the installed packages a bundle may be kept, and who is told if it could not be kept. */
export interface BundleOptions {
  readonly folders?: readonly string[]
  readonly warn?: (why: string) => void
}

/**
 * Everything that replays, as one script: the workflows and Temporal's own code, and nothing else. It is built once for
 * each content, and kept beside the installed packages or in the first of the given folders that can be written.
 */
export async function bundle(options: BundleOptions = {}): Promise<WorkflowBundleWithSourceMap> {
  const { folders = [], warn = complain } = options
  const keeping = {
    folders: [besidePackages(root), ...folders],
    file: 'workflows.js',
    key: contentKey([workflows], path.join(packages, '.package-lock.json')),
    warn,
  }
  const { text } = await kept(keeping, build)
  return { code: text.toString(), sourceMap: 'inlined' }
}

/** Builds a bundle. The builder is imported only here, because a kept bundle does without it. */
async function build(): Promise<string> {
  const { bundleWorkflowCode } = await import('@temporalio/worker')
  const workflowsPath = path.join(workflows, 'index.ts')
  return (await bundleWorkflowCode({ workflowsPath, logger: quiet })).code
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
