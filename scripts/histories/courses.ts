import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@temporalio/client'
import type { Players } from './players.ts'
import { wardenId, workflowIdOf } from '../../workflows/contract.ts'

/** A course that was played: the workflow whose history holds it, and the name that it is kept under. */
export interface Played {
  readonly name: string
  readonly workflowId: string
  readonly runId?: string | undefined
}

const rehearsedDayMs = 10_000 // at the speed at which courses are played
const dayMs = 24 * 60 * 60 * 1000
const after = (instant: string, days: number) =>
  new Date(Date.parse(instant) + days * dayMs).toISOString()

/** The courses for the usual server. */
export async function playAll(players: Players): Promise<Played[]> {
  const rejected = await players.refer()
  await players.done(rejected, 'coordinator', 'reject-referral')
  const emergency = await playEmergency(players)
  const whole = await playWhole(players)
  return [
    { name: 'whole-pathway', workflowId: workflowIdOf('pathway', whole) },
    { name: 'emergency', workflowId: workflowIdOf('pathway', emergency) },
    { name: 'rejected', workflowId: workflowIdOf('pathway', rejected) },
    { name: 'post', workflowId: workflowIdOf('post', 'suzy-lamplugh-trust') },
    { name: 'warden', workflowId: wardenId },
  ]
}

async function playEmergency(players: Players): Promise<string> {
  const id = await players.refer({ urgent: true })
  await players.done(id, 'policeLead', 'raise-urgent-risk')
  await players.done(id, 'chair', 'record-conference', { decision: 'intervene', actions: [] })
  await players.done(id, 'victimAdvocate', 'record-victim-contact')
  return id
}

/** From referral to the watch, with reminders to an agency that stays silent. */
async function playWhole(players: Players): Promise<string> {
  const id = await players.refer()
  await players.done(id, 'coordinator', 'accept-referral')
  await players.done(id, 'victimAdvocate', 'record-victim-contact')
  await players.done(id, 'policeLead', 'decide-triage', { risk: 'medium' })
  await pause(500) // the system itself asks the agencies
  const [silent, ...answering] = (await players.view(id)).returns
  for (const { agency } of answering)
    await players.done(id, roleFor(agency), 'record-return', { agency }, agency)
  await pause(7 * rehearsedDayMs)
  if (silent) await players.done(id, 'chair', 'waive-return', { agency: silent.agency })
  await decide(players, id)
  await treat(players, id)
  await players.done(id, 'chair', 'record-review', { outcome: 'close', risk: 'standard' })
  await players.done(id, 'coordinator', 'propose-closure')
  await players.done(id, 'victimAdvocate', 'answer-closure')
  await players.done(id, 'chair', 'approve-closure')
  return id
}

const roleFor = (agency: string) =>
  agency === 'suzy-lamplugh-trust' ? 'coordinator' : 'agencyWorker'

async function decide(players: Players, id: string): Promise<void> {
  const { stageSince } = await players.view(id)
  await players.done(id, 'chair', 'record-conference', {
    risk: 'medium',
    actions: [
      {
        agency: 'london-housing',
        role: 'agencyWorker',
        what: 'Change the locks.',
        dueOn: after(stageSince, 20).slice(0, 10),
      },
    ],
  })
  const { actions } = await players.view(id)
  for (const { id: actionId, agency } of actions)
    await players.done(id, 'agencyWorker', 'end-action', { actionId }, agency)
}

async function treat(players: Players, id: string): Promise<void> {
  await players.done(id, 'forensicClinician', 'assess-risk')
  await players.done(id, 'forensicClinician', 'record-suitability')
  const { stageSince } = await players.view(id)
  await players.done(id, 'forensicClinician', 'give-consent')
  await players.done(id, 'forensicClinician', 'plan-sessions', {
    firstAt: after(stageSince, 1),
    count: 2,
    everyDays: 1,
  })
  await pause(3 * rehearsedDayMs)
  for (const { id: sessionId } of (await players.view(id)).sessions)
    await players.done(id, 'forensicClinician', 'record-session', { sessionId })
}

/** One pathway over a continue-as-new, on a server that suggests it early: its first run and its second. */
export async function continued(players: Players, client: Client): Promise<Played[]> {
  const id = await players.refer()
  const workflowId = workflowIdOf('pathway', id)
  const { runId } = await client.workflow.getHandle(workflowId).describe()
  for (let n = 0; n < 12; n++) await players.done(id, 'policeLead', 'assess-risk')
  const { newRunId } = await successor(client, workflowId, runId)
  return [
    { name: 'continued-first', workflowId, runId },
    { name: 'continued-second', workflowId, runId: newRunId },
  ]
}

async function successor(client: Client, workflowId: string, runId: string) {
  const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory()
  const newRunId = events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId
  if (!newRunId) throw new Error('the pathway did not continue as new')
  return { newRunId }
}
