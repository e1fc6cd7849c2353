// Proves that no one account and no one address stops the others: what it may ask for is bounded, and it waits for itself.
import { describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { ownApi, type TestApi } from '../support/api.ts'
import { limited, statuses } from '../support/limited.ts'
import { referralExample } from '../support/examples.ts'
import { signIn, visit } from '../support/pages.ts'

const words = 'You have sent too many requests in a short time.'

const small = await ownApi(
  limited({ reads: 5, commands: 3, costly: 2, referrals: 1, strangers: 6, strangersCostly: 2 }),
)
const crowded = await ownApi(limited({ address: 4 }))
const behindProxy = await ownApi(limited({ strangers: 1 }, ['127.0.0.1']))
const open = await ownApi(limited({}))
let people = 0
/** Somebody who has asked for nothing yet. */
const somebody = (api: TestApi = small) =>
  api.token('coordinator', { sub: `somebody ${(people += 1)}` })
const worklist = (token: string) => small.get('/api/worklist', token)
const refer = (token: string) => small.send('POST', '/api/referrals', token, referralExample)

describe('an account', () => {
  it('reads so often in a minute; then it is told to wait, and nobody else is', async () => {
    const [one, other] = [await somebody(), await somebody()]
    expect(await statuses(7, () => worklist(one))).toEqual({ 200: 5, 429: 2 })
    const refused = await worklist(one)
    expect(refused).toMatchObject({
      status: 429,
      headers: { 'content-type': expect.stringContaining('application/problem+json') },
      body: { code: 'too-many-requests', title: expect.stringContaining(words) },
    })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60)
    expect(await worklist(other)).toMatchObject({ status: 200 })
  })

  it('sends commands from a budget of their own, and nothing of what is refused is kept', async () => {
    const token = await somebody()
    expect(await statuses(6, () => worklist(token))).toEqual({ 200: 5, 429: 1 })
    const url = '/api/pathways/pw0123456789ab/commands/accept-referral'
    const keys: string[] = []
    const send = () => {
      const key = randomUUID()
      keys.push(key)
      return small.send('POST', url, token, {}, { key })
    }
    expect(await statuses(5, send)).toEqual({ 404: 3, 429: 2 })
    const kept = await small.database
      .selectFrom('inbox')
      .select('id')
      .where('id', 'in', keys)
      .execute()
    expect(kept).toEqual([])
  })

  it('refers less often than anything else, by the API, from a draft and from a page alike', async () => {
    const token = await somebody()
    const draft = await small.send('POST', '/api/drafts', token, {})
    expect((await refer(token)).status).toBe(201)
    expect(await refer(token)).toMatchObject({ status: 429, body: { code: 'too-many-requests' } })
    const { id } = draft.body as { id: string } // what was just made
    expect(await small.send('POST', `/api/drafts/${id}/submit`, token)).toMatchObject({
      status: 429,
    })
    expect((await small.get('/api/pathways?q=someone', token)).status).toBe(200)
    const pages = visit(small.app, await signIn(small, 'coordinator', { sub: 'referrer by pages' }))
    const check = () => pages.post('/refer/00000000-0000-4000-8000-000000000000/check', {})
    expect(await statuses(2, check)).toEqual({ 404: 1, 429: 1 })
  })

  it('asks for what is costly less often: searches, matches and documents have one budget', async () => {
    const token = await somebody()
    const search = () => small.get('/api/pathways?q=someone', token)
    expect((await search()).status).toBe(200)
    expect((await search()).status).toBe(200)
    expect(await statuses(2, search)).toEqual({ 429: 2 })
    expect((await small.get('/api/pathways/pw0123456789ab/matches', token)).status).toBe(429)
    expect((await small.get('/api/conferences/cf0123456789ab/pack.docx', token)).status).toBe(429)
    expect((await small.get('/api/pathways', token)).status).toBe(200)
    const officer = await small.token('dataProtectionOfficer', { sub: 'one who takes the log out' })
    const log = ['/api/audit/export.csv', '/api/audit/export.json', '/api/audit/export.csv']
    const taken = await Promise.all(log.map((url) => small.get(url, officer)))
    expect(taken.map(({ status }) => status).sort()).toEqual([200, 200, 429])
  })

  it('is told so on a page, with the same words', async () => {
    const pages = visit(small.app, await signIn(small, 'coordinator', { sub: 'reader of pages' }))
    expect(await statuses(5, () => pages.get('/work'))).toEqual({ 200: 5 })
    const { status, text, headers } = await pages.get('/work')
    expect([status, Number(headers['retry-after']) > 0]).toEqual([429, true])
    expect(text).toContain(words)
    expect(text).toContain('</html>')
  })

  it('loses nothing that it typed', async () => {
    const pages = visit(small.app, await signIn(small, 'coordinator', { sub: 'writer of pages' }))
    const typed = { name: 'Typed & kept', risk: 'high' }
    expect(await statuses(3, () => pages.post('/pathways/views', typed))).toEqual({ 303: 3 })
    const { status, text } = await pages.post('/pathways/views', typed)
    expect([status, text.includes(words)]).toEqual([429, true])
    expect(text).toContain('value="Typed &amp; kept"')
    expect(text).toContain('action="/pathways/views"')
  })
})

