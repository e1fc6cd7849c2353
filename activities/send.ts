import { ApplicationFailure, Context } from '@temporalio/activity'
import { createTransport } from 'nodemailer'
import { type Activities, type SendInput } from './contract.ts'
import { type Clock } from '../platform/clock.ts'
import { composeMail } from './mail/message.ts'
import { type Database } from '../store/database.ts'
import { keepDelivery, type MessageToSend, readMessageToSend } from '../store/messages.ts'
import { type Logger } from 'pino'

/** For how long a message is tried, in real milliseconds. */
const keepTryingMs = 3 * 24 * 60 * 60 * 1000
const heartbeatMs = 1000
/** How long one try may take in all; within the minute that the workflow gives it, so that a try has its say itself. */
const tryMs = 45_000

export interface SendPorts {
  readonly database: Database
  readonly clock: Clock
  readonly namespace: string
  readonly smtpUrl: string
  readonly mailFrom: string
  readonly publicUrl: string
  readonly log: Logger
  /** Told when the mail server has accepted a message and nobody has noted it: where a proof ends the process. */
  readonly accepted?: () => void
  /** The real time; a test may be ahead of it. */
  readonly real?: () => number
  /** How long one try may take, where it is not the usual time. */
  readonly tryMs?: number
}

type Result = { readonly result: 'sent' } | { readonly result: 'failed'; readonly code: string }

/**
 * Tries one message, outside any transaction. Looks first whether it was sent, and leaves the result in the post's inbox;
 * a permanent refusal and the last try are results too. Throws only where trying again could help. A message whose
 * acceptance was not noted in time may go out again, under the same Message-ID: SMTP has no more to promise.
 */
export function createSend(ports: SendPorts): Activities['send'] {
  const { database, namespace, log } = ports
  const transport = createTransport({
    url: ports.smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const real = ports.real ?? Date.now

  return async ({ message: id }: SendInput) => {
    const stop = keepBeating()
    try {
      const message = await readMessageToSend(database, namespace, id)
      if (!message) return
      const result = await attempt(message)
      if ('retry' in result) {
        log.warn(
          { message: id, agency: message.agency, code: result.retry },
          'message not accepted yet',
        )
        throw ApplicationFailure.create({
          message: `not accepted yet: ${result.retry}`,
          type: 'Mail',
        })
      }
      if (result.result === 'sent') ports.accepted?.()
      await keepDelivery(
        database,
        namespace,
        message.agency,
        { message: id, ...result },
        await ports.clock.now(),
        real(),
      )
      log.info({ message: id, agency: message.agency, ...result }, 'message tried')
    } finally {
      stop()
    }
  }

  async function attempt(message: MessageToSend): Promise<Result | { readonly retry: string }> {
    if (!message.address) return { result: 'failed', code: 'no-address' }
    try {
      const mail = composeMail(message, ports.mailFrom, ports.publicUrl)
      await within(ports.tryMs ?? tryMs, transport.sendMail(mail))
      return { result: 'sent' }
    } catch (error) {
      const { code, permanent } = readFailure(error)
      if (permanent) return { result: 'failed', code }
      return real() - message.composedReal > keepTryingMs
        ? { result: 'failed', code: `given-up-after-three-days` }
        : { retry: code }
    }
  }
}

/** The kind of failure by its code: a server's own words can hold an address, and must not reach a history or a log. */
function readFailure(error: unknown): { code: string; permanent: boolean } {
  const facts = error as { code?: unknown; responseCode?: unknown } // nodemailer's errors carry these two
  const status = typeof facts.responseCode === 'number' ? facts.responseCode : undefined
  const code =
    typeof facts.code === 'string' && /^[A-Z]+$/.test(facts.code) ? facts.code : 'UNKNOWN'
  // A refused login is ours to mend, and not the fault of the address.
  if (status !== undefined)
    return { code: `smtp-${status}`, permanent: status >= 500 && code !== 'EAUTH' }
  return { code: code.toLowerCase(), permanent: code === 'EENVELOPE' }
}

/** A server that says a little now and then would keep a try alive for ever; it is given up, whatever it still says. */
async function within<T>(ms: number, sending: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('too late'), { code: 'ETIMEDOUT' })),
      ms,
    )
  })
  try {
    return await Promise.race([sending, late])
  } finally {
    clearTimeout(timer)
    sending.catch(() => undefined)
  }
}

function keepBeating(): () => void {
  const context = Context.current()
  context.heartbeat()
  const timer = setInterval(() => context.heartbeat(), heartbeatMs)
  return () => clearInterval(timer)
}
