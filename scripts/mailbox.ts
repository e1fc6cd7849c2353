// The embedded mail server and the pages on which it is read, as a program of its own. Both listen on loopback.
import { environmentToBegin, readSettings } from '../platform/config.ts'
import { onParentGone, tellReady } from '../platform/lifeline.ts'
import { createLogger } from '../platform/logger.ts'
import { mailboxServer } from '../web/mailbox/server.ts'
import { startMailServer } from './supervisor/mail-server.ts'

const given = readSettings(await environmentToBegin())
const { port, hostname } = new URL(given.SMTP_URL ?? 'smtp://127.0.0.1:2525')
const log = createLogger({ logLevel: given.LOG_LEVEL, logPretty: given.LOG_PRETTY }, 'mailbox')

try {
  const server = await startMailServer({
    dataDir: given.DATA_DIR,
    hostname,
    port: Number(port),
    log,
  })
  const pages = await mailboxServer({ dataDir: given.DATA_DIR, log, speed: given.CLOCK_SPEED })
  await pages.listen({ host: '127.0.0.1', port: given.MAILBOX_PORT })
  const end = () => void Promise.all([server.stop(), pages.close()]).then(() => process.exit(0))
  onParentGone(end)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end)
  tellReady()
} catch (error) {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  log.error({ err: error }, taken ? 'the port is taken' : 'the mailbox could not be opened')
  process.exit(1)
}
