import { createHash } from 'node:crypto'
import { Context } from '@temporalio/activity'
import { type NativeConnection, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker'
import type { Activities } from '../activities/contract.ts'
import { attended, type Attendant, identity } from '../client/temporal.ts'
import type { Clock } from '../platform/clock.ts'
import type { ClockWatch } from '../platform/clock-watch.ts'
import type { Config } from '../platform/config.ts'
import { createJudge } from '../activities/judge.ts'
import { createSend } from '../activities/send.ts'
import { sendNotes } from '../activities/notes.ts'
import { createSurvey } from '../activities/survey.ts'
import { hasReported, type Run } from '../client/history.ts'
import { noteBehind, noteRestored } from '../store/restores.ts'
import type { Reach } from '../platform/faults.ts'
import type { Database } from '../store/database.ts'
import type { Logger } from 'pino'
import { mailDomainOf } from '../platform/mail-domain.ts'
import { deploymentName, taskQueue } from '../workflows/contract.ts'

/** What a worker is made from. */
export interface WorkerParts {
  readonly database: Database
  readonly clock: Clock
  readonly watch: Pick<ClockWatch, 'assure' | 'read' | 'check'>
  readonly namespace: string
  readonly attendant: Attendant
  readonly log: Logger
  readonly config: Pick<Config, 'smtpUrl' | 'smtpCa' | 'mailFrom' | 'publicUrl'>
  /** Ends the process where a proof asks for it. */
  readonly reach?: Reach
}

/** The activities with real ports. */
export function createActivities(parts: WorkerParts): Activities {
  const { database, clock, watch, namespace, attendant, log, config, reach } = parts
  const judge = createJudge({
    database,
    clock,
    watch,
    namespace,
    log,
    mailDomain: mailDomainOf(config.mailFrom),
    wake: (kind, id, shown) => attendant.wake(kind, id, shown),
    again: () => Context.current().info.attempt > 1,
    hasReported: (above) => hasReported(attendant.client, runOfThis(), above),
    restored: async ({ kind, id }) => {
      await noteRestored(database, 'turn', Date.now())
      await noteBehind(database, kind, id, await clock.now())
    },
    committed: () => reach?.('worker-after-commit'),
  })
  const send = createSend({
    database,
    clock,
    namespace,
    log,
    ...config,
    accepted: () => reach?.('worker-after-mail'),
  })
  const survey = createSurvey({
    ...{ database, clock, attendant, log, namespace },
    tellAddresses: () => sendNotes({ database, namespace, log, ...config }),
  })
  // Each is tried again, here or by another worker, until a clock agrees: nothing is dated by one that does not.
  return {
    judge: async (input) => {
      await watch.assure()
      const turn = await judge(attended(input, runOfThis().workflowId))
      reach?.('worker-before-answer')
      return turn
    },
    send: async (...asked) => {
      await watch.assure()
      return send(...asked)
    },
    survey: async (...asked) => {
      await watch.assure()
      return survey(...asked)
    },
  }
}

/** The run of the workflow that asks for the activity that is under way. */
function runOfThis(): Run {
  const { workflowExecution } = Context.current().info
  if (!workflowExecution) throw new Error('an activity was asked for by no workflow')
  return workflowExecution
}

/** A version of the worker that Temporal is to tell from others, and whether a workflow stays with the one that it began on. */
export interface Versioned {
  readonly version: string
  readonly stays: boolean
}

/** Settings that were measured. The reasons are in docs/architecture.md. */
export async function createWorker(
  connection: NativeConnection,
  temporalNamespace: string,
  workflowBundle: WorkflowBundleWithSourceMap,
  activities: Activities,
  versioned?: Versioned,
): Promise<Worker> {
  return Worker.create({
    connection,
    namespace: temporalNamespace,
    taskQueue,
    workflowBundle,
    activities,
    identity,
    workerDeploymentOptions: versioned
      ? {
          version: { deploymentName, buildId: versioned.version },
          useWorkerVersioning: true,
          defaultVersioningBehavior: versioned.stays ? 'PINNED' : 'AUTO_UPGRADE',
        }
      : {
          // Every task's events hold both: the defaults would cost 8 KB a pathway.
          version: { deploymentName, buildId: shortHash(workflowBundle.code) },
          useWorkerVersioning: false,
        },
    stickyQueueScheduleToStartTimeout: '3 seconds',
    maxCachedWorkflows: 600,
    maxConcurrentActivityTaskExecutions: 40,
    shutdownGraceTime: '5 seconds',
  })
}

const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 8)
