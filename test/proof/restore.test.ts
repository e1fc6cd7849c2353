// Proves whole: back up, go on, put the copy back, heal; every event, reminder and key is there again.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { Client } from '../../scripts/chaos/client.ts'
import { coordinatorOf, peopleOf, type Person } from '../../scripts/chaos/people.ts'
import { placeIn } from '../../scripts/chaos/sent.ts'
import { withoutLimits } from '../../scripts/chaos/system.ts'
import { query } from '../../scripts/supervisor/postgres-client.ts'
import { referralExample } from '../support/examples.ts'
import { run, type Run, runningOver, startSystem, temporaryFolder } from '../support/system.ts'
import { readdirSync } from 'node:fs'
import { sized } from '../support/proof.ts'
import { until } from '../support/until.ts'

const folder = temporaryFolder()
const dataDir = path.join(folder.path, 'data')
const backups = path.join(folder.path, 'backups')
const pathways = sized(8, 40)
let system: Run
let people: Person[]

/** A request with its first answer. */
interface Sent {
  readonly path: string
  readonly token: string
  readonly key: string
  readonly body: object
  readonly status: number | undefined
  readonly text: string
}
const sent: Sent[] = []

beforeAll(async () => {
  system = await startSystem(dataDir, withoutLimits)
  people = await peopleOf(dataDir, 'london')
})
afterAll(async () => {
  system.interrupt()
  await system.ended
  folder.remove()
})

const inRole = (role: string) => people.find((one) => one.role === role)!
const asked = (text: string) => query(runningOver(dataDir).databaseUrl, text)
const ready = async () => {
  const answer = await fetch(`http://127.0.0.1:${runningOver(dataDir).port}/health/ready`)
  return (await answer.json()) as { ready: boolean; parts: { history: string } }
}

async function post(to: string, { token }: Person, body: object): Promise<Sent> {
  const key = randomUUID()
  const client = new Client(runningOver(dataDir).port)
  let answer: Awaited<ReturnType<Client['post']>>
  await until(async () => {
    answer = await client.post(to, token, key, body)
    return answer !== undefined && answer.status !== 202 // as long as a busy machine takes
  })
  const one = { path: to, token, key, body, status: answer?.status, text: answer?.text ?? '' }
  sent.push(one)
  return one
}

const refer = async (): Promise<string> => {
  const one = await post('/api/referrals', coordinatorOf(people, 'london'), referralExample)
  expect(one).toMatchObject({ status: 201 })
  return placeIn({ text: one.text, status: 201, sentAt: 0, at: 0 })!.pathwayId
}

const command = async (id: string, name: string, role: string, body: object = {}) =>
  post(`/api/pathways/${id}/commands/${name}`, inRole(role), body)

/** Everything that people do on a pathway from its referral until its agencies have answered. */
async function goOn(id: string): Promise<void> {
  const decision = { outcome: 'conference', risk: 'medium', rationale: 'They know the address.' }
  expect(await command(id, 'accept-referral', 'coordinator')).toMatchObject({ status: 200 })
  expect(await command(id, 'decide-triage', 'policeLead', decision)).toMatchObject({ status: 200 })
  expect(await command(id, 'accept-referral', 'coordinator')).toMatchObject({ status: 409 })
  for (const role of ['policeLead', 'forensicClinician']) {
    const { agency } = inRole(role)
    await until(async () => {
      const answer = await command(id, 'record-return', role, { agency, kind: 'nil' })
      return answer.status === 200
    })
  }
}

async function done(command: readonly string[]): Promise<string> {
  const one = run(command, { DATA_DIR: dataDir })
  expect({ ended: await one.ended, said: one.said() }).toMatchObject({ ended: 0 })
  return one.said()
}

const events = () =>
  asked(
    `select kind, entity, seq, type, at::text, by, command, data from events where kind <> 'post' order by 1, 2, 3`,
  )
const owed = () =>
  asked(`select id, what, agency, role, due::text, outcome, next_rung_at::text from obligations
    where what not like 'lookAtRestored%' order by id`)
const quiet = () =>
  until(async () => {
    const open = `select from inbox where outcome is null and not quiet`
    return (await asked(open)).length === 0
  })

let stood: { events: unknown[]; owed: unknown[]; notices: unknown[] }

