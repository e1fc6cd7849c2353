import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { once } from 'node:events'
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from 'node:tls'
import type { TemporalPlace } from '../platform/temporal-place.ts'

/** Why a Temporal server cannot be reached: in one sentence for an operator, and whether a setting of ours is the reason. */
export interface TemporalTrouble {
  readonly why: string
  readonly ofSettings: boolean
}

const patienceMs = 4000
/** After a handshake, a server that asks for a certificate still has to say so. */
const objectionMs = 1000

/**
 * Looks why a Temporal server lets nobody in, since gRPC says of TLS only that there was no connection in time. Undefined
 * where it can be reached as the settings say. Says nothing to the server beyond a handshake.
 */
export async function temporalTrouble(place: TemporalPlace): Promise<TemporalTrouble | undefined> {
  const at = hostAndPort(place.address)
  const plain = await reach(() => connectPlain(at), 'connect')
  if (typeof plain === 'string')
    return { why: `nothing answers at TEMPORAL_ADDRESS (${plain})`, ofSettings: false }
  plain.destroy()
  const { tls } = place
  if (!tls && place.apiKey === undefined) {
    const asked = await reach(
      () => connectTls({ ...at, ...http2, rejectUnauthorized: false }),
      'secureConnect',
    )
    if (typeof asked === 'string') return undefined // as plain as the settings say
    asked.destroy()
    return { why: 'it asks for TLS: set TEMPORAL_TLS=true', ofSettings: true }
  }
  const name = tls?.serverNameOverride ?? at.host
  const options: ConnectionOptions = {
    ...at,
    ...http2,
    ...(isIP(name) ? {} : { servername: name }),
    ...(tls?.serverRootCACertificate ? { ca: Buffer.from(tls.serverRootCACertificate) } : {}),
    ...(tls?.clientCertPair
      ? { cert: Buffer.from(tls.clientCertPair.crt), key: Buffer.from(tls.clientCertPair.key) }
      : {}),
  }
  const secure = await reach(() => connectTls(options), 'secureConnect')
  const code = typeof secure === 'string' ? secure : await objection(secure)
  return code === undefined ? undefined : { why: reasonFor(code, place), ofSettings: true }
}

const http2 = { ALPNProtocols: ['h2'] }

/** The socket once it is open, or the code of what went wrong. */
async function reach<S extends Socket>(open: () => S, event: string): Promise<S | string> {
  let socket: S | undefined
  try {
    socket = open()
    await once(socket, event, { signal: AbortSignal.timeout(patienceMs) })
    socket.on('error', () => undefined)
    return socket
  } catch (error) {
    socket?.on('error', () => undefined)
    socket?.destroy()
    return codeOf(error)
  }
}

/** Some servers say nothing of a certificate that they do not take, and hang up. */
const closed = 'connection closed'

/** With TLS 1.3 a server says only after the handshake that it wanted a certificate, or another one. */
async function objection(socket: TLSSocket): Promise<string | undefined> {
  const said = await Promise.race([
    once(socket, 'data').then(
      () => undefined, // it begins to speak HTTP/2
      (error: unknown) => codeOf(error),
    ),
    once(socket, 'close').then(
      () => closed,
      () => closed,
    ),
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), objectionMs).unref()),
  ])
  socket.destroy()
  return said
}

function reasonFor(code: string, { tls }: TemporalPlace): string {
  const its = tls?.clientCertPair ? 'another' : 'a'
  if (
    /connection closed|CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|UNKNOWN_CA|BAD_CERTIFICATE|DECRYPT_ERROR|ACCESS_DENIED/.test(
      code,
    )
  )
    return `it asks for ${its} client certificate (${code}): set TEMPORAL_TLS_CLIENT_CERT_PATH and TEMPORAL_TLS_CLIENT_KEY_PATH`
  if (/ALTNAME/.test(code))
    return `its certificate is for another name (${code}): set TEMPORAL_TLS_SERVER_NAME`
  if (/EXPIRED|NOT_YET_VALID/.test(code)) return `its certificate is out of date (${code})`
  if (/SELF_SIGNED|ISSUER|LEAF_SIGNATURE|UNTRUSTED|CERT_SIGNATURE/.test(code))
    return `its certificate comes from an authority that is not known here (${code}): set TEMPORAL_TLS_SERVER_CA_CERT_PATH`
  if (/WRONG_VERSION|PACKET_LENGTH|ECONNRESET|AbortError|TimeoutError/.test(code))
    return `it does not answer as a server with TLS does (${code}): check TEMPORAL_TLS`
  return `its certificate or ours cannot be used (${code}): check the settings TEMPORAL_TLS_…`
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

function hostAndPort(address: string): { readonly host: string; readonly port: number } {
  const at = address.lastIndexOf(':')
  return { host: address.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(address.slice(at + 1)) }
}
