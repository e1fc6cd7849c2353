import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { createServer, type TlsOptions } from 'node:tls'

/** Something that listens on this machine until it is stopped. */
export interface Listening {
  readonly address: string
  stop(): Promise<void>
}

/** Ends TLS in front of a server that speaks none, as a proxy before a Temporal of one's own does. */
export async function tlsBefore(address: string, options: TlsOptions): Promise<Listening> {
  const [host = '', port = ''] = address.split(':')
  const server = createServer({ ...options, ALPNProtocols: ['h2'] }, (socket) => {
    const behind = connect(Number(port), host)
    open.add(socket).add(behind)
    for (const [one, other] of [
      [socket, behind],
      [behind, socket],
    ] as const)
      one.on('error', () => other.destroy()).on('close', () => other.destroy())
    socket.pipe(behind).pipe(socket)
  })
  const open = new Set<{ destroy(): unknown }>()
  server.on('tlsClientError', (_error, socket) => socket.destroy())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port: own } = server.address() as AddressInfo // it listens on a port, not on a pipe
  return {
    address: `127.0.0.1:${own}`,
    async stop() {
      server.close()
      for (const one of open) one.destroy()
      await once(server, 'close')
    },
  }
}