it('is backed up while it runs, and goes on', async () => {
  const ids = await Promise.all(Array.from({ length: pathways }, refer))
  expect(await done(['npm', 'run', 'backup', '--', '--to', backups])).toContain('Backed up: ')
  for (const id of ids) await goOn(id)
  const since = await refer() // which the copy does not know
  await goOn(since)
  await quiet()
  stood = {
    events: await events(),
    owed: await owed(),
    notices: await asked('select id from notices order by id'),
  }
})

it('is restored while it does not run, and says so from the first moment', async () => {
  system.interrupt()
  await system.ended
  const [backup = ''] = readdirSync(backups)
  const said = await done(['npm', 'run', 'restore', '--', '--from', path.join(backups, backup)])
  expect(said).toContain('npm run heal')
  system = await startSystem(dataDir, withoutLimits)
  expect((await events()).length).toBeLessThan(stood.events.length / 2)
  expect(await ready()).toMatchObject({ ready: false, parts: { history: 'missing' } })
})

it('takes what is sent meanwhile, and makes no second pathway of a referral that is sent again', async () => {
  const [again] = sent.filter((one) => one.path === '/api/referrals').slice(-1)
  const client = new Client(runningOver(dataDir).port)
  const answer = await client.post(again!.path, again!.token, again!.key, again!.body)
  expect(answer?.status).toBe(202)
  const first = placeIn({ text: again!.text, status: 201, sentAt: 0, at: 0 })!.pathwayId
  expect(answer?.text).toContain(first)
})

it('is healed, and has everything again', async () => {
  const said = await done(['npm', 'run', 'heal'])
  expect(said).toMatch(new RegExp(`on ${pathways + 1} pathways`))
  expect(said).toContain('What cannot come back')
  expect(said).not.toContain('Not put back: ')
  await until(async () => (await ready()).ready)
  await quiet()
  const now = (await events()) as { entity: string; seq: number }[]
  const key = ({ entity, seq }: { entity: string; seq: number }) => `${entity}:${seq}`
  const there = new Map(now.map((one) => [key(one), one]))
  const wanted = stood.events as typeof now
  expect(wanted.map((one) => there.get(key(one)))).toEqual(wanted)
  expect(await owed()).toEqual(stood.owed)
  const notices = (await asked('select id from notices order by id')) as { id: string }[]
  expect(notices.map(({ id }) => id)).toEqual(
    expect.arrayContaining((stood.notices as { id: string }[]).map(({ id }) => id)),
  )
  const looks = `select distinct pathway from obligations where what = 'lookAtRestored'`
  expect(await asked(looks)).toHaveLength(pathways + 1)
})

it('answers every key as before', async () => {
  const client = new Client(runningOver(dataDir).port)
  for (const one of sent.filter(
    ({ status }) => status === 200 || status === 201 || status === 409,
  )) {
    const answer = await client.post(one.path, one.token, one.key, one.body)
    expect({ ...one, status: answer?.status, text: answer?.text }).toEqual(one)
  }
})

it('reads the words of a referral that was sent again, and lets the work go on', async () => {
  const [{ id } = { id: '' }] = (await asked(
    `select id from pathways order by opened_at desc limit 1`,
  )) as { id: string }[]
  const client = new Client(runningOver(dataDir).port)
  const page = await client.get(`/api/pathways/${id}`, inRole('coordinator').token)
  expect(page?.text).toContain(referralExample.person.name)
  const { agency } = inRole('victimAdvocate')
  const answer = await command(id, 'record-return', 'victimAdvocate', { agency, kind: 'nil' })
  expect(answer.status).toBe(200)
})

it('is not restored under a system that runs, nor from what is no whole backup', async () => {
  const refused = async (...args: string[]) => {
    const one = run(['npm', 'run', 'restore', '--', ...args], { DATA_DIR: dataDir })
    expect(await one.ended).toBe(1)
    return one.said()
  }
  const [backup = ''] = readdirSync(backups)
  expect(await refused('--from', path.join(backups, backup))).toContain('It is running already')
  expect(await refused('--from', backups)).toContain('is not a whole backup')
  expect(await refused()).toContain('Say where from')
})

it('is backed up to a command and restored from one', async () => {
  const archive = path.join(folder.path, 'archive.tar')
  await done(['npm', 'run', 'backup', '--', '--command', `cat > ${archive}`])
  system.interrupt()
  await system.ended
  await done(['npm', 'run', 'restore', '--', '--command', `cat ${archive}`])
  system = await startSystem(dataDir, withoutLimits)
  expect((await events()).length).toBeGreaterThanOrEqual(stood.events.length)
})
