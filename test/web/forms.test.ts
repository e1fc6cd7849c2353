// Proves what a form does with a command: it asks first, keeps what was typed, sends once, and says what became of it.
import { expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { formPages } from '../../web/pages/do/page.ts'
import { isNo } from '../../app/answers.ts'
import { ownApi } from '../support/api.ts'
import type { Posted } from '../../web/page.ts'
import type { Role } from '../../domain/codes.ts'
import { sentBanner } from '../../web/forms/sent-banner.ts'
import { sentBy } from '../support/forms.ts'
import { usualAgency } from '../support/people.ts'

const api = await ownApi()

type Kept = Posted | undefined

/** What a page is asked with, by somebody in a role. */
function asking(role: Role, id: string, command: string, url = '/', query: object = {}) {
  const agency = usualAgency[role]
  const by = { id: `${role} of ${agency}`, agency, access: [{ site: 'london', roles: [role] }] }
  const session = {
    ...{
      id: by.id,
      account: by,
      roles: [role],
      sites: ['london'],
      name: 'Sam Example',
      as: undefined,
      sid: undefined,
    },
    ...{ agencyName: agency, siteNames: ['London'] },
  }
  const { deps, clock } = api
  const params = { id, command }
  const place = { params, query, url, address: '127.0.0.1' }
  return { deps, by, session, ...place, now: clock.now, kept: undefined as Kept }
}

interface Seen {
  readonly status: number
  readonly text: string
  readonly to: string | undefined
  readonly posted: Posted
}

/** Opens a pathway's form, or presses one of its buttons. */
async function use(
  method: 'GET' | 'POST',
  role: Role,
  [id, command]: readonly [string, string],
  { posted = {}, query = {} }: { posted?: Posted; query?: object } = {},
): Promise<Seen> {
  const route = formPages.find((one) => one.method === method)
  const next = await route?.answer({ ...asking(role, id, command, '/', query), posted })
  if (!next || isNo(next) || 'file' in next) throw new Error(JSON.stringify(next))
  if ('to' in next) return { status: 303, text: '', to: next.to, posted: {} }
  return {
    status: next.status ?? 200,
    text: next.body.text,
    to: undefined,
    posted: sentBy(next.body),
  }
}

const bannerAt = async (role: Role, url: string): Promise<string> =>
  (await sentBanner(asking(role, '', '', url))).text

it('shows a form, and sends it once however often it is pressed', async () => {
  const form = [await api.refer(), 'accept-referral'] as const
  const shown = await use('GET', 'coordinator', form)
  expect(shown.text).toContain('<h1 class="govuk-heading-l">Accept the referral</h1>')
  const posted = { ...shown.posted, note: 'Clear enough.', do: 'send' }
  const first = await use('POST', 'coordinator', form, { posted })
  expect(first.to).toBe(`/pathways/${form[0]}?sent=${String(shown.posted['key'])}`)
  const again = await use('POST', 'coordinator', form, { posted })
  expect(again.to).toBe(first.to)
  const banner = await bannerAt('coordinator', first.to ?? '')
  expect(banner).toContain('Accept the referral')
  expect(banner).toContain('<li>') // what followed
  expect(await bannerAt('policeLead', first.to ?? '')).toBe('')
  const changed = await use('POST', 'coordinator', form, { posted: { ...posted, note: 'Other' } })
  expect([changed.status, changed.text]).toEqual([
    409,
    expect.stringContaining('You have already sent an earlier version of this form'),
  ])
})

it('asks first whether it may be done, and says why not', async () => {
  const form = [await api.refer(), 'decide-triage'] as const
  const shown = await use('GET', 'policeLead', form)
  expect(shown.status).toBe(409)
  expect(shown.text).toContain('This cannot be done at the current stage of the pathway.')
  expect(shown.text).not.toContain('<form')
})

it('keeps everything that was typed beside what is wrong, with the same key', async () => {
  const form = [await api.refer(), 'reject-referral'] as const
  const { posted } = await use('GET', 'coordinator', form)
  const bad = await use('POST', 'coordinator', form, { posted: { ...posted, reason: 'Not <us>' } })
  expect([bad.status, bad.posted['key'], bad.posted['reason']]).toEqual([
    400,
    posted['key'],
    'Not <us>',
  ])
  expect(bad.text).toContain('<a href="#code">Select why it is rejected</a>')
})

it('spends the key with a refusal, which stands beside its field', async () => {
  const id = await api.refer({
    screening: { tool: 'dash', ticks: 20, judgement: 'high' },
  })
  await api.done(id, 'accept-referral', await api.token('coordinator'))
  const form = [id, 'decide-triage'] as const
  const { posted, text } = await use('GET', 'policeLead', form)
  expect(text).toMatch(
    /Alex Example, pathway[^]*What the screening suggests[^]*Risk at least: High/,
  )
  const typed = { ...posted, outcome: 'adviceOnly', risk: 'standard', rationale: 'Calm now.' }
  const refused = await use('POST', 'policeLead', form, { posted: typed })
  expect(refused.status).toBe(409)
  expect(refused.text).toContain('<a href="#outcome">The screening suggests more than this.')
  expect(refused.posted).toMatchObject({ outcome: 'adviceOnly', rationale: 'Calm now.' })
  expect(refused.posted['key']).not.toBe(posted['key'])
  const better = { ...refused.posted, outcome: 'conference', risk: 'high' }
  const done = await use('POST', 'policeLead', form, { posted: better })
  expect(done.to).toContain(String(refused.posted['key']))
})

it('asks again before what cannot be undone, and can be changed there', async () => {
  const form = [await api.refer(), 'reject-referral'] as const
  const { posted } = await use('GET', 'coordinator', form)
  const typed = { ...posted, code: 'outOfArea', reason: 'Lives\nin Leeds', do: 'send' }
  const check = await use('POST', 'coordinator', form, { posted: typed })
  expect([check.status, check.text]).toEqual([
    200,
    expect.stringContaining('Lives outside the area'),
  ])
  const change = await use('POST', 'coordinator', form, {
    posted: { ...check.posted, do: 'change' },
  })
  expect(change.posted).toMatchObject({ code: 'outOfArea', reason: 'Lives\nin Leeds' })
  const confirmed = { ...check.posted, do: 'confirmed' }
  const done = await use('POST', 'coordinator', form, { posted: confirmed })
  expect(done.to).toContain(String(posted['key']))
})

it('says that what was received waits, and is not sent twice by pressing again', async () => {
  const form = [await api.refer(), 'accept-referral'] as const
  const { posted } = await use('GET', 'coordinator', form)
  api.engine = 'stopped'
  const sent = await use('POST', 'coordinator', form, { posted })
  expect(await bannerAt('coordinator', sent.to ?? '')).toContain(
    'as soon as the system is running again',
  )
  api.engine = 'runs'
  const again = await use('POST', 'coordinator', form, { posted })
  expect(again.to).toBe(sent.to)
  expect(await bannerAt('coordinator', sent.to ?? '')).toContain('Done')
})

it('keeps what was typed and its key while the database is away', async () => {
  const form = [await api.refer(), 'accept-referral'] as const
  const key = randomUUID()
  const away = Object.assign(new Error('away'), { code: 'ECONNREFUSED' })
  const deps = { ...api.deps, clock: { ...api.deps.clock, now: () => Promise.reject(away) } }
  const route = formPages.find(({ method }) => method === 'POST')
  const posted = { key, note: 'Clear', do: 'send', back: '/work' }
  const next = await route?.answer({ ...asking('coordinator', ...form), deps, posted })
  if (!next || !('body' in next)) throw new Error('no page')
  expect(next.status).toBe(503)
  expect(sentBy(next.body)).toEqual({ key, note: 'Clear', back: '/work' })
})

it('is filled in by ids and codes of its address, and adds rows that keep what was typed', async () => {
  const id = await api.refer()
  await api.done(id, 'accept-referral', await api.token('coordinator'))
  const query = { obligationId: `${id}.3`, agency: 'london-housing', reason: 'not by address' }
  const { posted } = await use('GET', 'coordinator', [id, 'reassign'], { query })
  expect(posted).toMatchObject({ obligationId: `${id}.3`, agency: 'london-housing', reason: '' })
  const order = [id, 'record-order'] as const
  const opened = await use('GET', 'policeLead', order)
  const typed = { ...opened.posted, 'prohibitions.0': 'No contact', do: 'add:prohibitions' }
  const added = await use('POST', 'policeLead', order, { posted: typed })
  expect(added.posted).toMatchObject({ 'prohibitions.0': 'No contact', 'prohibitions.1': '' })
  const removed = { ...added.posted, 'prohibitions.1': 'No cars', do: 'remove:prohibitions.0' }
  const left = await use('POST', 'policeLead', order, { posted: removed })
  expect(left.posted).toMatchObject({ 'prohibitions.0': 'No cars', key: opened.posted['key'] })
  expect(left.posted).not.toHaveProperty(['prohibitions.1'])
})

it('shows how contact is safe to whoever makes it, and to nobody else', async () => {
  const id = await api.refer()
  const shown = await use('GET', 'victimAdvocate', [id, 'record-contact-attempt'])
  expect(shown.text).toContain('Weekdays before noon')
  const other = await use('GET', 'coordinator', [id, 'record-contact-attempt'])
  expect(other.status).toBe(409)
  expect(other.text).toContain('Your role may not do this.')
  expect(other.text).not.toContain('Safe contact')
})

it('comes back with what was sent when the session had run out, and with its key', async () => {
  const id = await api.refer()
  const kept = { key: randomUUID(), back: '/work', do: 'send', note: 'Typed for a while' }
  const route = formPages.find(({ method }) => method === 'GET')
  const asked = { ...asking('coordinator', id, 'accept-referral'), kept, posted: {} }
  const next = await route?.answer(asked)
  if (!next || !('body' in next)) throw new Error('no page')
  expect(sentBy(next.body)).toEqual({
    ...{ key: kept.key, back: '/work', note: 'Typed for a while' },
    audience: 'notForTreatment',
  })
})

it('says above the questions what is owed and by when, and asks for nothing that cannot be chosen', async () => {
  const id = await api.refer()
  const shown = await use('GET', 'coordinator', [id, 'accept-referral'])
  expect(shown.text).toMatch(/Your agency owes[^]*A referral to be acknowledged: due on [A-Z]/)
  await api.done(id, 'accept-referral', await api.token('coordinator'))
  const order = await use('GET', 'policeLead', [id, 'record-order'])
  expect(order.text).toContain('Kind of order')
  expect(order.text).not.toContain('There is nothing to choose from')
})
