import path from 'node:path'
import type { ChildPlan } from './child.ts'
import { logFolder } from './folder.ts'
import { freePort, untilListening } from './ports.ts'
import { temporalArguments } from './temporal-server.ts'

/** The embedded Temporal server of one data folder. */
export interface Temporal {
  readonly plan: ChildPlan
  /** The file with its data. */
  readonly file: string
  /** Its present address. */
  address(): string
  port(): number
}

/** Where and how the embedded Temporal server runs. */
export interface TemporalPlace {
  readonly program: string
  readonly dataDir: string
  readonly namespace: string
  readonly port: number
  readonly uiPort: number
}

/** Prepares the embedded Temporal server. */
export function prepareTemporal(place: TemporalPlace): Temporal {
  const { program, dataDir, namespace, uiPort } = place
  let { port } = place
  const file = path.join(dataDir, 'temporal.db')
  const plan: ChildPlan = {
    name: 'Temporal',
    log: path.join(logFolder(dataDir), 'temporal.log'),
    launch: () => ({
      command: program,
      args: temporalArguments({ port, uiPort, file, namespace }),
      // no settings file of the user's, and no proxy between it and itself
      env: { PATH: '/usr/bin:/bin', HOME: dataDir },
      cwd: dataDir,
    }),
    // somebody else's server may listen there: only its own log shows that it is this one
    ready: async ({ gone, said }) =>
      (await untilListening(port, 30_000, gone, () => said().includes('Temporal Server:'))) &&
      !gone(),
    again: async (_said, tries) => {
      if (tries > 3) return undefined
      port = await freePort() // most likely another process has taken one of its ports
      return 100
    },
    ending: [['SIGTERM', 2_500]],
  }
  return { plan, file, address: () => `127.0.0.1:${port}`, port: () => port }
}
