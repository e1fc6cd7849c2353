import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { cookiesLike, dropCookie, type Place, readCookie, setCookie } from './cookies.ts'
import { ownPath } from './own-pages.ts'

const awaySchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string().transform(ownPath),
})

/** What is kept for somebody who is away to sign in: what must come back, and the path to return to. */
export type AwayFor = z.output<typeof awaySchema>

const tenMinutes = 600
const mostAtOnce = 5

/** Keeps it in the browser for ten minutes, beside that of other tabs. It needs no seal: it is the browser's own. */
export function rememberAway(
  request: FastifyRequest,
  reply: FastifyReply,
  place: Place,
  away: AwayFor,
): void {
  const others = cookiesLike(request, place, 'away-')
  if (others.length >= mostAtOnce) for (const name of others) dropCookie(reply, place, name)
  const value = Buffer.from(JSON.stringify(away)).toString('base64url')
  setCookie(reply, place, cookieOf(away.state), value, tenMinutes)
}

/** What was kept for the state with which somebody comes back, once; undefined if there is nothing. */
export function recallAway(
  request: FastifyRequest,
  reply: FastifyReply,
  place: Place,
  state: unknown,
): AwayFor | undefined {
  if (typeof state !== 'string' || !/^[\w-]{20,100}$/.test(state)) return undefined
  const value = readCookie(request, place, cookieOf(state))
  if (!value) return undefined
  dropCookie(reply, place, cookieOf(state))
  const { data } = awaySchema.safeParse(parsed(value))
  return data?.state === state ? data : undefined
}

const cookieOf = (state: string): string => `away-${state.slice(0, 12)}`

function parsed(value: string): unknown {
  try {
    return JSON.parse(Buffer.from(value, 'base64url').toString())
  } catch {
    return undefined
  }
}
