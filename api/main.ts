import type { Server } from 'node:net'
import type { Logger } from 'pino'
import { Actors } from '../store/actors.ts'
import { AuditLog } from '../store/audit/log.ts'
import { buildServer } from './server.ts'
import { claimSpeed, OtherSpeed, renewRehearsal } from '../store/rehearsal.ts'
import { ClockWatch } from '../platform/clock-watch.ts'
import { compareClocks } from '../store/database-clock.ts'
import { type Clock, realClock, rehearsedClock } from '../platform/clock.ts'
import { type Config, ConfigFault, environmentToBegin, loadConfig } from '../platform/config.ts'
import { connectTemporal } from '../client/temporal.ts'
import { createLogger } from '../platform/logger.ts'
import { createVerify } from './auth/tokens.ts'
import { type Database, openDatabase } from '../store/database.ts'
import { FreeSpace } from '../platform/free-space.ts'
import { faultsIn } from '../platform/faults.ts'
import { Memberships } from '../store/memberships.ts'
import { onParentGone, tellReady } from '../platform/lifeline.ts'
import { openKeyring } from '../store/vault/open-keyring.ts'
import { requestCounts } from '../store/request-counts.ts'
import { Outcomes } from '../store/outcomes.ts'
import { privateKeyOf } from '../platform/signing.ts'
import { Revocations } from '../store/revocations.ts'
import { assertTablesFit, TablesEarlier, TablesLater } from '../store/tables-fit.ts'
import { temporalHealth } from '../client/health.ts'
import { temporalTrouble } from '../client/trouble.ts'

/** Short enough that a caller hears within two seconds that the database is away. */
const patience = { connectMs: 1200, queryMs: 1400, connections: 20 }

/** Counting has connections of its own, so that who waits for the others is counted all the same. */
const forCounts = { ...patience, connections: 2 }

try {
  await main()
} catch (error) {
  console.error(
    error instanceof ConfigFault || error instanceof TablesLater ? error.message : error,
  )
  process.exit(1)
}

async function main(): Promise<void> {
  const config = loadConfig('api', await environmentToBegin())
  const log = createLogger(config, 'api')
  const database = openDatabase(config.databaseUrl, patience, openKeyring(config))
  const audit = new AuditLog(config.databaseUrl, patience, {
    plainAddresses: config.auditAddresses === 'plain',
  })
  const actors = new Actors(database)
  const counting = config.limits?.together ? openDatabase(config.databaseUrl, forCounts) : undefined
  const outcomes = new Outcomes(config.databaseUrl, database)
  const clockWatch = new ClockWatch({ log, compare: (own) => compareClocks(database, own) }).start()
  const clock = clockOf(config, database, clockWatch)
  const { dataDir, leastFreeMegabytes: leastMegabytes } = config
  const freeSpace = new FreeSpace({ dataDir, leastMegabytes, log }).start()
  const reach = faultsIn(config.faults)
  if (config.faults) log.warn('a proof may end this process')
  const attendant = connectTemporal(config.temporal, config.temporalNamespace)
  const app = await buildServer({
    config,
    log,
    database,
    audit,
    memberships: new Memberships(database, outcomes),
    revocations: new Revocations(database, outcomes),
    actors,
    outcomes,
    clock,
    clockWatch,
    freeSpace,
    attendant: {
      wake: async (...entity) => {
        reach('api-before-wake')
        await attendant.wake(...entity)
      },
    },
    temporalHealth: () => temporalHealth(attendant.client, config.temporalNamespace),
    verify: await createVerify(config),
    exportKey: () => privateKeyOf(config.dataDir, 'audit'),
    countRequest: counting && requestCounts(counting, actors),
  })
  outcomes.start()
  await tablesFit(database, log)
  await speedClaimed(database, config.clockSpeed, log)
  await app.listen({ host: config.host, port: config.port })
  const stop = stopping(log, async () => {
    await app.close()
    clock.stop()
    clockWatch.stop()
    freeSpace.stop()
    await outcomes.stop()
    await audit.stop()
    await database.destroy()
    await counting?.destroy()
    await attendant.client.connection.close()
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)
  onParentGone(stop)
  void temporalTrouble(config.temporal).then((trouble) => {
    if (trouble) log.warn({ why: trouble.why }, 'Temporal cannot be reached')
  })
  tellReady({ port: portOf(app.server.address()) })
}

function clockOf({ clockSpeed: speed }: Config, database: Database, watch: ClockWatch): Clock {
  if (speed === 1) return realClock
  return rehearsedClock(speed, async (real) => {
    await watch.assure() // or every process would read a time that this one had spoilt
    return renewRehearsal(database, speed, real)
  })
}

/** Ends in order, once, and in any case within three seconds. */
function stopping(log: Logger, close: () => Promise<void>): () => void {
  let begun = false
  return () => {
    if (begun) return
    begun = true
    setTimeout(() => process.exit(0), 3000).unref()
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'did not end in order')
        process.exit(1)
      },
    )
  }
}

/** Waits while the tables are those of an earlier version. A database that is away is for each request to find out. */
async function tablesFit(database: Database, log: Logger): Promise<void> {
  for (;;)
    try {
      await assertTablesFit(database)
      return
    } catch (error) {
      if (error instanceof TablesLater) throw error
      if (!(error instanceof TablesEarlier)) return
      log.warn({ why: error.message }, 'waiting for the tables of this version')
      await new Promise((resolve) => setTimeout(resolve, 1000))
    }
}

/** Dates of two speeds must not be mixed. If the database is away at the start, this is asked until it answers. */
async function speedClaimed(database: Database, speed: number, log: Logger): Promise<void> {
  const again = () => setTimeout(() => void speedClaimed(database, speed, log), 1000)
  await claimSpeed(database, speed).catch((error: unknown) => {
    if (!(error instanceof OtherSpeed)) return again()
    log.fatal(error.message)
    console.error(error.message)
    return process.exit(1)
  })
}

function portOf(address: ReturnType<Server['address']>): number {
  return typeof address === 'object' && address !== null ? address.port : 0
}
