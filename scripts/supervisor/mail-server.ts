import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { Readable } from 'node:stream'
import type { Logger } from 'pino'
import { SMTPServer, type SMTPServerAddress, type SMTPServerSession } from 'smtp-server'

const largest = 1024 * 1024

/** Where a mail server keeps what it takes, and where it listens. */
interface MailServerParts {
  readonly dataDir: string
  readonly hostname: string
  /** 0 takes a free one. */
  readonly port: number
  readonly log: Logger
}

/** A mail server that listens. */
interface MailServer {
  readonly port: number
  stop(): Promise<void>
}

/**
 * A mail server that takes every message and keeps it as a file. A message that was answered with 250 is on the disk under
 * its final name, so a kill at any moment loses none. Throws if it cannot listen.
 */
export async function startMailServer(parts: MailServerParts): Promise<MailServer> {
  const { dataDir, hostname, port, log } = parts
  const folder = path.resolve(dataDir, 'mail')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const keep = keeperIn(folder, log)
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
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, hostname, () => {
      server.removeListener('error', reject)
      resolve()
    })
  })
  server.on('error', (error) => log.error({ err: error }, 'a connection failed'))
  return {
    port: (server.server.address() as AddressInfo).port, // it listens on a port, not on a pipe
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Two addresses for trying out failures: `bounce@…` never accepts anything, `busy@…` not now. */
function refusalOf(address: string): Error | null {
  const name = address.split('@')[0]
  if (name === 'bounce') return answer(550, 'There is no such mailbox.')
  return name === 'busy' ? answer(451, 'The mailbox is busy; try again later.') : null
}

function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

function keeperIn(folder: string, log: Logger) {
  let kept = 0
  return async (stream: Readable, session: SMTPServerSession): Promise<void> => {
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
}

const deliveredTo = ({ address }: SMTPServerAddress): string => `Delivered-To: ${address}\r\n`
