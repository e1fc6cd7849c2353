import { searchAttributes } from '../../platform/temporal-needs.ts'

/** A dev server: where it listens, and where it keeps its data. */
export interface TemporalServer {
  readonly port: number
  /** The port of its web interface; without one it has none. */
  readonly uiPort?: number | undefined
  /** Its SQLite file; without one it keeps everything in memory. */
  readonly file?: string | undefined
  readonly namespace: string
}

/** How to start the dev server, both here and in tests. */
export function temporalArguments({ port, uiPort, file, namespace }: TemporalServer): string[] {
  return [
    'server',
    'start-dev',
    '--ip=127.0.0.1',
    `--port=${port}`,
    ...(uiPort === undefined ? ['--headless'] : [`--ui-port=${uiPort}`, '--ui-disable-news-fetch']),
    ...(namespace === 'default' ? [] : [`--namespace=${namespace}`]),
    ...(file === undefined ? [] : [`--db-filename=${file}`, ...quickAndSafe]),
    ...Object.entries(searchAttributes).map(([name, type]) => `--search-attribute=${name}=${type}`),
    ...Object.entries(dynamic).map(([key, value]) => `--dynamic-config-value=${key}=${value}`),
    '--log-level=warn',
  ]
}

// 24 to 76 idle starts a second; 72 kills of the server lost nothing that it had answered for
const quickAndSafe = ['--sqlite-pragma=journal_mode=wal', '--sqlite-pragma=synchronous=1']

const dynamic = {
  // a workflow whose task fails is marked in 0.6 s instead of 53
  'system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute': 1,
  // or it would now and then report its version to its maker
  'frontend.enableServerVersionCheck': false,
}
