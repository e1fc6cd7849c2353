import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Asking } from '../../app/audit/asking.ts'
import type { AuditKind } from '../../domain/audit.ts'
import type { Came } from '../../app/audit/answered.ts'

/** Refusals by status, where no code is known. */
const byStatus: Readonly<Record<number, string>> = {
  403: 'not-yours',
  404: 'not-found',
  409: 'refused',
  422: 'key-used',
}

/** Nobody is refused anything by these: what was sent was wrong, or we were. */
const notRefused: readonly string[] = [
  'bad-input',
  'malformed-json',
  'bad-request',
  'fault',
  'unavailable',
  'wrong-clock',
]

/** What a request of somebody known came to; undefined where there is nothing to tell, or an entry tells of it already. */
export function cameTo(
  request: FastifyRequest,
  reply: FastifyReply,
  asking: Asking,
): Came | undefined {
  const { method, routeOptions } = request
  if (!asking.who || routeOptions.config.public) return undefined
  const { statusCode: status } = reply
  const told = { what: `${method} ${routeOptions.url ?? 'nowhere'}`, ...aboutWhat(request, reply) }
  const no = asking.no ?? byStatus[status]
  if (no !== undefined && !notRefused.includes(no)) return { ...told, kind: 'refusal', outcome: no }
  const kind = status < 400 ? kindOf(request, reply, asking) : undefined
  return kind && { ...told, kind, outcome: status === 202 ? 'waiting' : undefined }
}

function kindOf(
  { method, routeOptions: { url = '', config } }: FastifyRequest,
  reply: FastifyReply,
  { told }: Asking,
): AuditKind | undefined {
  if (method === 'GET' || method === 'HEAD') {
    if (headerIn(reply, 'content-disposition').startsWith('attachment')) return 'download'
    return told || reply.statusCode >= 300 ? undefined : 'read'
  }
  // A form that comes back to be corrected has changed nothing.
  if (config.page && reply.statusCode !== 303) return undefined
  return /^\/(api\/)?(sites|agencies|policies|reference)\b/.test(url) ? 'reference' : 'command'
}

const readable = /^[a-z]{2}[0-9a-hjkmnp-tv-z]{12}$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const code = /^[a-zA-Z0-9][a-zA-Z0-9.-]{0,79}$/

/** The pathway or conference that was asked for or made, and what else the address names. */
function aboutWhat({ params, routeOptions: { url = '' } }: FastifyRequest, reply: FastifyReply) {
  const given = Object.entries((params ?? {}) as Readonly<Record<string, unknown>>) // as the router read them
  const fits = ([, value]: [string, unknown]) => {
    if (typeof value !== 'string') return false
    // Codes are known where they led somewhere. What was only typed is not kept: it may be anything.
    return readable.test(value) || uuid.test(value) || (reply.statusCode < 400 && code.test(value))
  }
  const known = Object.fromEntries(given.filter(fits)) as Record<string, string> // each is a text
  const asked = /^\/(?:api\/)?(pathways|conferences|meetings)\/:id\b/.exec(url)?.[1]
  if (asked !== undefined) {
    const { id, ...rest } = known
    return { ...(id === undefined ? {} : placed(asked, id)), facts: rest }
  }
  // Under an address of something else, too, it is a pathway or a meeting: facts are for whoever may read the entry.
  const { place, facts } = apart(known)
  if (place) return { ...placed(...place), facts }
  const made = /^\/(?:api\/)?(pathways|conferences|meetings)\/([a-z]{2}[0-9a-z]{12})\b/
  const [, kind, id] = made.exec(headerIn(reply, 'location')) ?? []
  return { ...(kind === undefined || id === undefined ? {} : placed(kind, id)), facts }
}

function apart(known: Readonly<Record<string, string>>) {
  const [named] = Object.entries(known).filter(
    ([, value]) => /^(pw|cf)/.test(value) && readable.test(value),
  )
  if (!named) return { facts: known }
  const [field, id] = named
  const { [field]: _, ...facts } = known
  return { place: [id.startsWith('pw') ? 'pathways' : 'conferences', id] as const, facts }
}

const placed = (kind: string, id: string) =>
  kind === 'pathways' ? { pathways: [id] } : { conference: id }

const headerIn = (reply: FastifyReply, name: string): string => String(reply.getHeader(name) ?? '')
