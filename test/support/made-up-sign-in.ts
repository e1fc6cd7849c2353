import { fork } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from '../../scripts/supervisor/ports.ts'

/** The embedded sign-in service, as `npm start` runs it. */
export interface MadeUpSignIn {
  readonly issuer: string
  stop(): Promise<void>
}

/** Starts it over a database and a data folder, and waits until it is ready. */
export async function startMadeUpSignIn(
  databaseUrl: string,
  dataDir: string,
): Promise<MadeUpSignIn> {
  const issuer = `http://127.0.0.1:${await freePort()}`
  const child = fork('scripts/sign-in.ts', {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      SMTP_URL: 'smtp://127.0.0.1:1',
      SIGN_IN_ISSUER: issuer,
    },
  })
  const ended = once(child, 'exit')
  await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error('the sign-in service did not start'))),
  ])
  return {
    issuer,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
