import {
  Client,
  Connection,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
} from '@temporalio/client'
import { defineSearchAttributeKey } from '@temporalio/common'
import { createHash } from 'node:crypto'
import { hostname } from 'node:os'
import type { EntityKind } from '../domain/entity/decider.ts'
import type { TemporalPlace } from '../platform/temporal-place.ts'
import { readWorkers } from './workers.ts'
import { staysWithNoneOf } from './versions.ts'
import { taskQueue, wakeSignal, wardenId, workflowIdOf } from '../workflows/contract.ts'

export { workflowIdOf }

const kindKey = defineSearchAttributeKey('Kind', 'KEYWORD')
const siteKey = defineSearchAttributeKey('Site', 'KEYWORD')
const stageKey = defineSearchAttributeKey('Stage', 'KEYWORD')

/** What an operator sees of an entity before its first turn. */
export interface StartDetails {
  readonly site?: string
  readonly stage?: string
  /** The entity is new: its workflow keeps a copy of its events from the first. */
  readonly fresh?: true
}

/** The entity that a workflow attends, as its id has it; none for the warden. */
export function entityOf(workflowId: string): { kind: EntityKind; id: string } | undefined {
  const [, kind, id] = /^(pathway|conference|post)-(.+)$/.exec(workflowId) ?? []
  return kind === undefined || id === undefined ? undefined : { kind: kind as EntityKind, id } // as the pattern has it
}

/**
 * Whose turn a workflow asks for: of the entity in its own id, under which everybody wakes it. What it was started with may
 * say something else, and would then leave that entity without anybody.
 */
export const attended = <Asked extends { kind: EntityKind; id: string }>(
  asked: Asked,
  workflowId: string,
): Asked => ({ ...asked, ...entityOf(workflowId) })

/** The ids of a kind from one to another, both included. */
interface Range {
  readonly kind: EntityKind
  readonly first: string
  readonly last: string
}

/** How this process signs: short, because every event that it causes holds it. */
export const identity = `${process.pid}@${createHash('sha256').update(hostname()).digest('hex').slice(0, 4)}`

/** The shortest time-out after which the entities of a stopped worker come back; measured, see docs/architecture.md. */
const workflowTaskTimeout = '5 seconds'

const running = `ExecutionStatus = 'Running' AND TaskQueue = '${taskQueue}'`

const kinds: readonly EntityKind[] = ['pathway', 'conference', 'post']

const notOf = (kind: EntityKind): string =>
  `(WorkflowId STARTS_WITH '${workflowIdOf(kind, '')}' AND (WorkflowType != '${kind}' OR TaskQueue != '${taskQueue}'))`

/** How many workflows are started again on another version in one round. */
const atOnce = 1000

/** Why a workflow is ended that is to begin again. */
export const tasksFail = 'its tasks keep failing'
export const nobodyLeft = 'no worker is left of the version that it stays with'

const justMade = (site: string | undefined) => ({
  seq: 0,
  site,
  stage: 'received',
  waitingOn: [],
  details: 'Received.',
})

/** The only door into Temporal: wakes entities, and starts, finds and ends the workflows that attend them. */
export class Attendant {
  readonly client: Client

  constructor(client: Client) {
    this.client = client
  }

  /** Tells an entity's workflow to look into its inbox, and starts the workflow if there is none. Throws while Temporal is down. */
  async wake(
    kind: EntityKind,
    id: string,
    { site, stage, fresh }: StartDetails = {},
  ): Promise<void> {
    await this.client.workflow.signalWithStart(kind, {
      workflowId: workflowIdOf(kind, id),
      taskQueue,
      args: [fresh ? { id, stands: justMade(site) } : { id }],
      signal: wakeSignal,
      signalArgs: [],
      workflowTaskTimeout,
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
      typedSearchAttributes: [
        { key: kindKey, value: kind },
        ...(site === undefined ? [] : [{ key: siteKey, value: site }]),
        ...(stage === undefined ? [] : [{ key: stageKey, value: stage }]),
      ],
    })
  }

