// Proves that people at one meeting see each other's entries, over a stream of numbers that prolongs no session, and without a script by a link.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { housing, inSession, planMeeting, withTwoItems } from '../support/meeting.ts'
import { ownApi } from '../support/api.ts'
import { signIn, visit } from '../support/pages.ts'
import { streamOf } from '../support/streams.ts'
import { until } from '../support/until.ts'

const api = await ownApi()
const { meeting, first, second } = await withTwoItems(api)
const path = `/meetings/${meeting.id}`
const chair = await signIn(api, 'chair')
const clerk = await signIn(api, 'coordinator')
const guest = await signIn(api, 'agencyWorker', { agency: 'london-council' })
const page = async (who: string, url = path) => (await visit(api.app, who).get(url)).text

/** What a form of the page holds that is sent to this command, and its button says. */
function formIn(text: string, command: string, with_ = ''): Record<string, string> {
  const forms = [...text.matchAll(/<form[^>]*action="[^"]*\/do\/([\w-]+)"[^]*?<\/form>/g)]
  const found = forms.find(([form, name]) => name === command && form.includes(with_))?.[0] ?? ''
  const hidden = [...found.matchAll(/type="hidden"\s+name="([^"]+)"\s+value="([^"]*)"/g)]
  const values = hidden.map(([, name = '', value = '']) => [name, value] as const)
  return { ...Object.fromEntries(values), do: 'send' }
}

describe('before it is held', () => {
  it('is put into another order by the chair, and by nobody else', async () => {
    const place = (text: string, id: string) => text.indexOf(`id="${id}"`)
    const shown = await page(chair)
    const last = place(shown, 'i1') < place(shown, 'i2') ? 'i2' : 'i1'
    const first_ = last === 'i1' ? 'i2' : 'i1'
    const moved = { move: `${last}:up` }
    const refused = await visit(api.app, clerk).post(`${path}/order`, moved)
    expect(refused.status).toBe(403)
    expect((await visit(api.app, chair).post(`${path}/order`, moved)).status).toBe(303)
    const now = await page(chair)
    expect(place(now, last)).toBeLessThan(place(now, first_))
  })

  it('lets a conflict be declared at any time, and a seat be taken only while one is in conflict', async () => {
    const shown = await page(clerk)
    expect(shown).toContain(`${path}/do/declare-conflict`)
    expect(shown).not.toContain(`${path}/do/take-seat`)
    const mine = { agency: 'metropolitan-police-service~chair', item: 'i2', do: 'send' }
    const declared = await visit(api.app, chair).post(`${path}/do/declare-conflict`, mine)
    expect(declared.status).toBe(303)
    expect(await page(clerk)).toContain(`${path}/do/take-seat`)
    const back = { conflict: 'c1', do: 'send' }
    await visit(api.app, chair).post(`${path}/do/withdraw-conflict`, back)
    expect(await page(clerk)).not.toContain(`${path}/do/take-seat`)
  })

  it('is on the list and in the calendar of its month', async () => {
    await planMeeting(api, { at: '2027-01-13T10:00:00Z', form: 'marac' })
    expect(await page(clerk, '/meetings')).toContain('Wednesday 13 January 2027 at 10am')
    expect(await page(clerk, '/meetings?month=2027-01')).toContain('10am MARAC')
    expect(await page(clerk, '/meetings?month=2027-02')).toContain(
      'There are no meetings this month.',
    )
  })
})

describe('at the table', () => {
  let origin = ''
  beforeAll(async () => {
    await inSession(meeting)
    await api.app.listen({ port: 0, host: '127.0.0.1' })
    origin = `http://localhost:${(api.app.server.address() as { port: number }).port}`
  })

  it('calls an item up and decides it from the page, and comes out at the next', async () => {
    const before = await page(chair)
    expect(before).toContain('There is a quorum')
    const posted = { ...formIn(before, 'present-item'), agency: `${housing}~agencyWorker` }
    const called = await visit(api.app, chair).post(`${path}/do/present-item`, posted)
    expect(called.to).toMatch(new RegExp(`^${path}\\?item=i\\d&sent=`))
    const heard = await page(chair, called.to)
    expect(heard).toContain('10 minutes left')
    const decision = {
      ...formIn(heard, 'decide-item'),
      decision: 'adviceOnly',
      risk: 'medium',
      rationale: 'Advice is enough for now.',
      'actions-rows': '1',
      'actions.0.agency': housing,
      'actions.0.role': 'agencyWorker',
      'actions.0.what': 'Change the locks.',
    }
    const { to = '' } = await visit(api.app, chair).post(`${path}/do/decide-item`, decision)
    expect(to).toMatch(new RegExp(`^${path}\\?item=i\\d&sent=`))
    expect(to).not.toContain(`item=${String(called.to).match(/i\d/)?.[0]}`)
    const next = await page(chair, to)
    expect(next).toContain('Advice only')
    expect(next).toMatch(/1 of\s+2 items\s+settled/)
  })

  it('tells the other browser of an entry, by its number alone', async () => {
    const stream = await streamOf(chair, origin, path)
    try {
      expect(stream.status).toBe(200)
      await until(() => stream.versions().length > 0)
      const [known = 0] = stream.versions()
      const left = { ...formIn(await page(clerk), 'record-attendance', `${housing}~agencyWorker`) }
      expect(left).toMatchObject({ how: 'left' })
      await visit(api.app, clerk).post(`${path}/do/record-attendance`, left)
      await until(() => stream.versions().some((version) => version > known))
      expect(stream.told()).toMatch(/^retry: \d+\n\n(data: \d+\n\n)+$/)
      expect(await page(chair)).toMatch(/Left at 10am/)
    } finally {
      await stream.close()
    }
  })

  it('gives a session three streams at most, and prolongs it by none', async () => {
    await sql`update web_sessions set seen = seen - interval '10 minutes'`.execute(api.database)
    const seen = async () =>
      (await sql<{ seen: Date }>`select seen from web_sessions order by id`.execute(api.database))
        .rows
    const before = await seen()
    const streams = []
    for (const expected of [200, 200, 200, 204]) {
      const stream = await streamOf(clerk, origin, path)
      streams.push(stream)
      expect(stream.status).toBe(expected)
    }
    const quiet = await visit(api.app, clerk).get(path, { 'x-quietly': 'yes' })
    expect(quiet.status).toBe(200)
    expect(await seen()).toEqual(before)
    for (const stream of streams) await stream.close()
    await page(clerk)
    expect(await seen()).not.toEqual(before)
  })

  it('ends a stream with the access of its reader', async () => {
    const lost = await signIn(api, 'coordinator', { sub: 'lost' })
    const stream = await streamOf(lost, origin, path)
    await until(() => stream.versions().length > 0)
    const administrator = await api.token('administrator')
    await api.send('POST', '/api/access/revoke', administrator, { subject: 'lost' })
    await stream.ended
    expect((await visit(api.app, lost).get(path)).to).toMatch(/^\/sign-in/)
  })

  it('is closed to those who may not know of the meeting', async () => {
    const stranger = await signIn(api, 'agencyWorker', { sites: ['hampshire'] })
    const stream = await streamOf(stranger, origin, path)
    expect(stream.status).toBe(404)
    await stream.close()
    expect((await visit(api.app, stranger).get(path)).status).toBe(404)
  })

  it('shows an agency its own items and nothing of the others', async () => {
    expect(await page(guest)).not.toContain(first)
    const form = { key: randomUUID(), back: path, do: 'send' }
    await visit(api.app, guest).post(`${path}/do/accept-for-papers`, form)
    const text = await page(guest)
    expect(text).toContain(first)
    expect(text).not.toContain(second)
    expect(text).not.toContain('Second Person')
    expect(text).toContain('You can see only the items')
  })

  it('shows without a script what others entered, by a link to itself', async () => {
    const text = await page(chair)
    expect(text).toMatch(
      /<a class="govuk-link" href="\/meetings\/cf\w+(\?item=i\d)?"\s*>Show what others have entered since<\/a/,
    )
  })
})
