import formBody from '@fastify/formbody'
import fastify, { LogController } from 'fastify'
import { answerFailures } from '../../api/failures.ts'
import type { App } from '../../api/deps.ts'
import { everyPair } from '../../app/access/account.ts'
import { Browser } from './browser.ts'
import { checkPermissions } from '../../api/auth/permissions.ts'
import { logRequests } from '../../api/logging.ts'
import { openSession } from '../../app/sessions/sessions.ts'
import type { Role } from '../../domain/codes.ts'
import { signedInPages } from '../../web/session/plugin.ts'
import type { TestApi } from './api.ts'
import { agencyAt } from './people.ts'

/** The host that a request without a network names. */
const host = 'localhost:80'
/** The cookie's name over HTTP on this machine, and over HTTPS. */
const cookies = ['throughline-session-80', '__Host-throughline-session']

/** Headers in place of the usual ones; `undefined` leaves one out. */
type Headers = Readonly<Record<string, string | undefined>>

/** A browser that asks pages without a network between. */
export interface Visitor {
  readonly browser: Browser
  get(url: string, headers?: Headers): Promise<Page>
  post(url: string, fields: Readonly<Record<string, string>>, headers?: Headers): Promise<Page>
}

/** What a page was answered with. */
interface Page {
  readonly status: number
  readonly to: string | undefined
  readonly text: string
  readonly headers: Readonly<Record<string, unknown>>
}

/** Visits the pages of an app, signed in under this cookie or not at all. */
export function visit(app: Pick<App, 'inject'>, session?: string): Visitor {
  const browser = new Browser()
  if (session !== undefined) for (const name of cookies) browser.cookies.set(name, session)
  const ask = async (method: 'GET' | 'POST', url: string, headers: Headers, payload?: string) => {
    const answer = await app.inject({
      method,
      url,
      headers: sent({
        host,
        ...browser.headers(),
        ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      }),
      ...(payload === undefined ? {} : { payload }),
    })
    browser.take(answer.headers['set-cookie'])
    return {
      status: answer.statusCode,
      to: answer.headers.location,
      text: answer.body,
      headers: answer.headers,
    }
  }
  return {
    browser,
    get: (url, headers = {}) => ask('GET', url, headers),
    post: (url, fields, headers = {}) =>
      ask('POST', url, headers, new URLSearchParams(fields).toString()),
  }
}

const sent = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )

/** Signs somebody in as a token of the same roles would say them to be, and gives what the cookie holds. */
export function signIn(
  { deps }: Pick<TestApi, 'deps'>,
  held: Role | readonly Role[],
  who: { readonly agency?: string; readonly sites?: readonly string[]; readonly sub?: string } = {},
): Promise<string> {
  const roles = typeof held === 'string' ? [held] : [...held]
  const sites = [...(who.sites ?? ['london'])]
  const agency = who.agency ?? agencyAt(sites[0], roles[0]!)
  const sub = who.sub ?? `${roles.join('+')}@${agency}`
  return openSession(deps, {
    sub,
    name: `${roles[0]} Person`,
    agency,
    access: everyPair(sites, roles),
  })
}

/** Pages of a test's own, which stand behind the same door as all. */
export async function pagesOf(
  { deps }: Pick<TestApi, 'deps'>,
  add: (app: Parameters<typeof signedInPages>[0]) => void,
): Promise<App> {
  const app = fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true }),
  }) as unknown as App
  answerFailures(app, deps)
  logRequests(app)
  checkPermissions(app, deps)
  await app.register(async (scope) => {
    await scope.register(formBody)
    signedInPages(scope, deps)
    add(scope)
  })
  await app.ready()
  return app
}
