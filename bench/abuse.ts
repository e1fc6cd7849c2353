// What one caller who floods costs another: how long the other's requests take before and meanwhile, over a real system.
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from '../scripts/chaos/client.ts'
import { type Figures, figuresOf, inMs } from './figures.ts'
import { folderForOneRun, WholeSystem } from '../scripts/chaos/system.ts'
import { peopleOf, type Person } from '../scripts/chaos/people.ts'
import { placeIn } from '../scripts/chaos/sent.ts'
import { type Abuse, type Answers, readsAtOnce, referralsAtOnce } from './abuser.ts'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { referralExample } from '../domain/pathway/commands/submit-referral.ts'
import { riskCommands } from '../domain/pathway/commands/risk.ts'
import { writePart } from './results.ts'

/** Long enough for the budget of a minute to be used up and to begin again. */
const measuredMs = 60_000
const warmedMs = 10_000
/** What another caller may lose at most. */
const mostTimes = 1.5

/** Measures another caller's reads and commands before and while one abuses the system, and prints how many times as long they take. */
export async function benchAbuse(write: boolean): Promise<void> {
  const load = (loadavg()[0] ?? 0).toFixed(1)
  const dataDir = folderForOneRun('abuse')
  const system = await WholeSystem.start(dataDir, {})
  try {
    const people = await peopleOf(dataDir, 'london')
    const client = new Client(system.running.port)
    const [abuser, other] = [of(people, 'coordinator'), of(people, 'policeLead')]
    const pathway = await refer(client, abuser)
    await measure(client, other, pathway, warmedMs)
    const before = await measure(client, other, pathway, measuredMs)
    const abuse = startAbuse(system.running.port, abuser, pathway)
    await pause(3000)
    const during = await measure(client, other, pathway, measuredMs)
    const answers = await abuse()
    const text = `${linesOf({ before, during, answers, load }).join('\n')}\n`
    process.stdout.write(text)
    if (write) writePart('One caller who floods', text)
    const worst = Math.max(
      timesOf(before.reads, during.reads),
      timesOf(before.commands, during.commands),
    )
    if (worst > mostTimes) process.exitCode = 1
  } finally {
    await system.stop()
    rmSync(path.dirname(dataDir), { recursive: true, force: true })
  }
}

interface Measured {
  readonly reads: Figures
  readonly commands: Figures
}

/** Reads and commands of somebody who works as people do: with pauses. */
async function measure(
  client: Client,
  { token }: Person,
  pathway: string,
  forMs: number,
): Promise<Measured> {
  const [reads, commands]: [number[], number[]] = [[], []]
  const end = performance.now() + forMs
  while (performance.now() < end) {
    const began = performance.now()
    const read = await client.get(`/api/pathways/${pathway}`, token)
    if (read?.status !== 200)
      throw new Error(`a read was answered with ${read?.status ?? 'nothing'}`)
    reads.push(performance.now() - began)
    await pause(100)
    const url = `/api/pathways/${pathway}/commands/assess-risk`
    const sent = await client.post(
      url,
      token,
      randomUUID(),
      riskCommands['assess-risk'].example ?? {},
    )
    if (!sent || ![200, 202].includes(sent.status))
      throw new Error(`a command was answered with ${sent?.status ?? 'nothing'}`)
    commands.push(sent.at - sent.sentAt)
    await pause(500)
  }
  return { reads: figuresOf(reads), commands: figuresOf(commands) }
}

/** One caller at full speed, in a thread and at an address of their own. Gives what ends it, and how they were answered. */
function startAbuse(port: number, { token }: Person, pathway: string) {
  const abuser = new Worker(new URL('./abuser.ts', import.meta.url), {
    workerData: { port, token, pathway } satisfies Abuse,
  })
  const failed = once(abuser, 'error').then(([error]) => Promise.reject(error as Error))
  failed.catch(() => undefined) // whoever waits for its answers hears of it
  return async (): Promise<Answers> => {
    const answered = once(abuser, 'message')
    abuser.postMessage('stop')
    const [answers] = (await Promise.race([answered, failed])) as [Answers] // what it sends
    await abuser.terminate()
    return answers
  }
}

const timesOf = (before: Figures, during: Figures): number => during.p95 / before.p95

function linesOf({
  before,
  during,
  answers,
  load,
}: {
  readonly before: Measured
  readonly during: Measured
  readonly answers: Answers
  readonly load: string
}): string[] {
  const row = (what: 'reads' | 'commands') => {
    const [one, other] = [before[what], during[what]]
    return `| ${what} of another caller (${one.count}, ${other.count}) | ${inMs(one.median)} (${inMs(one.p95)}) | ${inMs(other.median)} (${inMs(other.p95)}) | ${timesOf(one, other).toFixed(2)} |`
  }
  const said = [...answers]
    .sort(([a], [b]) => a - b)
    .map(([status, times]) => `${times} with ${status}`)
  return [
    `${cpus().length} cores, Node ${process.versions.node}, load ${load} before; medians, in brackets 95 of 100. One caller sends ${referralsAtOnce} referrals with 21 names and ${readsAtOnce} reads at once, and again as soon as they are answered.`,
    '',
    '| | before | meanwhile | times, of 95 of 100 |',
    '| --- | --- | --- | --- |',
    row('reads'),
    row('commands'),
    '',
    `The one who floods was answered ${said.join(', ')}. At most ${mostTimes} times is the bound.`,
  ]
}

function of(people: readonly Person[], role: Person['role']): Person {
  const found = people.find((one) => one.role === role)
  if (!found) throw new Error(`nobody is ${role}`)
  return found
}

async function refer(client: Client, { token }: Person): Promise<string> {
  const answer = await client.post('/api/referrals', token, randomUUID(), referralExample)
  const id = answer && placeIn(answer)?.pathwayId
  if (id === undefined)
    throw new Error(`a referral was answered with ${answer?.status ?? 'nothing'}`)
  return id
}
