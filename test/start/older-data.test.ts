// Proves that a data folder of an earlier version starts, and that its pathways go on.
// A data folder that an earlier version wrote starts under this one, and its open pathways and its meeting go on.
import { chownSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { brotliDecompressSync, constants } from 'node:zlib'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { accountFor } from '../../scripts/supervisor/account.ts'
import { checkEntities } from '../../scripts/chaos/check-entities.ts'
import { Client } from '../../scripts/chaos/client.ts'
import { entriesOf } from '../../domain/in-order.ts'
import { isDeepStrictEqual } from 'node:util'
import { openDatabase } from '../../store/database.ts'
import { patient } from '../support/database.ts'
import { readNamespace } from '../../store/rehearsal.ts'
import type { Violation } from '../../scripts/chaos/violations.ts'
import { readStored } from '../../scripts/chaos/stored.ts'
import { connectTemporal, workflowIdOf } from '../../client/temporal.ts'
import { keptSnapshot, readSnapshot } from '../older-data/snapshot.ts'
import { peopleOf, type Person } from '../../scripts/chaos/people.ts'
import { type Run, runningOver, startSystem, temporaryFolder } from '../support/system.ts'
import { until } from '../support/until.ts'

// PostgreSQL's files are those of one kind of machine, and test/older-data/write.ts made them on this one
const here = process.platform === 'linux' && process.arch === 'x64' ? describe : describe.skip

const older = keptSnapshot()
const left = {
  pathways: older.pathways.map(({ id }) => id),
  meeting: older.meeting.id,
  draft: older.draft,
}
const police = 'metropolitan-police-service'
const rationale = 'Fixated on one person.'

/** What somebody does next at each stage that the folder has. */
const next: Record<string, readonly [role: string, command: string, body: object]> = {
  referral: ['coordinator', 'accept-referral', { note: 'Within our area.' }],
  triage: ['policeLead', 'decide-triage', { outcome: 'conference', risk: 'medium', rationale }],
  research: ['agencyWorker', 'record-return', { agency: police, kind: 'nil' }],
  conference: [
    'policeLead',
    'report-incident',
    { on: '2026-11-20', kind: 'contact', note: 'Rang.' },
  ],
  suitability: [
    'forensicClinician',
    'record-suitability',
    { result: 'suitable', note: 'Willing.' },
  ],
}

here('a data folder of an earlier version', () => {
  const folder = temporaryFolder()
  const dataDir = path.join(folder.path, 'data')
  let system: Run
  let client: Client
  let people: readonly Person[]

  beforeAll(async () => {
    unpack(dataDir)
    system = await startSystem(dataDir, { CLOCK_SPEED: '2', WARDEN_SECONDS: '1' })
    client = new Client(runningOver(dataDir).port)
    people = await peopleOf(dataDir, 'london')
  })
  afterAll(async () => {
    system.interrupt()
    await system.ended
    folder.remove()
  })

  const by = (role: string) =>
    people.find((one) => one.role === role && (role !== 'agencyWorker' || one.agency === police))
      ?.token ?? ''
  /** What a busy machine does not judge within the three seconds of a request is done all the same. */
  const isDone = async (role: string, waiting: string) => {
    const { command } = JSON.parse(waiting) as { command: string }
    let outcome = 'waiting'
    await until(async () => {
      const answer = await client.get(command, by(role))
      outcome = (JSON.parse(answer?.text ?? '{"outcome":"waiting"}') as { outcome: string }).outcome
      return outcome !== 'waiting'
    })
    return outcome === 'done'
  }
  const send = async (role: string, url: string, body: object) => {
    const answer = await client.post(url, by(role), randomUUID(), body)
    if (answer?.status === 200 || (answer?.status === 202 && (await isDone(role, answer.text))))
      return `200 ${url}`
    return `${answer?.status ?? 'nothing'} ${url} ${answer?.text ?? ''}`
  }

  it('shows everything where it was left', async () => {
    expect(await readSnapshot(runningOver(dataDir).port, dataDir, left)).toEqual(older)
  })

  it('takes what people do next on each open pathway', async () => {
    const open = older.pathways.filter(({ stage }) => stage !== 'ended')
    expect(open.map(({ stage }) => stage).sort()).toEqual(
      [...Object.keys(next), 'conference', 'suitability'].sort(),
    )
    for (const { id, stage } of open) {
      const [role, command, body] = next[stage] ?? ['', '', {}]
      const url = `/api/pathways/${id}/commands/${command}`
      expect(await send(role, url, body)).toBe(`200 ${url}`)
    }
  })

  it('carries on with the meeting and its list', async () => {
    const url = `/api/conferences/${left.meeting}/commands`
    const reorder = { order: ['i2', 'i1'], reason: 'The clinician has to leave early.' }
    expect(await send('chair', `${url}/reorder-agenda`, reorder)).toBe(`200 ${url}/reorder-agenda`)
    const { meeting } = await readSnapshot(runningOver(dataDir).port, dataDir, left)
    expect(meeting.items).toEqual(older.meeting.items)
  })

  it('has in every row what its events make, but for the order of lists, which was not always theirs', async () => {
    const database = openDatabase(runningOver(dataDir).databaseUrl, patient(2))
    const violations: Violation[] = []
    const [namespace, stored] = [await readNamespace(database), await readStored(database)]
    const folded = await checkEntities(database, namespace, stored, violations, (one, other) =>
      isDeepStrictEqual(inAnyOrder(one), inAnyOrder(other)),
    )
    await database.destroy()
    expect(folded.length).toBeGreaterThan(older.pathways.length)
    expect(violations).toEqual([])
  })

  it('has nothing stuck, no rule at fault and no workflow that fails', async () => {
    const attendant = connectTemporal({ address: runningOver(dataDir).temporalAddress }, 'default')
    const [running, failing] = await Promise.all([attendant.running(), attendant.failing()])
    await attendant.client.connection.close()
    const open = older.pathways.filter(({ stage }) => stage !== 'ended')
    expect([...running]).toEqual(
      expect.arrayContaining(open.map(({ id }) => workflowIdOf('pathway', id))),
    )
    expect(failing).toEqual([])
    const stuck = await client.get('/api/supervision/stuck', by('coordinator'))
    expect(JSON.parse(stuck?.text ?? '')).toEqual({ items: [], nextCursor: null, count: null })
    const log = readFileSync(path.join(dataDir, 'logs/worker.log'), 'utf8')
    expect(log).not.toMatch(/at fault|behind the history|begins again/)
  })
})

/** The same with every list in one order, whichever that is. */
function inAnyOrder(value: unknown): unknown {
  if (Array.isArray(value))
    return value
      .map((one) => inAnyOrder(one))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    entriesOf(value as Readonly<Record<string, unknown>>).map(([key, one]) => [
      key,
      inAnyOrder(one),
    ]),
  )
}

/** Unpacks the kept folder for the account that PostgreSQL runs as here. */
function unpack(dataDir: string): void {
  mkdirSync(dataDir, { mode: 0o711 })
  const params = { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 }
  const packed = readFileSync(path.join(import.meta.dirname, '../older-data/folder.tar.br'))
  const input = brotliDecompressSync(packed, { params })
  execFileSync('tar', ['-xp', '--no-same-owner', '-C', dataDir], { input })
  const account = accountFor(path.join(dataDir, 'nobody-s'))
  if (!account) return
  const cluster = path.join(dataDir, 'postgres')
  for (const file of ['', ...readdirSync(cluster, { recursive: true, encoding: 'utf8' })])
    chownSync(path.join(cluster, file), account.uid, account.gid)
}
