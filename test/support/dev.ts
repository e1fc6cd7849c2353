import { Client, Connection } from '@temporalio/client'
import { NativeConnection } from '@temporalio/worker'
import { type Engine, type EngineParts, startEngine } from './engine.ts'
import { startSmtp, type TestSmtp } from './smtp.ts'
import { startTemporal, type TestTemporal } from './temporal.ts'

/** The Temporal side on a real server, with a real mail server. */
export interface Dev {
  readonly engine: Engine
  readonly client: Client
  readonly temporal: TestTemporal
  readonly smtp: TestSmtp
  stop(): Promise<void>
}

/** Starts a Temporal server, a mail server and an engine of a test file's own. */
export async function startDev(
  parts: Pick<EngineParts, 'clock' | 'alter' | 'patienceMs' | 'sites'>,
  server: Parameters<typeof startTemporal>[0] = {},
): Promise<Dev> {
  const [temporal, smtp] = await Promise.all([startTemporal(server), startSmtp()])
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
