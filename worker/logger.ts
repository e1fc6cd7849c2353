import { DefaultLogger, type LogLevel, Runtime } from '@temporalio/worker'
import type { Logger } from 'pino'

const levels = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'debug',
  WARN: 'warn',
  ERROR: 'error',
} as const

/**
 * Sends Temporal's own log lines through ours, once for the process. Apart from a few codes their details are left out,
 * because a failure can carry a driver's words.
 */
export function installTemporalLogger(log: Logger): void {
  const write = ({ level, message, meta }: { level: LogLevel; message: string; meta?: object }) =>
    log[levels[level]](codesOf(meta ?? {}), message)
  Runtime.install({ logger: new DefaultLogger('WARN', write) })
}

const shown = ['workflowId', 'workflowType', 'activityType', 'attempt', 'taskQueue'] as const

function codesOf(meta: object): object {
  const all: Readonly<Record<string, unknown>> = { ...meta }
  return Object.fromEntries(shown.flatMap((key) => (key in all ? [[key, all[key]]] : [])))
}
