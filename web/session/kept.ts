import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { keepSealed, type SessionDeps, takeSealed } from '../../app/sessions/sessions.ts'
import type { Posted } from '../page.ts'
import type { Session } from '../../app/sessions/session.ts'
import { type Place, dropCookie, readCookie, setCookie } from './cookies.ts'

const halfAnHour = 30 * 60

/** Keeps what was sent, for its actor and its form alone. Only the browser's cookie holds the key. */
export async function keepForm(
  deps: Pick<SessionDeps, 'database'>,
  request: FastifyRequest,
  reply: FastifyReply,
  { place, actor }: { readonly place: Place; readonly actor: string },
): Promise<void> {
  const key = randomBytes(32)
  const name = key.toString('base64url')
  const form = pathOf(request)
  await keepSealed(deps, { name, actor, sealed: seal(key, form, request.body) })
  setCookie(reply, place, cookieOf(form), name, halfAnHour)
}

/** Gives back what the actor sent to this form when a session had run out: once. */
export async function keptForm(
  deps: Pick<SessionDeps, 'database'>,
  request: FastifyRequest,
  reply: FastifyReply,
  { place, session }: { readonly place: Place; readonly session: Session },
): Promise<Posted | undefined> {
  const form = pathOf(request)
  const name = readCookie(request, place, cookieOf(form))
  if (!name) return undefined
  const sealed = await takeSealed(deps, name, session.account)
  if (!sealed) return undefined // another's, perhaps, who may still come back for it
  dropCookie(reply, place, cookieOf(form))
  return open(Buffer.from(name, 'base64url'), form, sealed)
}

const pathOf = ({ url }: FastifyRequest): string => url.split('?')[0] ?? ''

/** A cookie for each form, so that two tabs do not lose each other's. It does not tell which form. */
const cookieOf = (form: string): string =>
  `kept-${createHash('sha256').update(form).digest('hex').slice(0, 12)}`

const cipher = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

/** Seals the fields of a form; they can be opened with the same key, for the same form. */
function seal(key: Buffer, form: string, body: unknown): Buffer {
  const iv = randomBytes(ivBytes)
  const sealing = createCipheriv(cipher, key, iv).setAAD(Buffer.from(form))
  const sealed = Buffer.concat([sealing.update(JSON.stringify(body ?? {})), sealing.final()])
  return Buffer.concat([iv, sealing.getAuthTag(), sealed])
}

/** The fields of a sealed form; undefined with another key, or for another form. */
function open(key: Buffer, form: string, sealed: Buffer): Posted | undefined {
  try {
    const opening = createDecipheriv(cipher, key, sealed.subarray(0, ivBytes))
      .setAAD(Buffer.from(form))
      .setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
    const text = Buffer.concat([
      opening.update(sealed.subarray(ivBytes + tagBytes)),
      opening.final(),
    ])
    return JSON.parse(text.toString()) as Posted // sealed here, from a form
  } catch {
    return undefined
  }
}
