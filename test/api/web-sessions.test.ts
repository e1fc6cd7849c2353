// Proves that a page is for those alone who are signed in, and for as long as they are.
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import fastify from 'fastify'
import { sql } from 'kysely'
import type { App } from '../../api/deps.ts'
import { checkPermissions } from '../../api/auth/permissions.ts'
import { openSession, sessionOf } from '../../app/sessions/sessions.ts'
import { ownApi } from '../support/api.ts'
import { pagesOf, signIn, visit } from '../support/pages.ts'

const api = await ownApi()
const ran: string[] = []
const app = await pagesOf(api, (scope) => {
  const config = { page: true, who: ['coordinator', 'supervisor'] } as const
  scope.get('/probe', { config }, async (request) => {
    ran.push('read')
    return { actor: request.actor, session: request.session }
  })
  scope.post('/probe', { config }, async () => ran.push('changed'))
})
afterAll(() => app.close())
beforeEach(() => void ran.splice(0))

const age = (how: string) => sql.raw(`update web_sessions set ${how}`).execute(api.database)
describe('a page', () => {
  it('sends those who are not signed in to sign in and to come back, and runs nothing', async () => {
    const { status, to } = await visit(app).get('/probe?a=b')
    expect([status, to, ran]).toEqual([303, '/sign-in?to=%2Fprobe%3Fa%3Db', []])
  })

  it('says no to a script that asks without a session, instead of leading it elsewhere', async () => {
    const { status, to } = await visit(app).get('/probe', { 'sec-fetch-dest': 'empty' })
    expect([status, to, ran]).toEqual([401, undefined, []])
  })

  it('knows who is signed in', async () => {
    const { status, text } = await visit(app, await signIn(api, 'coordinator')).get('/probe')
    expect(status).toBe(200)
    expect(JSON.parse(text)).toMatchObject({
      actor: {
        agency: 'suzy-lamplugh-trust',
        access: [{ site: 'london', roles: ['coordinator'] }],
      },
      session: { name: 'coordinator Person', roles: ['coordinator'] },
    })
  })

  it('is the same actor as the bearer of a token', async () => {
    const token = await api.token('coordinator', { sub: 'the-same' })
    const id = await api.refer()
    await api.done(id, 'accept-referral', token)
    const { by } = await api.database
      .selectFrom('events')
      .select('by')
      .where('entity', '=', id)
      .where('type', '=', 'referral-accepted')
      .executeTakeFirstOrThrow()
    const session = await sessionOf(api.deps, await signIn(api, 'coordinator', { sub: 'the-same' }))
    expect(by).toMatchObject({ id: session?.account.id })
  })

  it('is refused to other roles, and runs nothing', async () => {
    const visitor = visit(app, await signIn(api, 'probation'))
    expect([(await visitor.get('/probe')).status, ran]).toEqual([403, []])
    expect([(await visitor.post('/probe', {})).status, ran]).toEqual([403, []])
  })

  it('is kept nowhere, loads nothing from elsewhere, and tells only us its address', async () => {
    const { headers } = await visit(app, await signIn(api, 'coordinator')).get('/probe')
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'content-security-policy': expect.stringMatching(/^default-src 'none'; .*frame-ancestors/),
    })
  })

  it('answers nobody where sessions are not looked for, and takes no cookies under /api', async () => {
    const bare = fastify() as unknown as App
    checkPermissions(bare, api.deps)
    const config = { page: true, who: 'anyAgency' } as const
    expect(() => bare.get('/other', { config: { page: true } }, async () => '')).toThrow('who may')
    expect(() => bare.get('/api/x', { config }, async () => '')).toThrow('no cookies')
    bare.get('/probe', { config }, async () => ran.push('read'))
    expect((await visit(bare, await signIn(api, 'coordinator')).get('/probe')).status).toBe(401)
    expect(ran).toEqual([])
  })

  it('lends its session to nothing of the API', async () => {
    const session = await signIn(api, 'coordinator')
    expect((await visit(api.app, session).get('/api/sites')).status).toBe(401)
  })

  it('needs HTTPS for everybody but this machine', async () => {
    const visitor = visit(app, await signIn(api, 'coordinator'))
    const { status, text } = await visitor.get('/probe', { host: 'pages.example.org' })
    expect([status, ran]).toEqual([403, []])
    expect(text).toContain('needs HTTPS')
  })

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { 'sec-fetch-site': 'same-site' }],
    ['an address that was typed', { 'sec-fetch-site': 'none' }],
    ['nowhere that is said', { 'sec-fetch-site': undefined }],
    [
      'elsewhere, in an old browser',
      { 'sec-fetch-site': undefined, origin: 'http://localhost:81' },
    ],
  ] as const)('changes nothing for %s', async (_from, headers) => {
    const visitor = visit(app, await signIn(api, 'coordinator'))
    const { status } = await visitor.post('/probe', {}, headers)
    expect([status, ran]).toEqual([403, []])
  })

  it('changes something for our own pages, by either header', async () => {
    const visitor = visit(app, await signIn(api, 'coordinator'))
    const old = { 'sec-fetch-site': undefined, origin: 'http://localhost:80' }
    expect((await visitor.post('/probe', {}, old)).status).toBe(200)
    expect((await visitor.post('/probe', {})).status).toBe(200)
  })
})

