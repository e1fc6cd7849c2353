import { mkdirSync, readdirSync } from 'node:fs'
import { type AddressInfo, createServer, connect, type Socket } from 'node:net'
import { once } from 'node:events'
import path from 'node:path'
import { pino } from 'pino'
import { startMailServer } from '../../supervisor/mail-server.ts'
import type { Fault } from './fault.ts'
import { holds } from '../system.ts'
import { lost } from '../violations.ts'

const mailMs = 120_000

/** A mail server that says one byte a second, so that no conversation with it ever comes to an end. */
export const drip: Fault = {
  title: 'the mail server says one byte a second for 15 s',
  counted: 'from the blow',
  heldMs: 15_000,
  prepare: async (dataDir) => {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    const log = pino({ level: 'silent' })
    const server = await startMailServer({ dataDir, hostname: '127.0.0.1', port: 0, log })
    const tap = await Tap.before(server.port)
    const received = () =>
      readdirSync(path.join(dataDir, 'mail')).filter((name) => name.endsWith('.eml')).length
    return {
      settings: { SMTP_URL: `smtp://127.0.0.1:${tap.port}` },
      strike: async () => {
        tap.dripping = true
        return { end: () => void (tap.dripping = false) }
      },
      settle: async ({ violations }) => {
        const before = received()
        if (!(await holds(() => received() > before, mailMs, 250)))
          violations.push(lost('no message came any more once the mail server was quick again'))
      },
      remove: async () => {
        tap.stop()
        await server.stop()
      },
    }
  },
}

/** Passes on what a server and its clients say; while it drips, what the server says comes byte by byte. */
class Tap {
  dripping = false
  readonly port: number
  readonly #open = new Set<Socket>()
  readonly #stop: () => void

  private constructor(port: number, stop: () => void) {
    this.port = port
    this.#stop = stop
  }

  static async before(port: number): Promise<Tap> {
    const server = createServer((client) => tap.#pass(client, connect(port, '127.0.0.1')))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const own = (server.address() as AddressInfo).port // it listens on a port, not on a pipe
    const tap = new Tap(own, () => server.close())
    return tap
  }

  stop(): void {
    this.#stop()
    for (const socket of this.#open) socket.destroy()
  }

  #pass(client: Socket, server: Socket): void {
    let waiting = Buffer.alloc(0)
    const say = () => {
      const now = this.dripping ? waiting.subarray(0, 1) : waiting
      waiting = waiting.subarray(now.length)
      if (now.length > 0) client.write(now)
    }
    const timer = setInterval(say, 1000)
    timer.unref()
    server.on('data', (chunk) => {
      waiting = Buffer.concat([waiting, chunk])
      if (!this.dripping) say()
    })
    client.pipe(server)
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#open.add(one)
      one.on('error', () => undefined) // whoever it was has gone
      one.on('close', () => {
        clearInterval(timer)
        this.#open.delete(one)
        other.destroy()
      })
    }
  }
}
