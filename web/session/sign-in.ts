import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  chooseRole,
  endAllSessions,
  endSession,
  openSession,
  recordSignOut,
  type SessionDeps,
  sessionOf,
} from '../../app/sessions/sessions.ts'
import { claimsReader, type ReadClaims } from './claims.ts'
import type { Config } from '../../platform/config.ts'
import type { Deps } from '../../app/deps.ts'
import { type Place, placeOf, readCookie, sessionCookie, setCookie } from './cookies.ts'
import * as screens from './screens.ts'
import { noteCounted } from '../../app/audit/asking.ts'
import { ownPath } from './own-pages.ts'
import { type Provider, providerAt } from './provider.ts'
import { type FrameDeps, send } from '../register.ts'
import type { Screen } from '../page.ts'
import type { Session } from '../../app/sessions/session.ts'
import { recallAway, rememberAway } from './away.ts'

/** What people are signed in with. */
export interface SignInDeps extends SessionDeps, Pick<Deps, 'log' | 'clock'> {
  readonly config: SessionDeps['config'] &
    FrameDeps['config'] &
    Pick<Config, 'authIssuer' | 'publicUrl' | 'signIn'>
}

/** A step of signing in or out: where the browser finds us, and what is needed to go on. */
interface Step {
  readonly deps: SignInDeps
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly place: Place
  readonly provider: Provider | undefined
  readonly readClaims: ReadClaims
}

/** What a step leads to: a page, or another address. */
type Next = Screen | { readonly to: string }

const steps = {
  'GET /sign-in': signIn,
  'GET /sign-in/again': async ({ request }) =>
    screens.timedOut(ownPath(asked(request, 'to')), asked(request, 'kept') === 'yes'),
  'GET /sign-in/return': comeBack,
  'GET /sign-in/as': chooseAs,
  'POST /sign-in/as': workAs,
  'POST /sign-out': signOut,
  'POST /sign-out/everywhere': signOutEverywhere,
  'GET /signed-out': async () => screens.signedOut,
} as const satisfies Record<string, (step: Step) => Promise<Next>>

/** The steps that ask the sign-in service, or begin a session. */
const costly = ['/sign-in/return', '/sign-in/as']

/** The steps of signing in and out. They are for everybody, and look for a session themselves. */
export function signInRoutes(app: FastifyInstance, deps: SignInDeps): void {
  const provider = deps.config.signIn && providerAt(deps.config.signIn, deps.log)
  const readClaims = claimsReader(deps.config.signIn?.groupsFile)
  for (const [route, step] of Object.entries(steps)) {
    const [method = '', url = ''] = route.split(' ')
    app.route({
      method,
      url,
      config: { public: true, ...(costly.includes(url) ? { cost: 'costly' } : {}) },
      schema: { hide: true },
      handler: async (request, reply) => {
        const place = placeOf(request, deps.config.publicUrl)
        const next = place
          ? await step({ deps, request, reply, place, provider, readClaims })
          : screens.needsHttps
        return send(deps, request, reply, next)
      },
    })
  }
}

/** Leads to the sign-in service, and back to where somebody wanted to go. */
async function signIn({ deps, request, reply, place, provider }: Step): Promise<Next> {
  const to = ownPath(asked(request, 'to'))
  if (!provider) return screens.noSignIn
  const cookie = readCookie(request, place, sessionCookie)
  const other = asked(request, 'other') === 'yes'
  if (!other && (await sessionOf(deps, cookie))) return { to }
  // After a session that is over, the service must ask who is there: it would sign in the next passer-by in silence.
  const again = other || cookie !== undefined
  const begun = await provider.begin(`${place.origin}/sign-in/return`, again).catch(noteAway(deps))
  if (!begun) return screens.signInAway(to)
  rememberAway(request, reply, place, { ...begun.away, to })
  return { to: begun.to }
}

/** Begins a session for somebody who comes back from the sign-in service. */
async function comeBack(step: Step): Promise<Next> {
  const { deps, request, reply, place, provider } = step
  const kept = recallAway(request, reply, place, asked(request, 'state'))
  if (!provider || !kept) return failed('not-begun-here', screens.notSignedIn('/'))
  const back = new URL(request.url, place.origin)
  const said = await provider.finish(back, kept).catch(noteAway(deps))
  if (!said) return screens.signInAway(kept.to)
  if (said === 'rejected') return failed('rejected', screens.notSignedIn(kept.to))
  const held = step.readClaims(said.claims)
  if (!held) return failed('not-set-up', screens.notSetUp)
  const before = readCookie(request, place, sessionCookie)
  setCookie(reply, place, sessionCookie, await openSession(deps, held, said.sid))
  await endSession(deps, before)
  return { to: kept.to }
}

function failed(outcome: string, screen: Screen): Screen {
  noteCounted({ kind: 'signInFailed', outcome })
  return screen
}

/** Shows somebody with several roles which they are. */
async function chooseAs({ deps, request, place }: Step): Promise<Next> {
  const session = await sessionIn(deps, request, place)
  if (!session) return { to: '/sign-in' }
  request.session = session // for the frame
  return screens.chooseRole(session, ownPath(asked(request, 'to')))
}

/** Somebody with several roles works as one of them. */
async function workAs({ deps, request, place }: Step): Promise<Next> {
  const to = ownPath(field(request, 'to'))
  const session = await sessionIn(deps, request, place)
  if (!session) return { to: `/sign-in?to=${encodeURIComponent(to)}` }
  const no = await chooseRole(deps, session, field(request, 'role') ?? '')
  return no ? screens.notYourPage : { to }
}

/** Signs out here, and at the sign-in service. */
async function signOut(step: Step): Promise<Next> {
  const { deps, request, place } = step
  const session = await sessionIn(deps, request, place)
  if (session) await recordSignOut(deps, session, 'this browser')
  await endSession(deps, readCookie(request, place, sessionCookie))
  return leave(step, session)
}

/** The same, and in every browser in which the same person is signed in. */
async function signOutEverywhere(step: Step): Promise<Next> {
  const { deps, request, place } = step
  const session = await sessionIn(deps, request, place)
  if (session) {
    await recordSignOut(deps, session, 'every browser')
    await endAllSessions(deps, session.account)
  }
  return leave(step, session)
}

async function leave(
  { deps, reply, place, provider }: Step,
  session: Session | undefined,
): Promise<Next> {
  const out = '/signed-out'
  void reply.header('clear-site-data', '"cache", "storage"') // nor does a page come back from what the browser kept
  setCookie(reply, place, sessionCookie, 'out') // so that the service asks who is there the next time
  const end = await provider?.end(place.origin + out, session?.sid).catch(noteAway(deps))
  return { to: end ?? out }
}

const sessionIn = (deps: SignInDeps, request: FastifyRequest, place: Place) =>
  sessionOf(deps, readCookie(request, place, sessionCookie))

/** Notes that the sign-in service does not answer: its code, and nothing of what it said. */
const noteAway =
  ({ log }: SignInDeps) =>
  (error: unknown): undefined => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    log.warn({ code }, 'sign-in service away')
  }

const asked = ({ query }: FastifyRequest, name: string): string | undefined => textIn(query, name)
const field = ({ body }: FastifyRequest, name: string): string | undefined => textIn(body, name)

function textIn(values: unknown, name: string): string | undefined {
  const value = (values as Readonly<Record<string, unknown>> | null)?.[name] // what a query or a form is parsed to
  return typeof value === 'string' ? value : undefined
}
