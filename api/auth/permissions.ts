import type { Actor } from '../../domain/entity/decider.ts'
import type { App, Deps } from '../deps.ts'
import { admit } from '../../app/access/actor.ts'
import { Problem, unwrap } from '../problem.ts'
import { notSignedIn } from './tokens.ts'
import type { Who } from '../../domain/entity/rule.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may use the route. */
    who?: Who
    /** The route is for everybody: it tells nothing about anyone. */
    public?: true
  }
  interface FastifyRequest {
    actor: Actor | null
  }
}

/** Pages of a package of which we cannot name every route; they show the shape of the API and no data. */
const openPages = '/api/docs'

/** Asks every request for a token whose roles the route permits. A route that does not say who may use it does not start. */
export function checkPermissions(app: App, deps: Pick<Deps, 'verify' | 'actors' | 'config'>): void {
  app.decorateRequest('actor', null)
  app.addHook('onRoute', (route) => {
    if (route.url === openPages || route.url.startsWith(`${openPages}/`))
      route.config = { ...route.config, public: true }
    if (!route.config?.public && !route.config?.who)
      throw new Error(`${String(route.method)} ${route.url} does not say who may use it`)
  })
  app.addHook('onRequest', async (request, reply) => {
    const { who, public: open } = request.routeOptions.config
    if (open || request.is404) return
    void reply.header('cache-control', 'no-store') // it may hold words about people
    const claims = await deps.verify(bearer(request.headers.authorization))
    if (!who) throw new Problem('not-your-role') // never open by accident
    request.actor = unwrap(await admit(deps, who, { ...claims, issuer: deps.config.authIssuer }))
  })
}

/** Who sent this request. Ask only if the route is not public. */
export function actor(request: { actor: Actor | null }): Actor {
  if (!request.actor) throw new Error('a public route has asked who sent the request')
  return request.actor
}

function bearer(header: string | undefined): string {
  const [, token] = /^Bearer +([\w.~+/=-]{1,8000})$/i.exec(header ?? '') ?? []
  if (token === undefined) throw notSignedIn()
  return token
}
