import path from 'node:path'
import { claimSpeed, OtherSpeed, readNamespace, renewRehearsal } from '../store/rehearsal.ts'
import { onParentGone, tellReady } from '../platform/lifeline.ts'
import { ClockWatch } from '../platform/clock-watch.ts'
import { compareClocks } from '../store/database-clock.ts'
import { realClock, rehearsedClock } from '../platform/clock.ts'
import { bundle } from './bundle.ts'
import { keepAnchors } from './anchoring.ts'
import { connectTemporal } from '../client/temporal.ts'
import { createActivities, createWorker } from './worker.ts'
import { createLogger } from '../platform/logger.ts'
import { faultsIn } from '../platform/faults.ts'
import { installTemporalLogger } from './logger.ts'
import { environmentToBegin, loadConfig, readSettings } from '../platform/config.ts'
import { lookForNamespace } from './lacking.ts'
import { keepPulse } from './pulse.ts'
import { NativeConnection } from '@temporalio/worker'
import { openDatabase } from '../store/database.ts'
import { openKeyring } from '../store/vault/open-keyring.ts'
import { ownVersion } from './version.ts'
import { assertTablesFit, TablesEarlier, TablesLater } from '../store/tables-fit.ts'
import { temporalTrouble } from '../client/trouble.ts'

const wardenCheckMs = 30_000
const retryMs = 1000

const trouble: string[] = []
const bundled = bundle({
  folders: [path.resolve(readSettings().DATA_DIR)],
  warn: (why) => trouble.push(why),
})
bundled.catch(() => undefined) // whoever awaits it is told
const config = loadConfig('worker', await environmentToBegin())
const log = createLogger(config, 'worker')
installTemporalLogger(log)

/** Whether the process is to end, and how to end what is running. */
const life = { ending: false, stop: (): void => undefined }
const end = () => {
  life.ending = true
  life.stop()
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end)
onParentGone(end)

const ending = (): boolean => life.ending

// A turn has 5 s in all: its queries give up before it does.
const patience = { connectMs: 2000, queryMs: 4000 }
const database = openDatabase(
  config.databaseUrl,
  { ...patience, connections: 20 },
  openKeyring(config),
)
const connect = () =>
  untilItWorks(async () => {
    try {
      return await NativeConnection.connect(config.temporal)
    } catch (error) {
      const trouble = await temporalTrouble(config.temporal)
      if (trouble) log.warn({ why: trouble.why }, 'Temporal cannot be reached')
      throw error
    }
  })
let connecting = connect() // while the database is asked
await untilItWorks(() => assertTablesFit(database))
const namespace = await untilItWorks(() => readNamespace(database))
await untilItWorks(() => claimSpeed(database, config.clockSpeed))
// Turns ask the clock while they hold a connection: where it took one from the same pool, 20 turns could wait for it for ever.
const clockDatabase =
  config.clockSpeed === 1
    ? undefined
    : openDatabase(config.databaseUrl, { ...patience, connections: 1 })
const watch = new ClockWatch({
  log,
  compare: (own) => compareClocks(clockDatabase ?? database, own),
  onWrong: () => life.stop(), // and other workers take its turns
}).start()
const clock = clockDatabase
  ? rehearsedClock(config.clockSpeed, async (real) => {
      await watch.assure() // or every process would read a time that this one had spoilt
      return renewRehearsal(clockDatabase, config.clockSpeed, real)
    })
  : realClock
const attendant = connectTemporal(config.temporal, config.temporalNamespace)
const workflowBundle = await bundled
for (const why of trouble) log.warn({ why }, 'workflow bundle could not be kept')
const reach = faultsIn(config.faults)
if (config.faults) log.warn('a proof may end this process')
const activities = createActivities({
  database,
  clock,
  watch,
  namespace,
  attendant,
  log,
  config,
  reach,
})

const { workerVersioning: versioning } = config
const versioned =
  versioning === 'off' ? undefined : { version: ownVersion(), stays: versioning === 'pinned' }
if (versioned) log.info({ ...versioned }, 'Temporal tells this version of the worker from others')

const stopAnchors = keepAnchors(database, config, log)
const stopPulse = keepPulse({ database, log })

// Every worker keeps the warden running: even after Temporal has lost everything, the system recovers by itself.
const keepWarden = () =>
  void attendant.keepWarden(config.wardenSeconds).catch((error: unknown) => {
    log.warn({ err: error }, 'warden could not be checked')
    return lookForNamespace(attendant, config.temporalNamespace, log)
  })
const warden = setInterval(keepWarden, wardenCheckMs)
warden.unref()

const clockAgrees = () =>
  watch.assure().then(
    () => true,
    () => false,
  )

while (!ending()) {
  if (!(await clockAgrees())) {
    tellReady() // it runs, and begins by itself once its clock is put right
    await new Promise((resolve) => setTimeout(resolve, retryMs))
    continue
  }
  const connection = await connecting
  try {
    const worker = await createWorker(
      connection,
      config.temporalNamespace,
      workflowBundle,
      activities,
      versioned,
    )
    life.stop = () => {
      if (worker.getState() === 'RUNNING') worker.shutdown()
    }
    keepWarden()
    tellReady()
    log.info({ clockSpeed: config.clockSpeed }, 'worker ready')
    if (!ending())
      await Promise.all([worker.run(), clockAgrees().then((agrees) => agrees || life.stop())])
  } catch (error) {
    if (ending()) break
    log.warn({ err: error }, 'worker stopped and starts again')
    await lookForNamespace(attendant, config.temporalNamespace, log)
    await new Promise((resolve) => setTimeout(resolve, retryMs))
  } finally {
    life.stop = () => undefined
    await connection.close().catch(() => undefined)
    if (!ending()) connecting = connect()
  }
}
stopAnchors()
stopPulse()
watch.stop()
clock.stop()
await clockDatabase?.destroy()
await database.destroy()
process.exit(0)

/** Tries until it works or the process is to end: what is down now will be up later, without our being restarted. */
async function untilItWorks<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await attempt()
    } catch (error) {
      if (error instanceof OtherSpeed || error instanceof TablesLater) {
        process.stderr.write(`${error.message}\n`)
        process.exit(1)
      }
      if (ending()) process.exit(0)
      const why = error instanceof TablesEarlier ? error.message : undefined
      log.warn({ err: error, why }, 'waiting for what the worker needs')
      await new Promise((resolve) => setTimeout(resolve, retryMs))
    }
}
