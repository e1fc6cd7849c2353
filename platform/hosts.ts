import { isIP } from 'node:net'

/** The names under which a machine finds itself. */
export const ownNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/** Addresses to listen on that this machine reaches under those names. */
const reachOwnNames = /^(localhost|127\.|::1$|0\.0\.0\.0$|::$)/

/** The host that a `Host` header names: small letters, without its port and without a dot at its end. */
export const nameIn = (host: string): string =>
  host
    .replace(/:\d{0,5}$/, '')
    .replace(/\.$/, '')
    .toLowerCase()

/** The names under which we are asked: that of the public address, those of this machine if we listen there, and further ones. */
export const hostsOf = (
  publicUrl: string,
  listensOn: string,
  further: readonly string[] = [],
): readonly string[] => [
  nameIn(new URL(publicUrl).host),
  ...(reachOwnNames.test(listensOn) ? ownNames : []),
  ...further.map(nameIn),
]

/** Whether a `Host` header names an address and no name: no page elsewhere can make a browser send one of ours. */
export const isAddress = (host: string): boolean =>
  isIP(nameIn(host).replace(/^\[(.*)\]$/, '$1')) !== 0

/** What tells where a request comes from. */
interface Came {
  readonly socket: { readonly remoteAddress?: string | undefined }
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

/** Whether this machine asks: not through something that forwards, and not from a web page elsewhere that took our address for its name. */
export function isFromHere({ socket: { remoteAddress = '' }, headers }: Came): boolean {
  const forwarded = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some(
    (name) => headers[name],
  )
  const here = remoteAddress === '::1' || /^(::ffff:)?127\./.test(remoteAddress)
  const { host } = headers
  return here && !forwarded && ownNames.includes(nameIn(typeof host === 'string' ? host : ''))
}
