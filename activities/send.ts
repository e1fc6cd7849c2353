import { ApplicationFailure, Context } from '@temporalio/activity'
import type { Activities, SendInput } from './contract.ts'
import type { Clock } from '../platform/clock.ts'
import { attemptCovered, type Tried } from './covered.ts'
import { channelOf } from '../domain/post/channels.ts'
import type { ChannelPorts } from './channels/channel.ts'
import { createChannels } from './channels/index.ts'
import type { Database } from '../store/database.ts'
import { keepDelivery, linksIn, type MessageToSend, readMessageToSend } from '../store/messages.ts'
import { tokensFor } from '../store/links.ts'
import type { Logger } from 'pino'

/** How long a message is tried for, in real time. */
const keepTryingMs = 3 * 24 * 60 * 60 * 1000
const heartbeatMs = 1000
/** How long one try may take in all. It is less than the minute that the workflow allows, so that a try can report its failure. */
const tryMs = 45_000

/** What sending needs of the world. */
export interface SendPorts extends ChannelPorts {
  readonly database: Database
  readonly clock: Clock
  readonly namespace: string
  readonly log: Logger
  /** Called when the other side has accepted a message and nobody has noted it: a proof may end the process here. */
  readonly accepted?: () => void
  /** The real time; a test may be ahead of it. */
  readonly real?: () => number
  /** How long one try may take, unless it is the usual time. */
  readonly tryMs?: number
  /** Says that a try is still under way; to Temporal unless somebody else calls it. */
  readonly beat?: () => void
}

/**
 * Tries one message, outside any transaction, unless it was already sent. Leaves the result in the post's inbox; a permanent
 * refusal and the failure of the last try are results too. It goes to whoever covers for the role as well. Throws only where trying again could help. A message whose
 * acceptance was not noted in time may go out again, under the same id.
 */
export function createSend(ports: SendPorts): Activities['send'] {
  const { database, namespace, log } = ports
  const channels = createChannels(ports)
  const real = ports.real ?? Date.now

  return async ({ message: id }: SendInput) => {
    const stop = keepBeating(ports.beat ?? temporalBeat())
    try {
      const message = await readMessageToSend(database, namespace, id)
      if (!message) return
      const result =
        message.covers.length + message.apart.length === 0
          ? await attempt(id, message)
          : await attemptCovered(database, {
              id,
              message,
              attempt: (to) => attempt(id, to),
              real,
            })
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

  async function attempt(id: string, message: MessageToSend): Promise<Tried> {
    if (!message.address) return { result: 'failed', code: 'no-address' }
    const code = channelOf(message.address)
    if (!code) return { result: 'failed', code: 'no-channel' }
    const channel = channels[code]
    const targets = linksIn(message)
    const tokens = await tokensFor(database, namespace, id, message, targets, real())
    if (!tokens) return { result: 'sent' } // elsewhere, just now: its result is kept already, and stays as it is
    try {
      await within(ports.tryMs ?? tryMs, channel.deliver({ ...message, tokens }))
      return { result: 'sent' }
    } catch (error) {
      const { code: why, permanent, ours } = channel.failure(error)
      if (ours) {
        log.error({ code: why }, 'mail server cannot be used')
        return { retry: why } // however long it takes: a given-up message would blame the agency's address
      }
      if (permanent) return { result: 'failed', code: why }
      return real() - message.composedReal > keepTryingMs
        ? { result: 'failed', code: `given-up-after-three-days` }
        : { retry: why }
    }
  }
}

/** Gives up after so long, even if the server still answers: one that says a little now and then would never finish. */
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

function keepBeating(beat: () => void): () => void {
  beat()
  const timer = setInterval(beat, heartbeatMs)
  return () => clearInterval(timer)
}

function temporalBeat(): () => void {
  const context = Context.current()
  return () => context.heartbeat()
}
