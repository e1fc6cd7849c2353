import { afterAll } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { Client, Connection } from '@temporalio/client'
import { NativeConnection } from '@temporalio/worker'
import { type Engine, type EngineParts, startEngine } from './engine.ts'
import { prepareNamespace } from '../../scripts/supervisor/namespace.ts'
import { startSmtp, type TestSmtp } from './smtp.ts'
import { startTemporal, type TestTemporal } from './temporal.ts'

/** The Temporal side on a real server, with a real mail server. */
export interface Dev {
  readonly engine: Engine
  readonly client: Client
  readonly temporal: Place
  readonly smtp: TestSmtp
  stop(): Promise<void>
}

/** A namespace on a server, and what ends what a test has of it. */
type Place = Pick<TestTemporal, 'address' | 'namespace' | 'stop'>

/**
 * Starts an engine and a mail server of a test file's own, in a namespace of its own. The server is the one that all share,
 * or its own where that is to be a special one.
 */
export async function startDev(
  parts: Pick<EngineParts, 'clock' | 'alter' | 'sites'>,
  special?: Parameters<typeof startTemporal>[0],
): Promise<Dev> {
  const [temporal, smtp] = await Promise.all([
    special ? startTemporal(special) : shared(),
    startSmtp(),
  ])
  const { address, namespace } = temporal
  const connection = await NativeConnection.connect({ address })
  const clients = await Connection.connect({ address })
  const client = new Client({ connection: clients, namespace })
  const engine = await startEngine({
    client,
    connection,
    temporalNamespace: namespace,
    smtpUrl: smtp.url,
    ...parts,
  })
  return {
    engine,
    client,
    temporal,
    smtp,
    async stop() {
      await engine.stop()
      await clients.close()
      await connection.close()
      await smtp.down()
      await temporal.stop()
    },
  }
}

/** An engine and a mail server of a test file's own, which stop after the file's tests. */
export async function ownDev(...parts: Parameters<typeof startDev>): Promise<Dev> {
  const dev = await startDev(...parts)
  afterAll(() => dev.stop())
  return dev
}

/** A fresh namespace on the server of the global set-up, which goes on. */
async function shared(): Promise<Place> {
  const address = process.env['THROUGHLINE_TEST_TEMPORAL']
  if (!address) throw new Error('No Temporal server: run this test through `npm test`.')
  const namespace = `test-${randomUUID()}`
  await prepareNamespace({ address }, namespace)
  return { address, namespace, stop: () => Promise.resolve() }
}