describe('an address', () => {
  const from = async (api: TestApi, address: string, headers: Record<string, string> = {}) => {
    const options = { url: '/api/worklist', remoteAddress: address, headers }
    return { status: (await api.app.inject(options)).statusCode }
  }
  const forged = { authorization: 'Bearer forged.token.here' }

  it('tries so many tokens; whoever is signed in there goes on', async () => {
    expect(await statuses(8, () => from(small, '192.0.2.1', forged))).toEqual({ 401: 6, 429: 2 })
    const authorization = `Bearer ${await somebody()}`
    expect(await from(small, '192.0.2.1', { authorization })).toEqual({ status: 200 })
    expect(await from(small, '192.0.2.2', forged)).toEqual({ status: 401 })
  })

  it('does not become another by saying so', async () => {
    const lying = (n: number) =>
      from(small, '192.0.2.3', { ...forged, 'x-forwarded-for': `198.51.100.${n}` })
    expect(await statuses(8, lying)).toEqual({ 401: 6, 429: 2 })
  })

  it('is a whole network of IPv6, as one customer has it', async () => {
    const moving = (n: number) => from(small, `2001:db8:1:2::${n + 1}`, forged)
    expect(await statuses(8, moving)).toEqual({ 401: 6, 429: 2 })
    expect(await from(small, '2001:db8:1:3::1', forged)).toEqual({ status: 401 })
  })

  it('looks for what is not there, and for pages without a session, as often as for anything', async () => {
    const ask = async (url: string) => {
      const { statusCode } = await small.app.inject({ url, remoteAddress: '192.0.2.4' })
      return { status: statusCode }
    }
    const urls = ['/api/nothing', '/nothing', '/work', '/accessibility']
    expect(await statuses(6, (n) => ask(urls[n % 4]!))).toEqual({ 404: 4, 303: 1, 200: 1 })
    expect(await statuses(4, (n) => ask(urls[n]!))).toEqual({ 429: 4 })
    expect(await ask('/health/live')).toEqual({ status: 200 })
  })

  it('opens few links, and comes back from few sign-ins', async () => {
    const ask = async (url: string, remoteAddress: string) => {
      const { statusCode: status, body } = await small.app.inject({ url, remoteAddress })
      return { status, body }
    }
    const link = (n: number) => ask(`/w/pw0123456789ab.${n}`, '192.0.2.5')
    expect(await statuses(4, link)).toEqual({ 200: 2, 429: 2 })
    expect((await link(5)).body).toContain(words)
    const back = () => ask('/sign-in/return?state=x&code=y', '192.0.2.6')
    expect((await statuses(4, back))[429]).toBe(2)
  })

  it('has a budget for everybody there together', async () => {
    const api = crowded
    const tokens = await Promise.all(Array.from({ length: 6 }, () => somebody(api)))
    expect(await statuses(6, (n) => api.get('/api/worklist', tokens[n]))).toEqual({
      200: 4,
      429: 2,
    })
  })

  it('is the one that a trusted proxy names, and no other in the line', async () => {
    const api = behindProxy
    const through = (line: string) => from(api, '127.0.0.1', { ...forged, 'x-forwarded-for': line })
    expect(await through('198.51.100.1')).toEqual({ status: 401 })
    expect(await through('198.51.100.2')).toEqual({ status: 401 })
    expect(await through('203.0.113.7, 198.51.100.2')).toEqual({ status: 429 })
    expect(await from(api, '192.0.2.9', { ...forged, 'x-forwarded-for': '198.51.100.3' })).toEqual({
      status: 401,
    })
    expect(await from(api, '192.0.2.9', { ...forged, 'x-forwarded-for': '198.51.100.4' })).toEqual({
      status: 429,
    })
  })
})

describe('four hundred reads at once', () => {
  it('wait for each other: others read, and the account itself sends its command', async () => {
    const api = open
    const [greedy, other] = [await api.token('coordinator'), await api.token('chair')]
    const pathway = await api.refer()
    const order: string[] = []
    const noted = async (who: string, asked: Promise<{ status: number }>) => {
      const answer = await asked
      order.push(who)
      return answer
    }
    const flood = statuses(400, () => noted('flood', api.get('/api/pathways', greedy)))
    const reads = statuses(5, () => noted('other', api.get('/api/worklist', other)))
    const url = `/api/pathways/${pathway}/commands/accept-referral`
    const command = noted('command', api.send('POST', url, greedy, {}))
    expect(await reads).toEqual({ 200: 5 })
    expect((await command).status).toBe(200)
    const refused = order.filter((who) => who === 'flood').length
    expect(refused).toBeLessThan(400) // all others were served while it still waited
    const { 200: done = 0, 503: turnedAway = 0 } = await flood
    expect([done + turnedAway, done > 0, turnedAway > 0]).toEqual([400, true, true])
    expect(await api.get('/api/pathways', greedy)).toMatchObject({ status: 200 })
  })
})
