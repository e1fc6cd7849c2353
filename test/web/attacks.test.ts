// Proves that pages stand up to what no form of theirs sends: other kinds of bodies, too many answers, addresses that cannot be read.
import { expect, it, test } from '@jest/globals'
import type { Deps } from '../../app/deps.ts'
import { makeNamed } from '../support/addresses.ts'
import { mondayMorning, ownApi } from '../support/api.ts'
import { signIn, visit } from '../support/pages.ts'
import { sql } from 'kysely'

const outage = { now: false }
const clock: Deps['clock'] = {
  now: async () => {
    if (outage.now) throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' })
    return mondayMorning
  },
  engine: async (instant) => instant,
  ago: async (realMs) => mondayMorning - realMs,
  speed: 1,
  stop: () => undefined,
}
const api = await ownApi({ clock })
const at = await api.app.listen({ host: '127.0.0.1', port: 0 })

const bodies = [
  ['application/json', '{"role":["chair"],"address":{"a":1},"note":{"b":2}}'],
  ['text/plain', 'note=x'],
  ['multipart/form-data; boundary=x', '--x--'],
] as const

test.each(bodies)('a body of %s is no form, and does nothing', async (type, payload) => {
  const id = await api.refer()
  const visitor = visit(api.app, await signIn(api, 'coordinator'))
  for (const url of [`/pathways/${id}/do/accept-referral`, '/agency/cover', '/search']) {
    const { statusCode, body, headers } = await api.app.inject({
      method: 'POST',
      url,
      headers: { host: 'localhost:80', ...visitor.browser.headers(), 'content-type': type },
      payload,
    })
    expect([url, statusCode, headers['content-type']]).toEqual([
      url,
      415,
      'text/html; charset=utf-8',
    ])
    expect(body).toContain('This could not be read')
  }
  const form = await visitor.get(`/pathways/${id}/do/accept-referral`)
  expect(form.status).toBe(200) // it was not accepted
})

it('refuses more answers than any form has before it goes through them', async () => {
  const visitor = visit(api.app, await signIn(api, 'coordinator'))
  const typed = Object.fromEntries(Array.from({ length: 6000 }, (_, n) => [`k${n}`, '']))
  const many = await visitor.post('/search', typed)
  expect([many.status, many.text]).toEqual([
    413,
    expect.stringContaining('This is too long to be sent'),
  ])
  const long = await visitor.post('/search', { q: 'x'.repeat(1024 * 1024) })
  expect([long.status, long.text]).toEqual([
    413,
    expect.stringContaining('This is too long to be sent'),
  ])
  expect((await visitor.post('/search', { q: 'x' })).status).toBe(200)
})

it('leads nowhere else, however the way back is written', async () => {
  const id = await api.refer()
  const visitor = visit(api.app, await signIn(api, 'coordinator'))
  const form = `/pathways/${id}/do/accept-referral`
  for (const back of ['/.//elsewhere.example', '/work/..//elsewhere.example']) {
    const { text } = await visitor.get(`${form}?back=${encodeURIComponent(back)}`)
    expect(text).not.toContain('elsewhere.example')
  }
  const { to } = await visitor.post(form, { back: '/.//elsewhere.example', do: 'send' })
  expect(to).toMatch(new RegExp(`^/pathways/${id}\\?sent=`))
})

test.each(['/pathways/%', `/pathways/${'x'.repeat(300)}`])(
  'an address that cannot be read is a page for a browser: %s',
  async (path) => {
    const answer = await fetch(at + path, { headers: { accept: 'text/html' } })
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'no-store'])
    expect(await answer.text()).toContain('There is nothing here')
    const other = await fetch(at + path)
    expect(other.headers.get('content-type')).toContain('application/problem+json')
  },
)

it('gives no place in a meeting’s stream to who asks for its headers alone', async () => {
  const { meeting } = await makeNamed(api, {})
  const visitor = visit(api.app, await signIn(api, 'coordinator'))
  const headers = { ...visitor.browser.headers(), host: 'localhost:80' }
  const url = `/meetings/${meeting}/stream`
  const { statusCode } = await api.app.inject({ method: 'HEAD', url, headers })
  expect(statusCode).toBe(404)
})

it('keeps what was sent while the database is away on a page that sends it once more', async () => {
  const id = await api.refer()
  const visitor = visit(api.app, await signIn(api, 'coordinator'))
  const form = `/pathways/${id}/do/accept-referral`
  const key = '0b9ee4e5-6d4c-4b5a-9d3c-6d3c0c0f1a11'
  const sent = { key, back: '/work', note: 'Clear <enough>', do: 'send' }
  outage.now = true
  const away = await visitor.post(form, sent)
  outage.now = false
  expect([away.status, away.headers['retry-after']]).toEqual([503, '2'])
  expect(away.text).toContain('Clear &lt;enough&gt;')
  expect(away.text).toContain(key)
  expect(away.text).toContain(`action="${form}"`)
  expect((await visitor.post(form, sent)).to).toBe(`/work?sent=${key}`)
})

it('takes a version that is none for one that is past', async () => {
  const { draft } = await makeNamed(api, {})
  const visitor = visit(api.app, await signIn(api, 'coordinator'))
  for (const version of ['', 'NaN', '1e99', '1.5', '-1', '٣'])
    for (const page of ['delete', 'check', 'concern'])
      expect([
        version,
        (await visitor.post(`/refer/${draft}/${page}`, { version })).status,
      ]).toEqual([version, 409])
})

it('leads from a button whose session ended back to the page that it stood on', async () => {
  const press = async (url: string, referer: string | undefined) => {
    const visitor = visit(api.app, await signIn(api, 'coordinator'))
    await sql`update web_sessions set ends = now() - interval '1 minute'`.execute(api.database)
    return (await visitor.post(url, {}, { referer })).to
  }
  const work = 'http://localhost:80/work?by=kind'
  expect(await press('/work/seen', work)).toBe('/sign-in/again?to=%2Fwork%3Fby%3Dkind')
  for (const elsewhere of [
    'http://elsewhere.example/work',
    'http://localhost:80//x',
    'x',
    undefined,
  ])
    expect(await press('/work/seen', elsewhere)).toBe('/sign-in/again?to=%2F')
  const form = '/pathways/pw1/do/accept-referral'
  expect(await press(form, work)).toBe(`/sign-in/again?to=${encodeURIComponent(form)}&kept=yes`)
})

it('shows no dates of a meeting that calendars do not reach', async () => {
  const visitor = visit(api.app, await signIn(api, 'coordinator'))
  const plan = { site: 'london', form: 'marac', reason: 'x', 'at-day': '1', 'at-month': '2' }
  for (const year of ['9999', '1066', '2099']) {
    const typed = { ...plan, 'at-time': '10am', 'at-year': year }
    const { status, text } = await visitor.post('/meetings/new', typed)
    expect([year, status, text]).toEqual([year, 400, expect.stringContaining('href="#at-day"')])
  }
})