  /** Makes sure that the warden runs. Cheap if it does. */
  async keepWarden(everySeconds: number): Promise<void> {
    await this.startWarden(everySeconds)
    const failing = await this.failing(wardenId)
    const abandoned = failing.length > 0 ? [] : await this.abandoned(Date.now(), wardenId)
    if (failing.length + abandoned.length === 0) return
    await this.end(wardenId, failing.length > 0 ? tasksFail : nobodyLeft)
    await this.startWarden(everySeconds)
  }

  private async startWarden(everySeconds: number): Promise<void> {
    await this.client.workflow.start('warden', {
      workflowId: wardenId,
      taskQueue,
      args: [{ everySeconds }],
      workflowTaskTimeout,
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
      typedSearchAttributes: [{ key: kindKey, value: 'warden' }],
    })
  }

  /** How many workflows of pathways and conferences are running. */
  async countRunning(): Promise<number> {
    const query = `${running} AND WorkflowType IN ('pathway', 'conference')`
    return (await this.client.workflow.count(query)).count
  }

  /** The ids of all workflows that are running, or of those of a kind from one id to another. */
  async running(between?: Range): Promise<Set<string>> {
    const ids = new Set<string>()
    const query = between
      ? `${running} AND WorkflowType = '${between.kind}' AND WorkflowId BETWEEN '${between.first}' AND '${between.last}'`
      : running
    for await (const { workflowId } of this.client.workflow.list({ query, pageSize: 1000 }))
      ids.add(workflowId)
    return ids
  }

  /** The ids of workflows whose tasks keep failing, as marked by the server; only this one, if one is named. */
  async failing(only?: string): Promise<string[]> {
    const ids: string[] = []
    const query = [
      running,
      'TemporalReportedProblems IS NOT NULL',
      ...(only === undefined ? [] : [`WorkflowId = '${only}'`]),
    ].join(' AND ')
    for await (const { workflowId } of this.client.workflow.list({ query })) ids.push(workflowId)
    return ids
  }

  /**
   * The ids of some workflows that stay with a version of the worker of which nobody asks for work any more; only this one, if
   * one is named.
   */
  async abandoned(now: number, only?: string): Promise<string[]> {
    const { workflowService, options } = this.client
    const { living } = await readWorkers(workflowService, options.namespace, now)
    const ids: string[] = []
    const query = [
      running,
      staysWithNoneOf(living.flatMap(({ version }) => version ?? [])),
      ...(only === undefined ? [] : [`WorkflowId = '${only}'`]),
    ].join(' AND ')
    for await (const { workflowId } of this.client.workflow.list({ query })) {
      ids.push(workflowId)
      if (ids.length === atOnce) break
    }
    return ids
  }

  /** The ids of workflows that do not do what their id says: of another type, or on a queue where nobody works. */
  async strangers(): Promise<string[]> {
    const ids: string[] = []
    const query = `ExecutionStatus = 'Running' AND (${kinds.map(notOf).join(' OR ')})`
    for await (const { workflowId } of this.client.workflow.list({ query })) ids.push(workflowId)
    return ids
  }

  /** Terminates a workflow. Does nothing if it has already ended. */
  async end(workflowId: string, reason: string): Promise<void> {
    await this.client.workflow.getHandle(workflowId).terminate(reason).catch(unlessMissing)
  }
}

function unlessMissing(error: unknown): undefined {
  if (!(error instanceof WorkflowNotFoundError)) throw error
}

/** An attendant for a Temporal that may be down now or later: it connects when it is first needed. */
export function connectTemporal(place: TemporalPlace, namespace: string): Attendant {
  const connection = Connection.lazy({ ...place, connectTimeout: '2 seconds' })
  return new Attendant(new Client({ connection, namespace, identity }))
}
