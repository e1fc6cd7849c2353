import { once } from 'node:events'
import { randomInt } from 'node:crypto'
import { connect, createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { claim } from './port-claims.ts'
import { codeOf } from './fault.ts'

/** Why a port cannot be listened on (EADDRINUSE, EACCES, …); undefined when it can. */
export async function troubleWith(port: number, host = '127.0.0.1'): Promise<string | undefined> {
  const server = createServer()
  try {
    server.listen(port, host)
    await once(server, 'listening')
    return undefined
  } catch (error) {
    return codeOf(error) ?? 'unknown'
  } finally {
    if (server.listening) {
      server.close()
      await once(server, 'close')
    }
  }
}

// Below the ports that systems give to outgoing connections: one of those could take the port before we listen on it.
const firstFree = 20_000
const lastFree = 32_000
const tries = 50

/** A loopback port that nobody is listening on, nor is about to: another system may be starting beside this one. */
export async function freePort(): Promise<number> {
  for (let n = 0; n < tries; n++) {
    const port = randomInt(firstFree, lastFree)
    if (await isFree(port)) return port
  }
  throw new Error('no free port was found')
}

/** The wanted port if it is free, otherwise another free one. */
export async function portNear(wanted: number): Promise<number> {
  return wanted !== 0 && (await isFree(wanted)) ? wanted : freePort()
}

const isFree = async (port: number): Promise<boolean> =>
  (await troubleWith(port)) === undefined && claim(port)

/** Waits until something listens on the loopback port and `ours` holds; false if that does not happen in time. */
export async function untilListening(
  port: number,
  timeoutMs: number,
  gone: () => boolean,
  ours: () => boolean = () => true,
): Promise<boolean> {
  const end = performance.now() + timeoutMs
  while (performance.now() < end && !gone()) {
    if (ours() && (await answers(port))) return true
    await pause(25)
  }
  return false
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
