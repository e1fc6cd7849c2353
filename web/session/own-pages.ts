import type { FastifyRequest } from 'fastify'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request changes nothing, or comes from one of our own pages. A browser says where a request comes from; one that
 * does not yet say it in `Sec-Fetch-Site` says it in `Origin`. A page on another port of this machine is not ours.
 */
export function fromOwnPage(
  { method, headers }: Pick<FastifyRequest, 'method' | 'headers'>,
  origin: string | undefined,
): boolean {
  if (safe.has(method)) return true
  const site = headers['sec-fetch-site']
  if (origin === undefined) return false
  return site === undefined ? headers.origin === origin : site === 'same-origin'
}

/** A path of ours, to return to after signing in; the first page for anything else. */
export function ownPath(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > 2000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(asked))
    return '/'
  const url = ownUrl(asked)
  return url && !notPages.test(url.pathname) ? url.pathname + url.search : '/'
}

/** A path as a browser reads it; undefined if that leads elsewhere. `/.//other` does, once its dots are resolved. */
export function ownUrl(path: string): URL | undefined {
  const url = new URL(path, 'http://own.invalid')
  const ours = url.origin === 'http://own.invalid' && !url.pathname.startsWith('//')
  return ours ? url : undefined
}

/** No pages to return to: they are steps of signing in and out, or not for browsers. */
const notPages = /^\/(sign-in|sign-out|signed-out|api)(\/|$)/
