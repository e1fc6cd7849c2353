import { searchAttributes } from '../../platform/temporal-needs.ts'

/** One dev server: where it listens, and where it keeps what it knows. */
export interface TemporalServer {
  readonly port: number
  /** The port of its own screen; undefined leaves the screen out. */
  readonly uiPort?: number | undefined
  /** Its SQLite file; undefined keeps everything in memory. */
  readonly file?: string | undefined
  readonly namespace: string
}

/** How the dev server is started, here and in tests alike. */
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
  // or it tells its maker now and then which version runs here
  'frontend.enableServerVersionCheck': false,
}
