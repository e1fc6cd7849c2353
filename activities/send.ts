import { ApplicationFailure, Context } from '@temporalio/activity'
import { type Activities, type SendInput } from './contract.ts'
import { type Clock } from '../platform/clock.ts'
import { channelOf } from '../domain/post/channels.ts'
import { type ChannelPorts } from './channels/channel.ts'
import { createChannels } from './channels/index.ts'
import { type Database } from '../store/database.ts'
import { keepDelivery, type MessageToSend, readMessageToSend } from '../store/messages.ts'
import { type Logger } from 'pino'

/** For how long a message is tried, in real milliseconds. */
const keepTryingMs = 3 * 24 * 60 * 60 * 1000
const heartbeatMs = 1000
/** How long one try may take in all; within the minute that the workflow gives it, so that a try has its say itself. */
const tryMs = 45_000

export interface SendPorts extends ChannelPorts {
  readonly database: Database
  readonly clock: Clock
  readonly namespace: string
  readonly log: Logger
  /** Told when the other side has accepted a message and nobody has noted it: where a proof ends the process. */
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
 * acceptance was not noted in time may go out again, under the same id.
 */
export function createSend(ports: SendPorts): Activities['send'] {
  const { database, namespace, log } = ports
  const channels = createChannels(ports)
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
    const code = channelOf(message.address)
    if (!code) return { result: 'failed', code: 'no-channel' }
    const channel = channels[code]
    try {
      await within(ports.tryMs ?? tryMs, channel.deliver(message))
      return { result: 'sent' }
    } catch (error) {
      const { code: why, permanent } = channel.failure(error)
      if (permanent) return { result: 'failed', code: why }
      return real() - message.composedReal > keepTryingMs
        ? { result: 'failed', code: `given-up-after-three-days` }
        : { retry: why }
    }
  }
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
