import type { FastifyReply, FastifyRequest } from 'fastify'
import { parseCookie, stringifySetCookie } from 'cookie'

/** Where a browser finds us: our own origin, and how our cookies are named there. */
export interface Place {
  readonly origin: string
  readonly secure: boolean
  readonly nameOf: (cookie: string) => string
}

/** The cookie of who is signed in. */
export const sessionCookie = 'session'

/** Names that a browser gives to its own machine and to nothing else. */
const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/

/**
 * The place at which a request found us: the public address over HTTPS, or over HTTP a loopback name alone. Undefined
 * elsewhere: a cookie could be read on its way, so that nobody may sign in there.
 */
export function placeOf(
  { headers }: Pick<FastifyRequest, 'headers'>,
  publicUrl: string,
): Place | undefined {
  if (publicUrl.startsWith('https:'))
    return {
      origin: new URL(publicUrl).origin,
      secure: true,
      nameOf: (cookie) => `__Host-throughline-${cookie}`,
    }
  const host = headers.host ?? ''
  const [, , port = ':80'] = loopback.exec(host) ?? []
  if (!loopback.test(host)) return undefined
  // Cookies ignore ports: without it in the name, two systems on one machine would sign each other's people out.
  return {
    origin: `http://${host}`,
    secure: false,
    nameOf: (cookie) => `throughline-${cookie}-${port.slice(1)}`,
  }
}

/** What one of our cookies holds. */
export const readCookie = (
  { headers }: Pick<FastifyRequest, 'headers'>,
  place: Place,
  cookie: string,
): string | undefined => parseCookie(headers.cookie ?? '')[place.nameOf(cookie)]

/** The names, as we call them, of those of our cookies that begin like this. */
export function cookiesLike(
  { headers }: Pick<FastifyRequest, 'headers'>,
  place: Place,
  beginning: string,
): string[] {
  const [before = '', after = ''] = place.nameOf('*').split('*')
  return Object.keys(parseCookie(headers.cookie ?? ''))
    .filter((name) => name.startsWith(before + beginning) && name.endsWith(after))
    .map((name) => name.slice(before.length, name.length - after.length))
}

/** Sets one of our cookies, until the browser closes or for some seconds. */
export function setCookie(
  reply: FastifyReply,
  { secure, nameOf }: Place,
  cookie: string,
  value: string,
  seconds?: number,
): void {
  const header = stringifySetCookie({
    name: nameOf(cookie),
    value,
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    ...(seconds === undefined ? {} : { maxAge: seconds }),
  })
  void reply.header('set-cookie', header) // one more: the others stay
}

/** Takes one of our cookies back. */
export const dropCookie = (reply: FastifyReply, place: Place, cookie: string): void =>
  setCookie(reply, place, cookie, '', 0)
