// Proves that we answer to our own names alone, and that the inside of the system is told only to who watches it.
import { afterAll, describe, expect, it } from '@jest/globals'
import { request } from 'node:http'
import { once } from 'node:events'
import { pino } from 'pino'
import { buildServer } from '../../api/server.ts'
import { hostsOf } from '../../platform/hosts.ts'
import { mailboxServer } from '../../web/mailbox/server.ts'
import { ownApi } from '../support/api.ts'
import { signIn, visit } from '../support/pages.ts'
import { startMadeUpSignIn } from '../support/made-up-sign-in.ts'

const api = await ownApi()
const token = 'a-long-random-text'
const proxy = '10.1.2.3'
const elsewhere = await buildServer({
  ...api.deps,
  config: {
    ...api.deps.config,
    metricsToken: token,
    hosts: hostsOf('https://pages.example.org', '0.0.0.0', ['Inside.Example.org']),
    limits: {
      perMinute: {
        ...{ reads: 99, commands: 99, costly: 99, referrals: 99 },
        ...{ address: 99, strangers: 99, strangersCostly: 99 },
      },
      atOnce: 1,
      together: false,
      proxies: [proxy],
    },
  },
})
afterAll(() => elsewhere.close())

const page = { accept: 'text/html' }
const ask = async (
  app: typeof api.app,
  url: string,
  headers: object,
  remoteAddress = '127.0.0.1',
) => app.inject({ url, headers: { ...headers }, remoteAddress })

describe('a host that is none of ours', () => {
  const foreign = [
    'evil.example.org',
    'localhost.evil.example.org',
    '127.0.0.1.evil.org',
    '10.0.0.7',
  ]
  it.each(foreign)('%j is answered with 421 by every route, before anything else', async (host) => {
    const bearer = { authorization: `Bearer ${await api.token('coordinator')}` }
    for (const url of ['/api/sites', '/api/openapi.json', '/work', '/sign-in', '/none', '/%zz']) {
      const answered = await ask(api.app, url, { host, ...bearer })
      expect([url, answered.statusCode, answered.headers['content-type']]).toEqual([
        url,
        421,
        expect.stringContaining('application/problem+json'),
      ])
      expect(answered.json()).toMatchObject({ code: 'misdirected', status: 421 })
    }
  })

  it('is told so on a page, where a browser asks, whatever session it has', async () => {
    const visitor = visit(api.app, await signIn(api, 'coordinator'))
    for (const url of ['/work', '/none', '/%zz']) {
      const { status, text } = await visitor.get(url, { ...page, host: 'evil.example.org' })
      expect([url, status]).toEqual([url, 421])
      expect(text).toContain('This is not the address of this service')
      expect(text).toContain('href="http://localhost:3000"')
    }
  })

  it('can change nothing', async () => {
    const payload = { text: 'x' }
    const headers = { host: 'evil.example.org' }
    const sent = await api.app.inject({ method: 'POST', url: '/api/referrals', headers, payload })
    expect(sent.statusCode).toBe(421)
  })
})

describe('a host that is ours', () => {
  it.each(['localhost', 'LOCALHOST:3000', '127.0.0.1:8080', '[::1]:3000', 'localhost.:80'])(
    '%s is this machine, on whatever port',
    async (host) => {
      expect((await ask(api.app, '/health/live', { host })).statusCode).toBe(200)
      expect((await ask(api.app, '/api/sites', { host })).statusCode).toBe(401)
    },
  )

  it('is the public one, a further one, and this machine where it is listened on', async () => {
    for (const host of ['pages.example.org', 'inside.example.org:3000', 'localhost'])
      expect([host, (await ask(elsewhere, '/api/sites', { host })).statusCode]).toEqual([host, 401])
    expect(hostsOf('https://pages.example.org', '10.0.0.5')).toEqual(['pages.example.org'])
  })

  it('is what a trusted proxy says it was, and nobody else', async () => {
    const [host, other] = ['pages.example.org', 'evil.example.org']
    const asked = async (given: string, forwarded: string, from: string) =>
      (await ask(elsewhere, '/api/sites', { host: given, 'x-forwarded-host': forwarded }, from))
        .statusCode
    expect(await asked('upstream', host, proxy)).toBe(401)
    expect(await asked(host, other, proxy)).toBe(421)
    expect(await asked('upstream', host, '10.9.9.9')).toBe(421)
    expect(await asked(host, other, '10.9.9.9')).toBe(401)
  })
})

