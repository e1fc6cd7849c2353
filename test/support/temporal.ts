import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { Connection } from '@temporalio/client'
import { TestWorkflowEnvironment } from '@temporalio/testing'
import { searchAttributes } from '../../platform/temporal-needs.ts'
import { freePort, untilListening } from '../../scripts/supervisor/ports.ts'
import { temporalArguments } from '../../scripts/supervisor/temporal-server.ts'
import { leash } from '../../scripts/throw-away/leash.ts'

/** A real Temporal server of a test's own. */
export interface TestTemporal {
  readonly address: string
  readonly namespace: string
  stop(): Promise<void>
  /** Ends it as a failing machine would. */
  kill(): Promise<void>
  /** Starts it again on its old address: with a file, where it was; without, empty. */
  start(): Promise<void>
}

const program = (name: string): string =>
  path.join(process.env['THROUGHLINE_TEMPORAL_BIN'] ?? '', name)

/** Starts the dev server as `npm start` does, in memory or over a file. */
export async function startTemporal(
  options: {
    readonly file?: string
    readonly namespace?: string
    /** Dynamic configuration beside the usual one. */
    readonly dynamic?: Readonly<Record<string, number>>
  } = {},
): Promise<TestTemporal> {
  const { file, namespace = 'default', dynamic = {} } = options
  const more = Object.entries(dynamic).map(
    ([key, value]) => `--dynamic-config-value=${key}=${value}`,
  )
  let port = await freePort()

  const launch = async () => {
    const temporal = process.env['TEMPORAL_BIN'] ?? program('temporal')
    const server = spawn(temporal, [...temporalArguments({ port, file, namespace }), ...more], {
      stdio: 'ignore',
    })
    const gone = () => server.exitCode !== null || server.signalCode !== null
    const end = leash(server, file ? 'SIGTERM' : 'SIGKILL') // the gentle way takes a second
    const ready = (await untilListening(port, 20_000, gone)) && !gone() && (await healthy(port))
    return { server, end, ready }
  }
  const launchUntilReady = async (samePort: boolean) => {
    for (let tries = 0; tries < 5; tries++) {
      const launched = await launch()
      if (launched.ready) return launched
      await launched.end()
      if (!samePort) port = await freePort() // another test was quicker
    }
    throw new Error('Temporal did not start')
  }

  let running = await launchUntilReady(false)
  const address = `127.0.0.1:${port}`
  return {
    address,
    namespace,
    stop: () => running.end(),
    async kill() {
      const gone = once(running.server, 'exit')
      running.server.kill('SIGKILL')
      await gone
    },
    async start() {
      running = await launchUntilReady(true)
    },
  }
}

/** A server that listens already may still say that it is not ready. */
async function healthy(port: number): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++)
    try {
      const connection = await Connection.connect({ address: `127.0.0.1:${port}` })
      await connection.close()
      return true
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  return false
}

const keyword = 2 // temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD

/** The server that skips time, with the search attributes in place; one for each test file. */
export async function startTimeSkipping(): Promise<TestWorkflowEnvironment> {
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: program('temporal-test-server') } },
  })
  await env.connection.operatorService.addSearchAttributes({
    namespace: env.namespace ?? 'default',
    searchAttributes: Object.fromEntries(
      Object.keys(searchAttributes).map((name) => [name, keyword]),
    ),
  })
  return env
}
