import { totalmem } from 'node:os'
import path from 'node:path'
import { readTemporalPlace } from '../../platform/config.ts'
import type { Running } from '../../platform/running.ts'
import type { Program } from '../../platform/settings/programs.ts'
import type { Settings } from '../../platform/settings.ts'
import { step } from '../setup/progress.mjs'
import { StartFault } from './fault.ts'
import { rememberedPorts, rememberPorts } from './folder.ts'
import { isPrepared } from '../../store/prepared.ts'
import { prepareAgain, prepareOnce } from './namespace-known.ts'
import type { Starting } from './child.ts'
import { hasMadeUpPeople } from './made-up-people.ts'
import { contentOfPrograms } from '../programs/script.ts'
import { ourChild, root, saysReady, untilHealthy } from './ours.ts'
import { dropWord, hasWord } from '../backup/place.ts'
import { noteRestored } from '../../store/restores.ts'
import { openDatabase } from '../../store/database.ts'
import { freePort, portNear, troubleWith } from './ports.ts'
import { preparePostgres } from './postgres.ts'
import type { DatabaseAddresses } from './schema.ts'
import { readRing } from '../../store/vault/key-file.ts'
import type { System } from './system.ts'
import { prepareTemporal } from './temporal.ts'

/** What a start needs. */
export interface StartInput {
  readonly system: System
  readonly given: Settings
  readonly dataDir: string
  readonly say: (text: string) => void
  /** What is to be done in the prepared database before anybody works with it. */
  readonly beforehand?: Beforehand | undefined
}

/** A step of a start, between the database and those who work with it. */
export interface Beforehand {
  readonly name: string
  readonly run: (place: {
    readonly databaseUrl: string
    readonly dataDir: string
    readonly publicUrl: string
  }) => Promise<void>
}

/** Starts everything for which no address is set, with a line for each step. Returns where everything is. */
export async function startAll(input: StartInput): Promise<Running> {
  const { system, given, dataDir } = input
  const port = await theirPort('PORT', given.PORT, given.HOST)
  const temporalUiPort = given.TEMPORAL_ADDRESS
    ? given.TEMPORAL_UI_PORT
    : await theirPort('TEMPORAL_UI_PORT', given.TEMPORAL_UI_PORT, '127.0.0.1')

  // The servers do not need each other, and our own programs have much to load before they need a server: everything
  // starts side by side, and is shown in order.
  const temporalAddress = begun(startTemporal(input, temporalUiPort))
  const postgres = begun(startPostgres(input))
  const signInIssuer = await signInOf(given)
  // Where there is a long step in between, they would wait too long for it.
  const early = input.beforehand ? undefined : launchOurs(input, port)
  const database = await step('PostgreSQL', () => postgres, process.stdout)
  await step('Database schema', () => prepareDatabase(database, given), process.stdout)
  await hearOfRestore(dataDir, database.application)
  const databaseUrl = database.application
  const known = {
    port,
    databaseUrl,
    temporalAddress: await step('Temporal', () => temporalAddress, process.stdout),
    temporalUiPort,
    publicUrl: given.PUBLIC_URL ?? `http://${nameable(given.HOST)}:${port}`,
  }
  const { beforehand } = input
  if (beforehand)
    await step(beforehand.name, () => beforehand.run({ ...known, dataDir }), process.stdout)
  const smtpUrl = given.SMTP_URL ?? `smtp://127.0.0.1:${await ownPort(dataDir, 'smtp', 2525)}`
  const mailboxUrl = await mailboxOf(given)
  const running = system.announce({
    ...known,
    smtpUrl,
    ...(mailboxUrl ? { mailboxUrl } : {}),
    ...(signInIssuer ? { signInIssuer } : {}),
  })
  rememberPorts(dataDir, {
    postgres: portOf(databaseUrl),
    temporal: portOf(`tcp://${known.temporalAddress}`),
    smtp: portOf(smtpUrl),
  })
  for (const { name, launched } of early ?? launchOurs(input, port))
    await step(name, () => launched, process.stdout)
  void launchMoreWorkers(input)
  return running
}

/** A database that `npm run restore` has put back says so itself from now on, before anybody works on it. */
async function hearOfRestore(dataDir: string, url: string): Promise<void> {
  if (!hasWord(dataDir)) return
  const database = openDatabase(url, { connectMs: 30_000, queryMs: 60_000, connections: 1 })
  await noteRestored(database, 'restore', Date.now()).finally(() => database.destroy())
  dropWord(dataDir)
}

/** Who signs people in to the pages: whoever was named, or made-up people where no real ones have a service of their own. */
async function signInOf(given: Settings): Promise<string | undefined> {
  if (!hasMadeUpPeople(given)) return given.SIGN_IN_ISSUER
  return `http://127.0.0.1:${await portNear(given.SIGN_IN_PORT)}`
}

/** Where the embedded mailbox is read: on a port of its own, which no proxy in front of the pages leads to. */
async function mailboxOf(given: Settings): Promise<string | undefined> {
  if (given.SMTP_URL) return undefined
  return `http://127.0.0.1:${await portNear(given.MAILBOX_PORT)}/mail`
}

