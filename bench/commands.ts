// How long one command takes over a real system, beside a bare round trip through the same Temporal. Also how long the
// system and a killed worker take to start, beside what a bare Node takes to load Temporal's SDK.
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { BareTrip } from './bare.ts'
import { Client } from '../scripts/chaos/client.ts'
import { riskCommands } from '../domain/pathway/commands/risk.ts'
import { referralExample } from '../domain/pathway/commands/submit-referral.ts'
import { type Figures, figuresOf, inMs } from './figures.ts'
import { folderForOneRun, WholeSystem } from '../scripts/chaos/system.ts'
import { peopleOf, type Person } from '../scripts/chaos/people.ts'
import { placeIn } from '../scripts/chaos/sent.ts'
import { measureStarts, type Starts } from './starts.ts'
import { Random } from '../scripts/chaos/random.ts'
import { writePart } from './results.ts'

const commands = 80
const throughputMs = 6000
const atOnce = 8

/** How busy the machine was: the figures of a busy one say little. */
const busy = (loadavg()[0] ?? 0).toFixed(1)
/** Judged; or, on a very busy machine, stored and not judged within three seconds, which then counts as its figure. */
const taken = new Set([200, 201, 202])
const dataDir = folderForOneRun('bench')
const system = await WholeSystem.start(dataDir)
try {
  const people = await peopleOf(dataDir, 'london')
  const lines = await measure(new Client(system.running.port), people)
  await system.stop()
  lines.push('', ...startLines(await measureStarts(dataDir)))
  const text = `${lines.join('\n')}\n`
  process.stdout.write(text)
  if (process.argv.includes('--write')) writePart('Commands and starts', text)
} finally {
  await system.stop()
  rmSync(path.dirname(dataDir), { recursive: true, force: true })
}

async function measure(client: Client, people: readonly Person[]): Promise<string[]> {
  const bare = await BareTrip.over(system.running.temporalAddress)
  const pathway = await refer(client, people)
  for (let n = 0; n < 10; n++) {
    await send(client, people, pathway) // warms both up
    await bare.once()
  }
  const random = new Random(1)
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let n = 0; n < commands; n++) {
    await pause(random.whole(100, 500)) // as people do
    ours.push(await send(client, people, pathway))
    await pause(random.whole(50, 150))
    theirs.push(await bare.once())
  }
  await bare.stop()
  const started = await throughput(() => refer(client, people))
  const pathways: string[] = []
  while (pathways.length < 40) pathways.push(await refer(client, people))
  const judged = await throughput((n) => send(client, people, pathways[n % pathways.length] ?? ''))
  return [
    `| ${cpus().length} cores, Node ${process.versions.node}, load ${busy} before | median | 95 of 100 | most |`,
    '| --- | --- | --- | --- |',
    row(`a command, from HTTP request to answer (${commands}, with pauses)`, figuresOf(ours)),
    row(`a bare trip: signal, workflow task, activity (${commands})`, figuresOf(theirs)),
    '',
    `${atOnce} at once: ${started.toFixed(0)} referrals a second, ${judged.toFixed(0)} commands a second over ${pathways.length} pathways.`,
  ]
}

function startLines({ ready, polls, floor }: Starts): string[] {
  const [start, again, bare] = [figuresOf(ready), figuresOf(polls), figuresOf(floor)]
  const times = (figures: Figures) => (figures.median / bare.median).toFixed(1)
  return [
    '| over data that is there | median | 95 of 100 | most | times the last row |',
    '| --- | --- | --- | --- | --- |',
    `${row(`\`npm start\`, until it says that it runs (${start.count})`, start)} ${times(start)} |`,
    `${row(`a killed worker, until the next one polls (${again.count})`, again)} ${times(again)} |`,
    `${row(`a bare Node loads Temporal's SDK (${bare.count})`, bare)} 1.0 |`,
  ]
}

function row(what: string, { median, p95, most }: Figures): string {
  return `| ${what} | ${inMs(median)} | ${inMs(p95)} | ${inMs(most)} |`
}

function person(people: readonly Person[], role: Person['role']): Person {
  const found = people.find((one) => one.role === role)
  if (!found) throw new Error(`nobody is ${role}`)
  return found
}

async function refer(client: Client, people: readonly Person[]): Promise<string> {
  const { token } = person(people, 'coordinator')
  const answer = await client.post('/api/referrals', token, randomUUID(), referralExample)
  const id = answer && placeIn(answer)?.pathwayId
  if (!answer || !taken.has(answer.status) || id === undefined)
    throw new Error(`a referral was answered with ${answer?.status ?? 'nothing'}`)
  return id
}

/** Sends one command. Returns how many milliseconds its answer took. */
async function send(client: Client, people: readonly Person[], pathway: string): Promise<number> {
  const { token } = person(people, 'policeLead')
  const url = `/api/pathways/${pathway}/commands/assess-risk`
  const answer = await client.post(
    url,
    token,
    randomUUID(),
    riskCommands['assess-risk'].example ?? {},
  )
  if (!answer || !taken.has(answer.status))
    throw new Error(`a command was answered with ${answer?.status ?? 'nothing'}`)
  return answer.at - answer.sentAt
}

/** How many are done per second while several are always under way. */
async function throughput(one: (n: number) => Promise<unknown>): Promise<number> {
  const began = performance.now()
  let done = 0
  const work = async () => {
    while (performance.now() - began < throughputMs) await one(done++)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return done / ((performance.now() - began) / 1000)
}
