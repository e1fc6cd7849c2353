import type { Account } from '../../app/access/account.ts'
import type { App, Deps } from '../deps.ts'
import { admit } from '../../app/access/actor.ts'
import { Problem, unwrap } from '../problem.ts'
import type { CountStranger } from '../limits/plugin.ts'
import type { FastifyRequest } from 'fastify'
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
    /** Who sent it, once they are let in. */
    actor: Account | null
  }
}

/** Pages of a package of which we cannot name every route; they show the shape of the API and no data. */
const openPages = '/api/docs'

/**
 * Asks every request for a token whose roles the route permits. A route that does not say who may use it does not start.
 * Pages are asked for with a cookie, which `web/session` checks; without somebody whom it let in, none of them answers. Whoever
 * has no token that is good is counted as a stranger.
 */
export function checkPermissions(
  app: App,
  deps: Pick<Deps, 'verify' | 'actors' | 'memberships' | 'revocations' | 'config'>,
  stranger: CountStranger = async () => undefined,
): void {
  app.decorateRequest('actor', null)
  app.addHook('onRoute', (route) => {
    if (route.url === openPages || route.url.startsWith(`${openPages}/`))
      route.config = { ...route.config, public: true }
    const { who, public: open, page } = route.config ?? {}
    if (page ? !who : !open && !who)
      throw new Error(`${String(route.method)} ${route.url} does not say who may use it`)
    if (page && /^\/api(\/|$)/.test(route.url))
      throw new Error(`${String(route.method)} ${route.url} takes tokens and no cookies`)
  })
  app.addHook('onRequest', async (request, reply) => {
    const { who, public: open, page } = request.routeOptions.config
    if (open || page || request.is404) return
    void reply.header('cache-control', 'no-store') // it may hold words about people
    const asStranger = async (error: unknown) => {
      await stranger(request, reply)
      throw error
    }
    const brought = await verified(request).catch(asStranger)
    if (!who) throw new Problem('not-your-role') // never open by accident
    const { issuedAt, tokenId: token, ...claims } = brought
    const { sub, name, agency, access } = claims
    const issuer = deps.config.authIssuer
    const actor = await deps.actors.idOf({ issuer, sub, name, agency, access })
    const revoked = await deps.revocations.has({ actor, token, issuedAt })
    if (revoked) await asStranger(notSignedIn())
    request.actor = unwrap(await admit(deps, who, { ...claims, issuer }))
  })
  const verified = async ({ headers }: FastifyRequest) => deps.verify(bearer(headers.authorization))
  app.addHook('preHandler', async (request) => {
    const { page } = request.routeOptions.config
    if (page && !request.actor) throw new Problem('not-signed-in') // registered where nobody checks sessions
  })
}

/** Who sent this request. Ask only if the route is not public. */
export function actor(request: { actor: Account | null }): Account {
  if (!request.actor) throw new Error('a public route has asked who sent the request')
  return request.actor
}

function bearer(header: string | undefined): string {
  const [, token] = /^Bearer +([\w.~+/=-]{1,8000})$/i.exec(header ?? '') ?? []
  if (token === undefined) throw notSignedIn()
  return token
}
