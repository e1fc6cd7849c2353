// Proves that somebody is referred through pages alone, once, that two tabs never mix, and that no address, title or log names anybody.
import { describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { ownApi } from '../support/api.ts'
import { readsIn } from '../support/audit.ts'
import { saveSection } from '../../web/pages/refer/save.ts'
import { canary, parts, referring } from '../support/referring.ts'
import { sentBy } from '../support/forms.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()
const housing = visit(api.app, await signIn(api, 'agencyWorker'))
const { open, press, fill, begin, whole, addresses, titles } = referring(housing)
const { person } = parts

const pathways = async () =>
  (await api.database.selectFrom('pathways').select('id').execute()).length

describe('a referral', () => {
  it('is made through pages alone, part by part', async () => {
    const draft = await begin()
    expect(draft).toMatch(/^\/refer\/[0-9a-f-]{36}$/)
    let at = `${draft}/person` // who refers is known already
    expect((await open(draft)).text).toContain('1 of 6 parts completed')
    for (const [section, said] of Object.entries(parts)) {
      expect(at).toBe(`${draft}/${section}`)
      at = (await fill(at, said)).to
    }
    expect(at).toBe(`${draft}/check`)
    const check = await open(at)
    for (const answer of [canary, '3 February 1990', 'Former partner', 'Telephone', 'DASH'])
      expect(check.text).toContain(answer)
    const before = await pathways()
    const sent = await press(at, check.posted)
    expect([sent.status, sent.to, await pathways()]).toEqual([303, `${draft}/sent`, before + 1])
    const after = await open(sent.to)
    const reference = /<strong>(pw\w{12})<\/strong>/.exec(after.text)?.[1]
    expect(reference).toBeDefined()
    expect(after.text).toContain('within 1 working day')
    expect((await open(`/pathways/${reference}`)).text).toContain(canary)
    const colleague = visit(api.app, await signIn(api, 'agencyWorker', { sub: 'a colleague' }))
    const theirs = await open(sent.to, colleague)
    expect(theirs.text).toContain('A colleague in your agency has sent it')
    expect(theirs.text).not.toContain(reference)
  })

  it('tells a coordinator who does what next, and by when', async () => {
    const coordinator = visit(api.app, await signIn(api, 'coordinator'))
    const draft = await whole(coordinator)
    const said = { 'referrer.agency': 'london-housing', 'referrer.role': 'agencyWorker' }
    await fill(`${draft}/referrer`, said, coordinator)
    const { text, posted } = await open(`${draft}/check`, coordinator)
    expect(text).toContain('Certainly the same')
    const { to } = await press(`${draft}/check`, posted, coordinator)
    const after = (await open(to, coordinator)).text
    expect(after).toContain('A referral to be acknowledged')
    expect(after).toContain('Tuesday 3 November 2026 at 5pm')
  })

  it('cannot be sent without an answer about safe contact', async () => {
    const draft = await whole()
    const { posted } = await open(`${draft}/victim`)
    const { 'victim.safeContact.safe': _safe, ...silent } = posted
    const shown = await press(`${draft}/victim`, { ...silent, do: 'continue' })
    expect([shown.status, shown.title]).toEqual([400, expect.stringMatching(/^Error: /)])
    expect(shown.text).toContain('href="#victim.safeContact.safe"')
    expect(shown.text.match(/Select whether it is safe to contact the victim/g)).toHaveLength(2)
    const later = { ...shown.posted, do: 'later' }
    expect((await press(`${draft}/victim`, later)).to).toBe(draft)
    const check = await open(`${draft}/check`)
    expect(check.text).not.toContain('Send the referral')
    const before = await pathways()
    const version = String((await open(`${draft}/person`)).posted['version'])
    const refused = await press(`${draft}/check`, { version })
    expect([refused.status, await pathways()]).toEqual([400, before])
    expect(refused.text).toContain('Select whether it is safe to contact the victim')
  })

  it('keeps what is not finished, and says what cannot be a date', async () => {
    const draft = await begin()
    const wrong = { ...person, 'person.dateOfBirth-month': '2', 'person.dateOfBirth-day': '31' }
    const shown = await fill(`${draft}/person`, wrong, housing, 'later')
    expect([shown.status, shown.posted['person.name']]).toEqual([400, canary])
    expect(shown.text).toContain('The date of birth must be a real date')
    const future = { ...person, 'person.dateOfBirth-year': '2090' }
    expect((await fill(`${draft}/person`, future)).text).toContain('must be today or in the past')
    expect((await open('/refer')).text).toContain(canary)
  })
})

describe('two tabs', () => {
  it('are shown each other’s answers before one is lost', async () => {
    const draft = await begin()
    const url = `${draft}/person`
    const [one, other] = [await open(url), await open(url)]
    const typed = { ...other.posted, ...person, 'person.address': 'Low Road' }
    await press(url, { ...one.posted, ...person, 'person.address': 'High Street' })
    const stale = await press(url, { ...typed, do: 'continue' })
    expect(stale.status).toBe(409)
    expect(stale.text).toMatch(/High Street[^]*Low Road/)
    expect(stale.posted).toMatchObject({ 'person.address': 'Low Road' })
    expect((await open(url)).posted['person.address']).toBe('High Street')
    expect((await press(url, { ...stale.posted, do: 'later' })).to).toBe(draft)
    expect((await open(url)).posted['person.address']).toBe('Low Road')
  })

  it('of two drafts never mix', async () => {
    const [one, other] = [await begin(), await begin()]
    await fill(`${one}/person`, person)
    expect((await open(`${other}/person`)).posted['person.name']).toBe('')
  })

  it('saying the same are no conflict, so that a double click saves once', async () => {
    const draft = await begin()
    const { posted } = await open(`${draft}/person`)
    const typed = { ...posted, ...person, do: 'continue' }
    const answered = [await press(`${draft}/person`, typed), await press(`${draft}/person`, typed)]
    expect(answered.map(({ to }) => to)).toEqual([`${draft}/victim`, `${draft}/victim`])
    expect((await open(`${draft}/person`)).posted['version']).toBe('2')
  })

  it('cannot send what they have not seen', async () => {
    const draft = await whole()
    const { posted } = await open(`${draft}/check`)
    await fill(`${draft}/concern`, { 'concern.summary': 'Something else.' })
    const before = await pathways()
    const stale = await press(`${draft}/check`, posted)
    expect([stale.status, await pathways()]).toEqual([409, before])
    expect(stale.text).toContain('Something else.')
    expect((await press(`${draft}/delete`, posted)).status).toBe(409)
    expect((await press(`${draft}/delete`, stale.posted)).to).toBe('/refer')
    expect((await open(draft)).status).toBe(404)
  })
})

describe('pressing again', () => {
  it('sends once: together, after the answer, and from a page that was left open', async () => {
    const draft = await whole()
    const { posted } = await open(`${draft}/check`)
    const left = await open(`${draft}/concern`)
    const before = await pathways()
    const both = await Promise.all([
      press(`${draft}/check`, posted),
      press(`${draft}/check`, posted),
    ])
    both.push(await press(`${draft}/check`, posted))
    expect(both.map(({ to }) => to)).toEqual(Array.from(both, () => `${draft}/sent`))
    expect(await pathways()).toBe(before + 1)
    for (const page of ['', '/check', '/concern', '/matches', '/delete'])
      expect((await open(draft + page)).text).toContain('This referral has been sent')
    expect((await press(`${draft}/concern`, left.posted)).to).toBe(`${draft}/sent`)
    expect((await press('/refer', { key: draft.slice('/refer/'.length) })).to).toBe(`${draft}/sent`)
  })

  it('begins once', async () => {
    const { posted } = await open('/refer')
    const drafts = [await press('/refer', posted), await press('/refer', posted)]
    expect(drafts[0]?.to).toBe(drafts[1]?.to)
  })

  it('of what waits for the engine says so, and leaves one', async () => {
    const draft = await whole()
    const { posted } = await open(`${draft}/check`)
    api.engine = 'stopped'
    const { to } = await press(`${draft}/check`, posted)
    expect((await open(to)).text).toContain('You do not need to send it again')
    api.engine = 'runs'
  })
})

describe('possible duplicates', () => {
  const twin = async (visitor = housing) => {
    const draft = await begin(visitor)
    await fill(`${draft}/person`, person, visitor, 'later')
    return (await open(`${draft}/matches`, visitor)).text
  }

  it('are told to whom they are for, and logged', async () => {
    expect(await twin(visit(api.app, await signIn(api, 'policeLead')))).toContain(
      'Certainly the same',
    )
    const shown = (await readsIn(api.database)).filter(({ fields }) =>
      fields.includes('person:match'),
    )
    expect(shown.length).toBeGreaterThan(1)
  })

  it('are to others only those whom they referred themselves, without what agreed', async () => {
    const own = await twin()
    expect(own).toContain('Certainly the same')
    expect(own).not.toContain('The same date of birth')
    const session = await signIn(api, 'agencyWorker', { agency: 'london-council' })
    expect(await twin(visit(api.app, session))).not.toContain('Certainly the same')
  })
})

describe('what was typed', () => {
  it('outlives the session', async () => {
    const draft = await begin()
    const visitor = visit(api.app, await signIn(api, 'agencyWorker'))
    const url = `${draft}/person`
    const { posted } = await open(url, visitor)
    await sql`update web_sessions set seen = now() - interval '16 minutes'`.execute(api.database)
    await press(url, { ...posted, ...person, do: 'continue' }, visitor)
    const again = await signIn(api, 'agencyWorker')
    for (const one of [visitor, housing]) one.browser.cookies.set('throughline-session-80', again)
    expect((await open(url, visitor)).posted).toMatchObject({ 'person.name': canary, version: '1' })
  })

  it('stands on the page while the database is away', async () => {
    const away = Object.assign(new Error('away'), { code: 'ECONNREFUSED' })
    const deps = { ...api.deps, clock: { ...api.deps.clock, now: () => Promise.reject(away) } }
    const by = { id: 'x', agency: 'y', access: [] }
    const called = { name: 'Sam', agencyName: '', siteNames: [], as: undefined, sid: undefined }
    const session = { id: by.id, account: by, roles: [], sites: [], ...called }
    const params = { draft: randomUUID(), section: 'person' }
    const place = { query: {}, now: 0, url: '/', address: '127.0.0.1' }
    const asked = { deps, by, session, params, ...place, kept: undefined }
    const next = await saveSection(asked, { ...person, version: '1', do: 'continue' })
    if (!('body' in next)) throw new Error('no page')
    expect(next.status).toBe(503)
    expect(sentBy(next.body)).toMatchObject({ ...person, version: '1' })
  })
})

describe('a draft', () => {
  it('is not for administrators, another agency, or nobody', async () => {
    const draft = await begin()
    const administrator = visit(api.app, await signIn(api, 'administrator'))
    const council = visit(api.app, await signIn(api, 'agencyWorker', { agency: 'london-council' }))
    for (const page of ['', '/person', '/check', '/matches', '/sent', '/delete']) {
      expect((await open(draft + page, administrator)).status).toBe(403)
      expect((await open(draft + page, council)).status).toBe(404)
    }
    expect((await open('/refer', administrator)).status).toBe(403)
    for (const unknown of [`/refer/${randomUUID()}`, `${draft}/constructor`, '/refer/1'])
      expect((await open(unknown)).status).toBe(404)
  })

  it('names nobody in an address, a title or the log', () => {
    expect(titles.length).toBeGreaterThan(50)
    const [, surname = ''] = canary.split(' ')
    for (const text of [...addresses, ...titles, ...api.logged])
      expect(text.toLowerCase()).not.toContain(surname.toLowerCase())
  })
})
