import { PassThrough } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../app/deps.ts'
import { followMeeting } from '../../app/following.ts'
import { isNo } from '../../app/answers.ts'
import { isSessionLive } from '../../app/sessions/sessions.ts'
import { noScreen } from '../errors.ts'
import { type FrameDeps, send } from '../register.ts'
import type { Session } from '../../app/sessions/session.ts'

/** Streams that one session may have at once: a browser has six connections to a place, and its pages need the others. */
const mostOfSession = 3

/** A line that says nothing, so that whatever stands between keeps the connection; and a look whether the session still is live. */
const pulseMs = 20_000

/** How soon a browser asks again when a stream broke off. */
const retryMs = 1000

/**
 * Tells a browser of each new version of a meeting: the number and nothing else. It then asks for the page, which its reader
 * may see as far as it is theirs. A stream does not prolong its session, and ends with it.
 */
export function streamMeetings(app: FastifyInstance, deps: Deps & FrameDeps): void {
  const open = new Map<PassThrough, string>()
  app.addHook('preClose', async () => {
    for (const stream of open.keys()) stream.end()
    unfollow()
  })
  const unfollow = deps.revocations.follow(() => {
    for (const [stream, id] of open) void endIfOver(deps, { id }, stream)
  })
  app.get<{ Params: { id: string } }>(
    '/meetings/:id/stream',
    {
      config: { page: true, quiet: true, who: 'anyAgency', cost: 'stream' },
      schema: { hide: true },
      exposeHeadRoute: false, // asked with HEAD, it would take a place and never give it back
    },
    async (request, reply) => {
      const { actor, session, params } = request
      if (!actor || !session) throw new Error('a page was asked for by nobody')
      const held = [...open.values()].filter((id) => id === session.id).length
      if (held >= mostOfSession) return reply.code(204).send() // a browser asks no more after this
      const stream = new PassThrough()
      open.set(stream, session.id)
      stream.write(`retry: ${retryMs}\n\n`)
      const leave = await followMeeting(deps, actor, params.id, {
        heard: (version) => {
          if (!stream.writableEnded) stream.write(`data: ${version}\n\n`)
        },
        ended: () => void stream.end(),
      }).catch((error: unknown) => {
        open.delete(stream)
        throw error
      })
      if (isNo(leave)) {
        open.delete(stream)
        return send(deps, request, reply, noScreen(leave))
      }
      const stop = keepAlive(deps, session, stream)
      stream.once('close', () => {
        open.delete(stream)
        leave()
        stop()
      })
      return reply.type('text/event-stream').header('x-accel-buffering', 'no').send(stream)
    },
  )
}

/** Keeps a stream open for as long as its session is live; gives what ends that. */
function keepAlive(deps: Deps, session: Session, stream: PassThrough): () => void {
  const pulse = setInterval(() => {
    void endIfOver(deps, session, stream).then(() => !stream.writableEnded && stream.write(':\n\n'))
  }, pulseMs)
  pulse.unref()
  return () => clearInterval(pulse)
}

/** Ends a stream whose session is over. If the database is away, too: the browser asks again. */
async function endIfOver(
  deps: Deps,
  session: Pick<Session, 'id'>,
  stream: PassThrough,
): Promise<void> {
  const live = await isSessionLive(deps, session).catch(() => false)
  if (!live) stream.end()
}
