import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Something like a balancer of load: one port, behind which another can be put. */
export interface Door {
  readonly port: number
  /** Leads whoever connects from now on to this port. */
  leadTo(port: number): void
  close(): Promise<void>
}

/** Opens a door on a free port of loopback. */
export async function openDoor(): Promise<Door> {
  let behind = 0
  const open = new Set<Socket>()
  const server = createServer((caller) => {
    const answerer = connect(behind, '127.0.0.1')
    for (const [one, other] of [
      [caller, answerer],
      [answerer, caller],
    ] as const) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => open.delete(one))
      one.pipe(other)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port, // it listens on TCP
    leadTo: (port) => {
      behind = port
    },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}