async function startPostgres({
  system,
  given,
  dataDir,
  say,
}: StartInput): Promise<DatabaseAddresses> {
  const { DATABASE_URL: theirs, MIGRATION_DATABASE_URL: forMigrations } = given
  if (theirs) return { application: theirs, owner: forMigrations ?? theirs }
  const port = await ownPort(dataDir, 'postgres', 54329)
  const postgres = await preparePostgres(dataDir, port, say)
  await system.launch(postgres.plan)
  await postgres.ensureDatabase()
  return { application: postgres.url(), owner: postgres.url('owner') }
}

async function startTemporal(
  { system, given, dataDir }: StartInput,
  uiPort: number,
): Promise<string> {
  if (given.TEMPORAL_ADDRESS) return checked(given.TEMPORAL_ADDRESS)
  if (!given.TEMPORAL_BIN)
    throw new StartFault('TEMPORAL_BIN is not set: start through `npm start`, which finds it.')
  if (given.WORKER_VERSIONING !== 'off')
    throw new StartFault(
      'WORKER_VERSIONING is for a Temporal of your own: over the embedded one all workers end before others begin. Leave it out.',
    )
  const namespace = given.TEMPORAL_NAMESPACE
  const temporal = prepareTemporal({
    program: given.TEMPORAL_BIN,
    dataDir,
    namespace,
    port: await ownPort(dataDir, 'temporal', 7233),
    uiPort,
  })
  await system.launch(temporal.plan)
  await prepareOnce(dataDir, temporal.file, namespace, temporal.address())
  system.provide('namespace', () => prepareAgain(namespace, temporal.address()))
  return temporal.address()
}

/** A Temporal of one's own may be away for now; but settings that it refuses are said at once. */
async function checked(address: string): Promise<string> {
  const { temporalTrouble } = await import('../../client/trouble.ts')
  const trouble = await temporalTrouble(readTemporalPlace() ?? { address })
  if (trouble?.ofSettings)
    throw new StartFault(`Temporal at ${address} lets nobody in: ${trouble.why}.`)
  return address
}

async function prepareDatabase(database: DatabaseAddresses, given: Settings): Promise<void> {
  const fits = (outerKey: string) =>
    given.WORDS_KEY_COMMAND
      ? outerKey !== ''
      : readRing(path.resolve(given.DATA_DIR))?.current === outerKey
  if (await isPrepared(database.application, given.CLOCK_SPEED, fits)) return
  const { prepareSchema } = await import('./schema.ts')
  await prepareSchema(database, given)
}

/** Starts our own programs. They load what they need, and wait until they are told where everything is. */
function launchOurs({ system, given, dataDir }: StartInput, port: number) {
  const content = contentOfPrograms(root)
  const plan = (name: string, program: readonly [Program, string], more = {}) =>
    ourChild(name, program, dataDir, (one) => system.environment(one), { content, ...more })
  const health = `http://${reachable(given.HOST)}:${port}/health/live`
  const healthy = async (api: Starting) =>
    (await saysReady(api)) && (await untilHealthy(health, api.gone))
  const plans = [
    ...(given.SMTP_URL ? [] : [plan('Mailbox', ['mailbox', 'scripts/mailbox.ts'])]),
    ...(hasMadeUpPeople(given) ? [plan('Sign-in', ['sign-in', 'scripts/sign-in.ts'])] : []),
    plan('Worker', ['worker', 'worker/main.ts']),
    plan('API', ['api', 'api/main.ts'], { ready: healthy }),
  ]
  return plans.map((one) => ({ name: one.name, launched: begun(system.launch(one)) }))
}

/** Below so much memory a second worker would take from the database what it needs. */
const enoughMemory = 4 * 1024 ** 3

/** Starts the workers after the first, one after the other and after everything else: nobody waits for them. */
async function launchMoreWorkers({ system, given, dataDir }: StartInput): Promise<void> {
  const wanted = given.WORKERS ?? (totalmem() >= enoughMemory ? 2 : 1)
  for (let n = 2; n <= wanted; n++) {
    const program = ['worker', 'worker/main.ts'] as const
    const plan = ourChild(`Worker ${n}`, program, dataDir, (one) => system.environment(one))
    if (system.stopping) return
    await system.launch(plan).catch(() => undefined) // it has said why; the first goes on
  }
}

/** A port that people know, which is not changed without their knowing. */
async function theirPort(setting: string, port: number, host: string): Promise<number> {
  if (port === 0) return freePort()
  const trouble = await troubleWith(port, host)
  if (!trouble) return port
  const why = trouble === 'EADDRINUSE' ? 'is taken' : `cannot be opened on ${host} (${trouble})`
  throw new StartFault(
    `Port ${port} ${why}: end what has it, or set ${setting} to another, such as ${setting}=${port + 10}.`,
  )
}

/** A port that nobody needs to know: the one from last time, the usual one, or any that is free. */
async function ownPort(dataDir: string, name: string, usual: number): Promise<number> {
  return portNear(rememberedPorts(dataDir)[name] ?? usual)
}

/** A promise that is awaited later: until then its failure must not end the process. */
function begun<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}

const portOf = (url: string): number => Number(new URL(url).port)

const everywhere = new Set(['0.0.0.0', '::'])
const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)
const nameable = (host: string): string => (everywhere.has(host) ? 'localhost' : bracketed(host))
const reachable = (host: string): string => (everywhere.has(host) ? '127.0.0.1' : bracketed(host))
