// Proves that a route is closed to everybody unless it says who may use it.
import { expect, it } from '@jest/globals'
import fastify from 'fastify'
import type { App } from '../../../api/deps.ts'
import { checkPermissions } from '../../../api/auth/permissions.ts'
import { codes, roles } from '../../../domain/codes.ts'
import { Problem } from '../../../api/problem.ts'

type Deps = Parameters<typeof checkPermissions>[1]

const everyRole = { sub: 'x', agency: 'x', access: [{ site: 'x', roles: codes(roles) }] }
const deps = { verify: async () => everyRole } as unknown as Deps // a refusal asks for nothing else
const guarded = () => {
  const app = fastify() as unknown as App
  checkPermissions(app, deps)
  return app
}

it('a route that does not say who may use it does not start', () => {
  const app = guarded()
  expect(() => app.get('/api/secret', async () => 'everything')).toThrow(
    'does not say who may use it',
  )
  expect(() => app.get('/api/open', { config: { public: true } }, async () => '')).not.toThrow()
})

it('a route that has lost what it said is for nobody', async () => {
  const app = guarded()
  app.addHook('onRoute', (route) => {
    route.config = {}
  })
  app.post('/api/secret', { config: { who: 'anyAgency' } }, async () => 'everything')
  const thrown: unknown[] = []
  app.setErrorHandler((error, _request, reply) => {
    thrown.push(error)
    return reply.code(403).send('no')
  })
  const headers = { authorization: 'Bearer a.b.c' }
  const { body } = await app.inject({ method: 'POST', url: '/api/secret', headers })
  expect([body, thrown]).toEqual(['no', [new Problem('not-your-role')]])
})