describe('whoever watches the system', () => {
  it('may ask by address whether it lives and is ready, and for the metrics', async () => {
    for (const host of ['10.0.0.7:3000', '[fd00::7]:3000'])
      for (const url of ['/health/live', '/health/ready'])
        expect([url, host, (await ask(api.app, url, { host })).statusCode]).toEqual([
          url,
          host,
          200,
        ])
    const bearer = { authorization: `Bearer ${token}` }
    const counts = await ask(
      elsewhere,
      '/metrics',
      { host: '10.0.0.7:3000', ...bearer },
      '10.4.4.4',
    )
    expect([counts.statusCode, counts.body]).toEqual([200, expect.stringContaining('http_request')])
    expect((await ask(api.app, '/health/live', { host: 'evil.example.org' })).statusCode).toBe(421)
  })

  it('is told the inside on this machine alone, if there is no token', async () => {
    const others: [object, string][] = [
      [{ host: 'localhost' }, '10.4.4.4'],
      [{ host: 'localhost', 'x-forwarded-for': '127.0.0.1' }, '127.0.0.1'],
      [{ host: '10.0.0.7' }, '127.0.0.1'],
    ]
    for (const [headers, from] of others) {
      const ready = await ask(api.app, '/health/ready', headers, from)
      expect([ready.statusCode, ready.json()]).toEqual([200, { ready: true }])
      expect((await ask(api.app, '/metrics', headers, from)).statusCode).toBe(404)
    }
    const here = await ask(api.app, '/health/ready', { host: 'localhost:3000' })
    expect(here.json()).toMatchObject({ ready: true, missing: [], parts: { worker: 'ok' } })
    expect((await ask(api.app, '/metrics', { host: 'localhost:3000' })).statusCode).toBe(200)
  })

  it('is told it for the token, and not without, even on this machine', async () => {
    const host = 'localhost'
    for (const authorization of [
      '',
      `Bearer ${token}x`,
      `Bearer ${token.slice(1)}`,
      `Basic ${token}`,
    ]) {
      const ready = await ask(elsewhere, '/health/ready', { host, authorization })
      expect(ready.json()).toEqual({ ready: true })
      const counts = await ask(elsewhere, '/metrics', { host, authorization })
      expect([counts.statusCode, counts.body]).toEqual([
        401,
        expect.not.stringContaining('seconds'),
      ])
    }
    const bearer = { host, authorization: `Bearer ${token}` }
    expect((await ask(elsewhere, '/health/ready', bearer)).json()).toHaveProperty('parts')
    expect((await ask(elsewhere, '/metrics', bearer)).statusCode).toBe(200)
  })
})

describe('a server of its own', () => {
  const asked = async (url: string, host: string) => {
    const [answer] = (await once(request(url, { headers: { host } }).end(), 'response')) as [
      { statusCode: number; resume(): unknown },
    ]
    answer.resume()
    return answer.statusCode
  }

  it('for made-up people signs in under its own name alone', async () => {
    const service = await startMadeUpSignIn(api.databaseUrl, api.deps.config.dataDir)
    const known = `${service.issuer}/.well-known/openid-configuration`
    try {
      expect(await asked(known, new URL(service.issuer).host)).toBe(200)
      expect(await asked(known, 'evil.example.org')).toBe(421)
    } finally {
      await service.stop()
    }
  })

  it('for the mailbox answers this machine by its own names', async () => {
    const log = pino({ level: 'silent' })
    const mailbox = await mailboxServer({ dataDir: api.deps.config.dataDir, log, speed: 1 })
    for (const url of ['/', '/mail', '/accessibility', '/none']) {
      const headers = { host: 'evil.example.org' }
      expect((await mailbox.inject({ url, headers })).statusCode).toBe(421)
      expect(
        (await mailbox.inject({ url, headers: { host: 'localhost:8025' } })).statusCode,
      ).not.toBe(421)
    }
    await mailbox.close()
  })
})
