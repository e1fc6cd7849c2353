import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { admitSignedIn } from '../../app/access/actor.ts'
import { bindToSender } from './acting.ts'
import { type Place, placeOf, readCookie, sessionCookie } from './cookies.ts'
import { keepForm, keptForm } from './kept.ts'
import type { Posted } from '../page.ts'
import { fromOwnPage, ownPath } from './own-pages.ts'
import { isNo } from '../../app/answers.ts'
import type { Session } from '../../app/sessions/session.ts'
import { lastActorOf, sessionOf } from '../../app/sessions/sessions.ts'
import { auditActorOf, noteCounted, noteNo, noteWho } from '../../app/audit/asking.ts'
import { needsHttps, notFromHere, notYourPage } from './screens.ts'
import { pageHeaders } from '../headers.ts'
import { send } from '../register.ts'
import { type SignInDeps, signInRoutes } from './sign-in.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A page for those who are signed in: it is asked for with a cookie. It must still say `who`. */
    page?: true
    /** A script asks for it by itself, which does not prolong a session. */
    quiet?: true
  }
  interface FastifyInstance {
    /** Counts what is asked without a session; throws once it is too much. */
    countStranger?: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
  }
  interface FastifyRequest {
    /** Who is signed in; on a page there always is somebody. */
    session: Session | null
    /** What was sent to this form when the session had run out, to be filled in again. */
    kept: Posted | undefined
  }
}

/** With it, a script of ours asks for a page by itself: nobody used it, so that the session is not prolonged. */
const quietHeader = 'x-quietly'

/** Signs people in and out, and lets nobody else see the pages that are registered here. */
export function signedInPages(app: FastifyInstance, deps: SignInDeps): void {
  const headers = pageHeaders(deps.config.signIn?.issuer)
  app.decorateRequest('session', null)
  app.decorateRequest('kept', undefined)
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(headers)
    const place = placeOf(request, deps.config.publicUrl)
    if (fromOwnPage(request, place?.origin)) return undefined
    return send(deps, request, reply, place ? notFromHere : needsHttps)
  })
  app.addHook('preValidation', async (request, reply) => {
    if (request.routeOptions.config.page) return askForSession(deps, request, reply)
  })
  signInRoutes(app, deps)
}

/** Lets a request go on to its page, for somebody who is signed in and for whom the page is. */
async function askForSession(
  deps: SignInDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const place = placeOf(request, deps.config.publicUrl)
  if (!place) return send(deps, request, reply, needsHttps)
  const quietly = request.routeOptions.config.quiet === true || quietHeader in request.headers
  const cookie = readCookie(request, place, sessionCookie)
  let session = await sessionOf(deps, cookie, quietly)
  if (!session) return signInFirst(deps, request, reply, place)
  if (request.method === 'POST') {
    const bound = await bindToSender(deps, request, session)
    request.session = session // for the frame
    if (typeof bound === 'object') return send(deps, request, reply, bound)
    if (bound === 'changed') session = (await sessionOf(deps, cookie, quietly)) ?? session
  }
  noteWho(auditActorOf(session.account, session.name), session.id)
  const { who } = request.routeOptions.config
  const actor = who && admitSignedIn(who, session.account)
  if (!actor || isNo(actor)) {
    noteNo('not-your-role')
    return send(deps, request, reply, notYourPage)
  }
  request.session = session
  request.actor = actor
  if (request.method === 'GET')
    request.kept = await keptForm(deps, request, reply, { place, session })
  return undefined
}

/** Sends somebody to sign in and to come back; what a form sent is kept for its sender. */
async function signInFirst(
  deps: SignInDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  place: Place,
): Promise<FastifyReply> {
  await request.server.countStranger?.(request, reply)
  const { method, url, headers, server, routeOptions } = request
  const last = await lastActorOf(deps, readCookie(request, place, sessionCookie))
  if (last !== undefined)
    noteCounted({ kind: 'sessionExpired', outcome: 'session-over', actor: last })
  if (method === 'GET' || method === 'HEAD') {
    const navigates = headers['sec-fetch-dest'] !== 'empty'
    const on = `/sign-in?to=${encodeURIComponent(url)}`
    return navigates ? reply.redirect(on, 303) : reply.code(401).send() // a script asked
  }
  // A button such as "Mark as seen" is sent to an address that shows nothing: its sender goes back to the page with it.
  const isPage = server.hasRoute({ method: 'GET', url: routeOptions.url ?? '' })
  const to = encodeURIComponent(isPage ? url : pageBefore(headers.referer, place))
  const actor = isPage ? last : undefined
  if (actor !== undefined) await keepForm(deps, request, reply, { place, actor })
  // a page of ours in between: a form may not lead on to wherever a sign-in service leads
  return reply.redirect(`/sign-in/again?to=${to}${actor === undefined ? '' : '&kept=yes'}`, 303)
}

/** The page of ours on which a button was pressed, as its browser says; the first page if it says none. */
function pageBefore(referrer: string | undefined, { origin }: Place): string {
  const page = URL.parse(referrer ?? '')
  return page?.host === new URL(origin).host ? ownPath(page.pathname + page.search) : '/'
}
