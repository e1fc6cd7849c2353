import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { longEnoughMs } from './until.ts'

/** How the server takes what it is sent: 250, 550, 451, or no answer at all. */
type Temper = 'accepts' | 'refuses' | 'busy' | 'hangs'

/** A real mail server within the test, which keeps what it accepted and can be made to fail. */
export interface TestSmtp {
  readonly url: string
  /** What was accepted, in order of arrival. */
  readonly messages: readonly ParsedMail[]
  /** How many messages were offered, accepted or not. */
  readonly offered: number
  /** The same for all, or by the address that a message is for. */
  behave(temper: Temper | ((to: string) => Temper)): void
  /** Nobody listens any more; what was accepted stays. */
  down(): Promise<void>
  /** Listens again, on the old port. */
  up(): Promise<void>
  /** Waits until that many were accepted, and gives them. */
  received(count: number): Promise<readonly ParsedMail[]>
}

/** Starts a mail server on a free port of loopback. */
export async function startSmtp(): Promise<TestSmtp> {
  const messages: ParsedMail[] = []
  const waiting = new Set<() => void>()
  const state = { temperFor: ((): Temper => 'accepts') as (to: string) => Temper, offered: 0 }

  const make = () =>
    new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 100,
      onData(stream, _session, callback) {
        state.offered++
        const answers = {
          accepts: () => callback(null),
          refuses: () => callback(refusal(550, 'mailbox unavailable')),
          busy: () => callback(refusal(451, 'try again later')),
          hangs: () => undefined,
        }
        void simpleParser(stream).then((mail) => {
          const temper = state.temperFor(recipientsOf(mail).join())
          if (temper === 'accepts') messages.push(mail)
          answers[temper]()
          for (const look of waiting) look()
        })
      },
    })

  let server = make()
  const listen = async (port: number) => {
    server = make()
    server.on('error', () => undefined) // a client that went away
    const listening = server.listen(port, '127.0.0.1')
    await once(listening, 'listening')
    return (listening.address() as AddressInfo).port
  }
  const port = await listen(0)

  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    get offered() {
      return state.offered
    },
    behave(temper) {
      state.temperFor = typeof temper === 'function' ? temper : () => temper
    },
    down: () => new Promise((resolve) => server.close(resolve)),
    async up() {
      await listen(port)
    },
    received(count) {
      return new Promise((resolve, reject) => {
        const look = () => {
          if (messages.length < count) return
          finish(() => resolve(messages))
        }
        const late = () =>
          finish(() => reject(new Error(`${messages.length} of ${count} messages in time`)))
        const timer = setTimeout(late, longEnoughMs)
        const finish = (then: () => void) => {
          clearTimeout(timer)
          waiting.delete(look)
          then()
        }
        waiting.add(look)
        look()
      })
    },
  }
}

/** Whom a message is for. */
export const recipientsOf = ({ to = [] }: ParsedMail): string[] =>
  [to].flat().flatMap(({ value }) => value.flatMap(({ address }) => address ?? []))

const refusal = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode })
