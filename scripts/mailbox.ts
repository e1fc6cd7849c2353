// The embedded mail server: takes every message and keeps it as a file. A message that was answered with
// 250 is on the disk under its final name, so a kill at any moment loses none.
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { SMTPServer, type SMTPServerAddress, type SMTPServerSession } from 'smtp-server'
import { environmentToBegin, readSettings } from '../platform/config.ts'
import { onParentGone, tellReady } from '../platform/lifeline.ts'
import { createLogger } from '../platform/logger.ts'

const given = readSettings(await environmentToBegin())
const folder = path.resolve(given.DATA_DIR, 'mail')
const { port, hostname } = new URL(given.SMTP_URL ?? 'smtp://127.0.0.1:2525')
const log = createLogger({ logLevel: given.LOG_LEVEL, logPretty: given.LOG_PRETTY }, 'mailbox')
const largest = 1024 * 1024
let kept = 0

mkdirSync(folder, { recursive: true, mode: 0o700 })
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  size: largest,
  closeTimeout: 200,
  onRcptTo: ({ address }, _session, callback) => callback(refusalOf(address)),
  onData: (stream, session, callback) => {
    keep(stream, session).then(
      () => callback(null),
      (error: unknown) => {
        log.error({ err: error }, 'a message was not kept')
        callback(answer(451, 'The message could not be kept; try again later.'))
      },
    )
  },
})
server.on('error', (error) => {
  const lost = 'code' in error && error.code === 'EADDRINUSE'
  log.error({ err: error }, lost ? 'the port is taken' : 'a connection failed')
  if (lost) process.exit(1)
})
server.listen(Number(port), hostname, () => tellReady())

const end = () => server.close(() => process.exit(0))
onParentGone(end)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end)

/** Two addresses for trying out failures: `bounce@…` never accepts anything, `busy@…` not now. */
function refusalOf(address: string): Error | null {
  const name = address.split('@')[0]
  if (name === 'bounce') return answer(550, 'There is no such mailbox.')
  return name === 'busy' ? answer(451, 'The mailbox is busy; try again later.') : null
}

function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

async function keep(stream: Readable, session: SMTPServerSession): Promise<void> {
  const moment = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const number = String(++kept).padStart(6, '0')
  const name = `${moment}-${number}-${randomBytes(3).toString('hex')}.eml` // sorts by arrival
  const part = path.join(folder, `.${name}.part`)
  const file = await open(part, 'wx', 0o600)
  try {
    await file.write(session.envelope.rcptTo.map(deliveredTo).join(''))
    await file.writeFile(stream)
    await file.sync()
  } catch (error) {
    await rm(part, { force: true })
    throw error
  } finally {
    await file.close()
  }
  await rename(part, path.join(folder, name))
  log.info({ file: name }, 'message kept')
}

const deliveredTo = ({ address }: SMTPServerAddress): string => `Delivered-To: ${address}\r\n`
