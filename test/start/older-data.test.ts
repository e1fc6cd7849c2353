// Proves that data folders of earlier versions start, and that their pathways go on.
// A data folder that an earlier version wrote starts under this one, and its open pathways and its meetings go on.
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
import { peopleOf, type Person, type Site } from '../../scripts/chaos/people.ts'
import { type Run, runningOver, startSystem, temporaryFolder } from '../support/system.ts'
import { until } from '../support/until.ts'
import { verifyChain } from '../../store/audit/chain.ts'

// PostgreSQL's files are those of one kind of machine, and test/older-data/write.ts made them on this one
const here = process.platform === 'linux' && process.arch === 'x64' ? describe : describe.skip

/** The kept versions, each with the speed of its clock. */
const versions = [
  ['094043b', '2'],
  ['053f475', '60'],
] as const

const police = 'metropolitan-police-service'
const rationale = 'Fixated on one person.'
const decision = { decision: 'intervene', risk: 'medium', rationale }

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

/** What is done next with what only later versions have: by whom at which site, to which of it, and what. */
const nextLater: readonly (readonly [
  role: string,
  site: Site,
  of: string,
  command: string,
  body: object,
])[] = [
  ['forensicClinician', 'london', 'held', 'resume', { note: 'Discharged.' }],
  [
    'policeLead',
    'london',
    'ordered',
    'decide-on-breach',
    { breachId: 'b1', decision: 'noFurtherAction', note: 'He lives there.' },
  ],
  ['chair', 'london', 'excluded', 'lift-exclusion', { exclusion: 'x1', reason: 'He has left.' }],
  ['coordinator', 'london', 'linked', 'unlink-referral', { reason: 'Not the same man after all.' }],
  ['coordinator', 'hampshire', 'offered', 'accept-transfer', { note: 'Our advocate will ring.' }],
  [
    'chair',
    'london',
    'meeting',
    'present-item',
    { item: 'i2', agency: police, role: 'policeLead' },
  ],
  ['chair', 'london', 'meeting', 'decide-item', { item: 'i2', ...decision, actions: [] }],
  ['chair', 'london', 'meeting', 'close-session', {}],
]

here.each(versions)('a data folder of the version %s', (version, speed) => {
  const older = keptSnapshot(version)
  const left = {
    pathways: older.pathways.map(({ id }) => id),
    meeting: older.meeting.id,
    draft: older.draft,
    ...(older.more ? { more: older.more } : {}),
  }
  const folder = temporaryFolder()
  const dataDir = path.join(folder.path, 'data')
  let system: Run
  let client: Client
  let people: readonly Person[]

  beforeAll(async () => {
    unpack(version, dataDir)
    system = await startSystem(dataDir, { CLOCK_SPEED: speed, WARDEN_SECONDS: '1' })
    client = new Client(runningOver(dataDir).port)
    people = [...(await peopleOf(dataDir, 'london')), ...(await peopleOf(dataDir, 'hampshire'))]
  })
  afterAll(async () => {
    system.interrupt()
    await system.ended
    folder.remove()
  })

  const by = (role: string, site: Site = 'london') =>
    people.find(
      (one) =>
        one.role === role &&
        one.site === site &&
        (role !== 'agencyWorker' || one.agency === police),
    )?.token ?? ''
  /** What a busy machine does not judge within the three seconds of a request is done all the same. */
  const isDone = async (token: string, waiting: string) => {
    const { command } = JSON.parse(waiting) as { command: string }
    let outcome = 'waiting'
    await until(async () => {
      const answer = await client.get(command, token)
      outcome = (JSON.parse(answer?.text ?? '{"outcome":"waiting"}') as { outcome: string }).outcome
      return outcome !== 'waiting'
    })
    return outcome === 'done'
  }
  const send = async (role: string, url: string, body: object, site?: Site) => {
    const token = by(role, site)
    const answer = await client.post(url, token, randomUUID(), body)
    if (answer?.status === 200 || (answer?.status === 202 && (await isDone(token, answer.text))))
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

  it('goes on with what only later versions have', async () => {
    for (const [role, site, of, command, body] of older.more ? nextLater : []) {
      const kind = of === 'meeting' ? 'conferences' : 'pathways'
      const url = `/api/${kind}/${left.more?.[of]}/commands/${command}`
      expect(await send(role, url, body, site)).toBe(`200 ${url}`)
    }
  })

  it('has an audit log whose chain is whole, with what was read since', async () => {
    const database = openDatabase(runningOver(dataDir).databaseUrl, patient(1))
    const { count, fault } = await verifyChain(database, [])
    await database.destroy()
    expect(fault).toBeUndefined()
    expect(count).toBeGreaterThan(10)
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
    const { items } = JSON.parse(stuck?.text ?? '') as { items: { kind: string }[] }
    expect(items.filter(({ kind }) => kind === 'technical')).toEqual([])
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
function unpack(version: string, dataDir: string): void {
  mkdirSync(dataDir, { mode: 0o711 })
  const params = { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 }
  const kept = path.join(import.meta.dirname, `../older-data/folder-${version}.tar.br`)
  const packed = readFileSync(kept)
  const input = brotliDecompressSync(packed, { params })
  execFileSync('tar', ['-xp', '--no-same-owner', '-C', dataDir], { input })
  const account = accountFor(path.join(dataDir, 'nobody-s'))
  if (!account) return
  const cluster = path.join(dataDir, 'postgres')
  for (const file of ['', ...readdirSync(cluster, { recursive: true, encoding: 'utf8' })])
    chownSync(path.join(cluster, file), account.uid, account.gid)
}
