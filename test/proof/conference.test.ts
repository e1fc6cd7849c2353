// Proves that forty decisions of a meeting reach their pathways once, though the worker dies on the way.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { checkConsequences } from '../../scripts/chaos/check-consequences.ts'
import { checkEntities } from '../../scripts/chaos/check-entities.ts'
import { checkWorkflows } from '../../scripts/chaos/check-workflows.ts'
import { connectTemporal } from '../../client/temporal.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { defaultPolicies } from '../../domain/policy/defaults.ts'
import { addPolicy } from '../../store/reference-changes.ts'
import { eventsOf, readStored, type Stored } from '../../scripts/chaos/stored.ts'
import { folderForOneRun, WholeSystem, withoutLimits } from '../../scripts/chaos/system.ts'
import { FullMeeting } from '../../scripts/chaos/full-meeting.ts'
import { hearQuietOnes, untilHealthy, untilJudged } from '../../scripts/chaos/settle.ts'
import { killAsPlanned, type PlannedKill } from '../../scripts/chaos/kills.ts'
import type { Violation } from '../../scripts/chaos/violations.ts'
import { readNamespace } from '../../store/rehearsal.ts'
import { patient } from '../support/database.ts'

const size = 40
const spanMs = 25_000

/** The worker dies five times while decisions are on their way: twice at any moment, three times where it hurts most. */
const kills: readonly PlannedKill[] = (
  [
    'worker-after-commit',
    'Worker',
    'worker-before-answer',
    'worker-after-commit',
    'Worker',
  ] as const
).map((blow, n) => ({ blow, afterMs: 1000 + n * 5000 }))

/** What the meeting's own timeline comes to, exactly. A rung is left out: which is reached depends on the hour of the day. */
const eventsOfTheMeeting = {
  'conference-planned': 1,
  'conference-rescheduled': 1,
  'capacity-extended': 1,
  'item-listed': size,
  'list-closed': 1,
  'agenda-circulated': 1,
  'session-opened': 1,
  'attendance-recorded': 6, // five came; who only keeps the meeting did not
  'confidentiality-accepted': 5,
  'quorum-reached': 1,
  'item-presented': size,
  'item-decided': size,
  'session-closed': 1,
  'minutes-drafted': 1,
  'minutes-circulated': 1,
  'minutes-approved': 1,
  'conference-locked': 1,
}

/** What meeting and pathways said to one another, each thing once, and all of it heard. */
const saidBetween = {
  'list-item': size,
  'conference-listed': size,
  'conference-moved': size,
  'conference-decided': size,
}

let dataDir: string
let system: WholeSystem
let database: Database

beforeAll(async () => {
  dataDir = folderForOneRun('meeting')
  system = await WholeSystem.start(dataDir, {
    ...withoutLimits,
    WARDEN_SECONDS: '5',
  })
  const patience = patient(4)
  database = openDatabase(system.running.databaseUrl, patience)
  const research = { asks: 'atListClosing', source: 'A proof.', mark: 'K' } as const
  const document = { ...defaultPolicies.london, research }
  const change = { by: 'proof', at: Date.now() }
  await addPolicy(database, { site: 'london', document, reason: 'A proof.' }, change)
})
afterAll(async () => {
  await database.destroy()
  await system.stop()
  rmSync(path.dirname(dataDir), { recursive: true, force: true })
})

it('forty decisions of one meeting reach their pathways once each, though the worker dies five times on the way', async () => {
  const violations: Violation[] = []
  const meeting = await FullMeeting.fill(system, size)
  await meeting.open()
  const [killed] = await Promise.all([
    killAsPlanned(system, kills, violations),
    meeting.decideAll(spanMs),
  ])
  expect([...killed.values()].reduce((sum, times) => sum + times, 0)).toBe(kills.length)
  await meeting.lock()
  await untilHealthy(system, violations)
  const stored = await readSettled(violations)
  expect(violations).toEqual([])

  expect(
    countOf(eventsOf(stored, 'conference', meeting.id).map(({ event }) => event.type)),
  ).toMatchObject(eventsOfTheMeeting)
  const between = stored.inbox.filter(({ name }) => Object.hasOwn(saidBetween, name))
  expect(countOf(between.map(({ name }) => name))).toEqual(saidBetween)
  expect(between.filter(({ outcome }) => outcome?.result !== 'done')).toEqual([])
  const listed = eventsOf(stored, 'conference', meeting.id).flatMap(({ event: { type, data } }) =>
    type === 'item-listed' && 'pathway' in data ? [String(data.pathway)] : [],
  )
  expect([...listed].sort()).toEqual([...meeting.pathways].sort())
  const heard = listed.map((id) => {
    const types = eventsOf(stored, 'pathway', id).map(({ event }) => event.type)
    return ['conference-recorded', 'action-agreed'].map(
      (type) => types.filter((one) => one === type).length,
    )
  })
  // In the order in which they were listed: intervene with one action, advice, intervene with two, no action.
  expect(heard).toEqual(heard.map((_, n) => [1, [1, 0, 2, 0][n % 4]]))
})

/** Everything that was stored, once nothing is left to be heard; whatever does not follow from it is a violation. */
async function readSettled(violations: Violation[]): Promise<Stored> {
  const { temporalAddress } = system.running
  const attendant = connectTemporal({ address: temporalAddress }, 'default')
  try {
    await untilJudged(database, violations)
    await hearQuietOnes(database, attendant, violations)
    const namespace = await readNamespace(database)
    const stored = await readStored(database)
    const folded = await checkEntities(database, namespace, stored, violations)
    checkConsequences(stored, folded, violations)
    await checkWorkflows(temporalAddress, database, stored, violations)
    return stored
  } finally {
    await attendant.client.connection.close()
  }
}

function countOf(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