describe('a session', () => {
  it('runs out after 15 minutes without use, and with use it does not', async () => {
    const visitor = visit(app, await signIn(api, 'coordinator'))
    await age(`seen = now() - interval '14 minutes'`)
    expect((await visitor.get('/probe')).status).toBe(200)
    await age(`seen = seen - interval '14 minutes'`)
    expect((await visitor.get('/probe')).status).toBe(200)
    await age(`seen = now() - interval '15 minutes'`)
    expect((await visitor.get('/probe')).status).toBe(303)
  })

  it('runs out after 8 hours, whatever its use', async () => {
    const visitor = visit(app, await signIn(api, 'coordinator'))
    const rows = await api.database.selectFrom('web_sessions').select(['made', 'ends']).execute()
    const { made, ends } = rows.at(-1)!
    expect(ends - made).toBe(8 * 3_600_000)
    await age(`ends = now()`)
    expect((await visitor.get('/probe')).status).toBe(303)
  })

  it('is noted as used once a minute, and not at each request', async () => {
    const visitor = visit(app, await signIn(api, 'coordinator'))
    const seen = () => api.database.selectFrom('web_sessions').select('seen').execute()
    await age(`seen = now() - interval '50 seconds'`)
    const before = await seen()
    await visitor.get('/probe')
    expect(await seen()).toEqual(before)
    await age(`seen = now() - interval '70 seconds'`)
    const old = await seen()
    await visitor.get('/probe')
    expect(await seen()).not.toEqual(old)
  })

  it('is kept under a digest, so that the table signs nobody in', async () => {
    const value = await signIn(api, 'coordinator')
    const rows = await api.database.selectFrom('web_sessions').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(value)
    for (const { id } of rows)
      for (const encoding of ['base64url', 'hex'] as const)
        expect(await sessionOf(api.deps, id.toString(encoding))).toBeUndefined()
  })

  it('ends by signing out, and not by a page of others', async () => {
    const visitor = visit(app, await signIn(api, 'coordinator'))
    const foreign = { 'sec-fetch-site': 'cross-site' }
    expect((await visitor.post('/sign-out', {}, foreign)).status).toBe(403)
    expect((await visitor.get('/probe')).status).toBe(200)
    expect(await visitor.post('/sign-out', {})).toMatchObject({ status: 303, to: '/signed-out' })
    expect((await visitor.get('/probe')).status).toBe(303)
  })

  it('ends everywhere at once, for this person alone', async () => {
    const [here, there, other] = [
      visit(app, await signIn(api, 'coordinator')),
      visit(app, await signIn(api, 'coordinator')),
      visit(app, await signIn(api, 'supervisor')),
    ] as const
    await here.post('/sign-out/everywhere', {})
    expect((await here.get('/probe')).status).toBe(303)
    expect((await there.get('/probe')).status).toBe(303)
    expect((await other.get('/probe')).status).toBe(200)
  })

  it('is worked in as one of several roles, once that is chosen', async () => {
    const visitor = visit(app, await signIn(api, ['coordinator', 'supervisor']))
    const who = async () => JSON.parse((await visitor.get('/probe')).text) as object
    expect(await who()).toMatchObject({
      actor: { access: [{ roles: ['coordinator', 'supervisor'] }] },
    })
    const chosen = await visitor.post('/sign-in/as', { role: 'supervisor', to: '/probe?x=1' })
    expect(chosen).toMatchObject({ status: 303, to: '/probe?x=1' })
    expect(await who()).toMatchObject({
      actor: { access: [{ roles: ['supervisor'] }] },
      session: { as: 'supervisor', roles: ['coordinator', 'supervisor'] },
    })
    const no = await visitor.post('/sign-in/as', { role: 'administrator', to: '/probe' })
    expect(no.status).toBe(403)
  })

  it('never gives a role at the sites of another', async () => {
    const value = await openSession(api.deps, {
      sub: 'of-two-sites',
      agency: 'suzy-lamplugh-trust',
      access: [
        { site: 'london', roles: ['coordinator', 'agencyWorker'] },
        { site: 'hampshire', roles: ['victimAdvocate'] },
      ],
    })
    const session = async () => await sessionOf(api.deps, value)
    expect((await session())?.roles).toEqual(['coordinator', 'agencyWorker', 'victimAdvocate'])
    expect((await session())?.account.access).toEqual([
      { site: 'london', roles: ['coordinator', 'agencyWorker'] },
      { site: 'hampshire', roles: ['victimAdvocate'] },
    ])
    await visit(app, value).post('/sign-in/as', { role: 'victimAdvocate' })
    expect((await session())?.account.access).toEqual([
      { site: 'london', roles: [] },
      { site: 'hampshire', roles: ['victimAdvocate'] },
    ])
    expect((await session())?.sites).toEqual(['hampshire'])
  })

  it('of an earlier version, which did not say where roles are held, signs nobody in', async () => {
    const value = await signIn(api, 'coordinator', { sub: 'of-before' })
    const before = { sub: 'of-before', agency: 'suzy-lamplugh-trust', roles: ['coordinator'] }
    await api.database
      .updateTable('web_sessions')
      .set({ claims: JSON.stringify({ ...before, sites: ['london'] }) })
      .where(sql<string>`claims ->> 'sub'`, '=', 'of-before')
      .execute()
    expect(await sessionOf(api.deps, value)).toBeUndefined()
  })
})

it('logs no session, no name and nothing that was typed', async () => {
  const value = await signIn(api, 'coordinator', { sub: 'sub-canary' })
  await visit(app, value).get('/probe?words=query-canary')
  await visit(app, value).post('/probe', { words: 'form-canary' })
  const logged = api.logged.join('\n')
  for (const canary of [value, 'canary', 'coordinator Person']) expect(logged).not.toContain(canary)
})
