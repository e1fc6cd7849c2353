import { spawn } from 'node:child_process'
import { childEnvironment, readSettings } from '../../platform/config.ts'
import { freePort, untilListening } from '../supervisor/ports.ts'
import { temporalArguments } from '../supervisor/temporal-server.ts'

/** After so many events this server suggests continue-as-new. Others do so after thousands. */
const many = 60

/** A Temporal in memory that suggests continue-as-new early. The workflows are the same as ever. */
export async function startCrowdedTemporal(): Promise<{ address: string; stop(): void }> {
  const port = await freePort()
  const program = readSettings().TEMPORAL_BIN
  if (!program) throw new Error('TEMPORAL_BIN is not set: run this through npm.')
  const words = [
    ...temporalArguments({ port, namespace: 'default' }),
    `--dynamic-config-value=limit.historyCount.suggestContinueAsNew=${many}`,
  ]
  const server = spawn(program, words, { stdio: 'ignore', env: childEnvironment({}) })
  const gone = () => server.exitCode !== null || server.signalCode !== null
  process.once('exit', () => server.kill('SIGKILL'))
  if (!(await untilListening(port, 20_000, gone))) throw new Error('Temporal did not start')
  return {
    address: `127.0.0.1:${port}`,
    stop: () => {
      server.kill('SIGTERM')
    },
  }
}
