import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { askAgain, hearQuietOnes, untilJudged } from '../../scripts/chaos/settle.ts'
import { checkAnswers } from '../../scripts/chaos/check-answers.ts'
import { checkConsequences } from '../../scripts/chaos/check-consequences.ts'
import { checkEntities } from '../../scripts/chaos/check-entities.ts'
import { checkShown } from '../../scripts/chaos/check-shown.ts'
import { checkWorkflows } from '../../scripts/chaos/check-workflows.ts'
import type { Client } from '../../scripts/chaos/client.ts'
import { connectTemporal } from '../../client/temporal.ts'
import { coordinatorOf, type Person } from '../../scripts/chaos/people.ts'
import { administer, ownerUrl, patient, urlOf } from './database.ts'
import { type Door, openDoor } from './door.ts'
import { freePort, untilListening } from '../../scripts/supervisor/ports.ts'
import { isSettled } from '../../scripts/chaos/sent.ts'
import type { Load } from '../../scripts/chaos/load.ts'
import type { Item, Readings } from '../../scripts/chaos/readings.ts'
import { openDatabase } from '../../store/database.ts'
import { readNamespace } from '../../store/rehearsal.ts'
import { readStored } from '../../scripts/chaos/stored.ts'
import { run, type Run, temporaryFolder } from './system.ts'
import { startSmtp, type TestSmtp } from './smtp.ts'
import { startTemporal, type TestTemporal } from './temporal.ts'
import { until } from './until.ts'
import { wrong, type Violation } from '../../scripts/chaos/violations.ts'

const settings = {
  SEED_MEETINGS: 'false',
  WARDEN_SECONDS: '2',
  ...Object.fromEntries(
    ['READS', 'COMMANDS', 'COSTLY', 'REFERRALS', 'ADDRESS', 'STRANGERS'].map((of) => [
      `LIMIT_${of}`,
      '1000000', // one person does the work of hundreds
    ]),
  ),
}

/** What people did, and what they were shown. */
interface Evidence {
  readonly load: Load
  readonly client: Client
  readonly people: readonly Person[]
  readonly shown: Readings
}

type Part = 'api' | 'worker'

interface Servers {
  readonly temporal: TestTemporal
  readonly smtp: TestSmtp
  readonly door: Door
  readonly database: string
}

/** An installation with servers of its own, whose API and worker are of one version or another. People come in by one door. */
export class Versions {
  readonly folder: string
  readonly dataDir: string
  readonly #env: NodeJS.ProcessEnv
  readonly #servers: Servers
  readonly #running = new Map<string, Run>()
  readonly #remove: () => void

  private constructor(servers: Servers, versioning: string) {
    const folder = temporaryFolder()
    this.folder = folder.path
    this.dataDir = path.join(folder.path, 'data')
    this.#remove = () => folder.remove()
    this.#servers = servers
    this.#env = {
      ...settings,
      DATA_DIR: this.dataDir,
      DATABASE_URL: urlOf(servers.database),
      MIGRATION_DATABASE_URL: ownerUrl(servers.database),
      TEMPORAL_ADDRESS: servers.temporal.address,
      SMTP_URL: servers.smtp.url,
      WORKER_VERSIONING: versioning,
    }
  }

  /** Starts the servers, over which nothing of ours runs yet. */
  static async over(versioning: string): Promise<Versions> {
    const [temporal, smtp, door] = await Promise.all([startTemporal(), startSmtp(), openDoor()])
    const database = `upgraded_${randomUUID().replaceAll('-', '')}`
    await administer(`create database ${database} owner throughline_owner`)
    return new Versions({ temporal, smtp, door, database }, versioning)
  }

  /** Where people come in. */
  get port(): number {
    return this.#servers.door.port
  }

  /** Runs a command from a checkout until it has ended well; gives what it said. */
  async runs(checkout: string, command: string): Promise<string> {
    const one = this.#run(checkout, command)
    if ((await one.ended) !== 0) throw new Error(`${command} failed: ${one.said()}`)
    return one.said()
  }

  /** Starts the API or a worker of a checkout, and leads people to the API once it answers. */
  async starts(checkout: string, command: string): Promise<void> {
    const part: Part = command.includes('api') ? 'api' : 'worker'
    const port = await freePort()
    const one = this.#run(checkout, command, { PORT: String(port) })
    this.#running.set(`${part} of ${checkout}`, one)
    if (part === 'worker') return one.says('"worker ready"')
    await untilListening(port, 60_000, () => false)
    await until(async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok)
    this.#servers.door.leadTo(port)
  }

  async ends(checkout: string, part: Part): Promise<void> {
    const name = `${part} of ${checkout}`
    const one = this.#running.get(name)
    if (!one) throw new Error(`there is no ${name}`)
    this.#running.delete(name)
    one.interrupt()
    await one.ended
  }

  /** Waits until so many more of the commands that are sent have their answer. */
  async untilAnswered({ sent }: Load, more: number): Promise<void> {
    const answered = () => sent.filter(({ answers }) => answers.some(isSettled)).length
    const before = answered()
    await until(() => answered() >= before + more)
  }

  /** Waits until all is judged, and compares what was promised with what is there. */
  async violations({ load, client, people, shown }: Evidence): Promise<Violation[]> {
    const { temporal } = this.#servers
    const found: Violation[] = []
    const database = openDatabase(urlOf(this.#servers.database), patient(4))
    const attendant = connectTemporal({ address: temporal.address }, temporal.namespace)
    try {
      await untilJudged(database, found)
      await hearQuietOnes(database, attendant, found)
      await askAgain(load)
      const timelines = new Map<string, readonly Item[]>()
      for (const { id, person } of load.pathways) {
        const { token } = coordinatorOf(people, person.site)
        const items = await shown.readTimeline(client, id, token)
        if (items) timelines.set(id, items)
        else found.push(wrong(`the timeline of ${id} could not be read`))
      }
      const stored = await readStored(database)
      const folded = await checkEntities(database, await readNamespace(database), stored, found)
      checkAnswers(load.sent, stored.inbox, timelines, found)
      checkShown(shown, folded, timelines, found)
      checkConsequences(stored, folded, found)
      await checkWorkflows(temporal.address, database, stored, found)
      for (const id of await attendant.failing()) found.push(wrong(`the tasks of ${id} fail`))
    } finally {
      await attendant.client.connection.close()
      await database.destroy()
    }
    return found
  }

  async stop(): Promise<void> {
    const { temporal, smtp, door, database } = this.#servers
    for (const one of this.#running.values()) one.interrupt()
    await Promise.all([...this.#running.values()].map((one) => one.ended))
    await door.close()
    await smtp.down()
    await temporal.stop()
    await administer(`drop database if exists ${database} with (force)`)
    this.#remove()
  }

  #run(checkout: string, command: string, more: NodeJS.ProcessEnv = {}): Run {
    return run(['bash', '-euc', command], { ...this.#env, ...more }, path.resolve(checkout))
  }
}
