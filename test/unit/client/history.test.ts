// Proves that a history is believed only for what turns have reported to it.
import { describe, expect, it } from '@jest/globals'
import { type Client, WorkflowNotFoundError } from '@temporalio/client'
import { defaultPayloadConverter } from '@temporalio/common'
import { hasReported } from '../../../client/history.ts'

interface Told {
  /** The run that this one continues. */
  readonly after?: string
  /** What its turns gave. */
  readonly turns: readonly object[]
}

/** A server that has these runs of one workflow. */
const serverWith = (runs: Readonly<Record<string, Told>>): Client => {
  const getHandle = (workflowId: string, runId: string) => ({
    fetchHistory: async () => {
      const run = runs[runId]
      if (!run) throw new WorkflowNotFoundError('not found', workflowId, runId)
      const results = run.turns.map((turn) => ({
        activityTaskCompletedEventAttributes: {
          result: { payloads: [defaultPayloadConverter.toPayload(turn)] },
        },
      }))
      const began = {
        workflowExecutionStartedEventAttributes: { continuedExecutionRunId: run.after },
      }
      return { events: [began, ...results] }
    },
  })
  return { workflow: { getHandle } } as unknown as Client
}

const reports = (runs: Readonly<Record<string, Told>>, above: number) =>
  hasReported(serverWith(runs), { workflowId: 'pathway-1', runId: 'now' }, above)

const turn = (seq: number) => ({ seq, stage: 'triage' })

describe('what a history has reported', () => {
  it('is nothing where no turn was taken, whatever the workflow was started with', async () => {
    expect(await reports({ now: { turns: [] } }, 0)).toBe(false)
  })

  it('is the highest number that a turn gave', async () => {
    const runs = { now: { turns: [turn(4), turn(9)] } }
    expect([await reports(runs, 8), await reports(runs, 9)]).toEqual([true, false])
  })

  it('is not what a turn that stopped repeats', async () => {
    expect(await reports({ now: { turns: [turn(4), { seq: 99, stage: 'stopped' }] } }, 5)).toBe(
      false,
    )
  })

  it('is that of the run before, where this one has only just begun', async () => {
    const runs = { now: { after: 'before', turns: [] }, before: { turns: [turn(9)] } }
    expect([await reports(runs, 8), await reports(runs, 9)]).toEqual([true, false])
  })

  it('is believed where the server has forgotten the run before', async () => {
    expect(await reports({ now: { after: 'before', turns: [] } }, 8)).toBe(true)
  })
})
