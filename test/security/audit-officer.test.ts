// Proves that the data protection officer of a site reads its audit log, and nobody else; and that what leaves it is signed.
import { describe, expect, it } from '@jest/globals'
import { isSignedBy } from '../../platform/signing.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { codes, roles } from '../../domain/codes.ts'
import { signIn, visit } from '../support/pages.ts'
import { takeApart } from '../../app/audit/export.ts'

const api = await ownApi()
const officer = await api.token('dataProtectionOfficer')
const coordinator = await api.token('coordinator')
const person = { name: 'Ambrose Quillfeather', dateOfBirth: '1980-02-03' }
const id = await api.refer({ person })
const other = await api.refer({ person: { name: 'Somebody Else' } })
await api.get(`/api/pathways/${id}`, coordinator)
await api.get(`/api/pathways/${other}`, coordinator)
await api.get('/api/pathways?q=Quillfeather', coordinator)

const entries = async (query = '', token = officer) => {
  const answer = await api.get(`/api/audit${query}`, token)
  if (answer.status !== 200) throw new Error(`the log was answered with ${answer.status}`)
  return itemsOf(answer)
}

describe('the audit log', () => {
  it('is for the officer alone, in JSON, as files and as a page', async () => {
    const urls = ['/api/audit', '/api/audit/export.json', '/api/audit/export.csv']
    for (const role of codes(roles).filter((one) => one !== 'dataProtectionOfficer')) {
      const token = await api.token(role)
      for (const url of urls)
        expect([role, url, (await api.get(url, token)).status]).toEqual([role, url, 403])
      const { text } = await visit(api.app, await signIn(api, role)).get('/work')
      expect(text).not.toContain('href="/audit"')
    }
    expect((await visit(api.app, await signIn(api, 'coordinator')).get('/audit')).status).toBe(403)
    for (const url of urls) expect((await api.get(url)).status).toBe(401)
  })

  it('is that of the officer’s own sites', async () => {
    const elsewhere = await api.token('dataProtectionOfficer', { sites: ['hampshire'] })
    for (const filter of ['pathway', 'person'])
      expect((await api.get(`/api/audit?${filter}=${id}`, elsewhere)).status).toBe(404)
    const seen = JSON.stringify(await entries('?limit=100', elsewhere))
    for (const hidden of [id, other, 'coordinator Person']) expect(seen).not.toContain(hidden)
    const file = await api.get('/api/audit/export.json', elsewhere)
    for (const hidden of [id, other, 'coordinator Person']) expect(file.text).not.toContain(hidden)
  })

  it('is found by pathway, person, actor, kind, time and what was searched for', async () => {
    const about = await entries(`?pathway=${id}`)
    expect(about.length).toBeGreaterThan(1)
    for (const one of about) expect(one['pathways']).toContain(id)
    const again = await api.refer({ person })
    await api.done(again, 'merge-person', coordinator, {
      pathwayId: id,
      reason: 'The same person.',
    })
    await api.get(`/api/pathways/${again}`, coordinator)
    const ofPerson = new Set(
      (await entries(`?person=${id}&limit=100`)).flatMap((one) => one['pathways']),
    )
    expect([...ofPerson]).toEqual(expect.arrayContaining([id, again]))
    expect(
      [...(await entries(`?person=${id}&limit=100`))].every((one) => one['what'] !== other),
    ).toBe(true)

    const actor = (about[0]?.['actor'] as { id: string }).id
    expect((await entries(`?actor=${actor}`)).length).toBeGreaterThan(2)
    expect(await entries('?actor=nobody')).toEqual([])
    for (const part of ['', '/export.json', '/export.csv'])
      expect((await api.get(`/api/audit${part}?actor=%00`, officer)).status).toBe(400)
    expect(await entries('?from=2026-11-03')).toEqual([])
    expect((await entries('?from=2026-11-02&to=2026-11-02')).length).toBeGreaterThan(2)
    for (const one of await entries('?kind=search')) expect(one['kind']).toBe('search')
    const { body } = await api.send('POST', '/api/audit/searched', officer, {
      text: 'quillfeather ',
    })
    expect(await entries(`?searched=${String(body['searched'])}`)).toHaveLength(1)
  })

  it('comes in pages, newest first', async () => {
    const first = await api.get('/api/audit?limit=3&kind=read', officer)
    const next = await api.get(
      `/api/audit?limit=3&kind=read&cursor=${String(first.body['nextCursor'])}`,
      officer,
    )
    const numbers = [...itemsOf(first), ...itemsOf(next)].map(({ n }) => Number(n))
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a))
    expect(new Set(numbers).size).toBe(6)
  })

  it('tells that it was read and taken out, and what was asked', async () => {
    await entries(`?pathway=${id}`)
    await api.get('/api/audit/export.csv?kind=refusal', officer)
    const [taken] = await entries('?kind=auditExport')
    expect(taken).toMatchObject({ facts: { format: 'csv', kind: 'refusal' } })
    const read = await entries('?kind=auditRead&limit=100')
    expect(read.some(({ pathways }) => (pathways as string[]).includes(id))).toBe(true)
  })
})

describe('what is taken out', () => {
  it.each(['json', 'csv'])('as %s is signed, and a changed letter is noticed', async (format) => {
    const { text: file, headers } = await api.get(`/api/audit/export.${format}`, officer)
    expect(headers['content-disposition']).toMatch(/^attachment; filename="audit-2026-11-02\./)
    const key = await api.deps.exportKey()
    const { text, signature, digests } = takeApart(file)
    expect(await isSignedBy(key, text, signature)).toBe(true)
    expect(digests.size).toBeGreaterThan(5)
    const stored = await api.database.selectFrom('audit').select(['n', 'digest']).execute()
    const known = new Map(stored.map(({ n, digest }) => [n, digest.toString('hex')]))
    for (const [n, digest] of digests) expect([n, known.get(n)]).toEqual([n, digest])
    const changed = takeApart(file.replace('coordinator Person', 'coordinator Persoa'))
    expect(changed.text).not.toBe(text)
    expect(await isSignedBy(key, changed.text, changed.signature)).toBe(false)
  })
})

describe('the page of the audit log', () => {
  it('shows, filters, finds searches and gives the files', async () => {
    const browser = visit(api.app, await signIn(api, 'dataProtectionOfficer'))
    expect((await browser.get('/work')).text).toContain('href="/audit"')
    const { status, text } = await browser.get(`/audit?pathway=${id}&person=&kind=&from=&to=`)
    expect(status).toBe(200)
    expect(text).toContain('coordinator Person')
    expect(text).toContain(`/pathways/${id}`)
    expect(text).toContain('/audit/export.csv?pathway=')
    expect(text).not.toContain('Quillfeather')
    const { to = '' } = await browser.post('/audit/searched', { text: 'Quillfeather' })
    expect(to).toMatch(/^\/audit\?searched=[\w-]{32}$/)
    expect((await browser.get(to)).text).toContain('Searched')
    for (const [typed, why] of [
      [' ', 'Enter what was typed'],
      ['x'.repeat(101), 'What was typed must be 100 characters or fewer'],
    ] as const) {
      const again = await browser.post('/audit/searched', { text: typed })
      expect([again.status, again.text]).toEqual([
        400,
        expect.stringMatching(new RegExp(`href="#text"[^<]*>${why}`)),
      ])
      expect(again.text).toContain(`value="${typed.trim()}"`.replace('value=""', 'id="text"'))
    }
    const none = await browser.get('/audit?from=2027-01-01')
    expect(none.text).toContain('No entry matches')
    const unsearched = await browser.post('/audit/searched', { text: 'Nobody typed this' })
    expect((await browser.get(unsearched.to ?? '')).text).toContain(
      'Nobody has searched for exactly what you typed',
    )
    const [, actor = ''] =
      /href="\/audit\?actor=([0-9a-f-]{36})"/.exec((await browser.get('/audit')).text) ?? []
    const end = `/access/end?subject=${actor}`
    expect((await browser.get(`/audit?actor=${actor}`)).text).toContain(`href="${end}"`)
    const access = (await browser.get(end)).text
    expect(access).toContain(`value="${actor}"`)
    expect(access).toMatch(/class="govuk-back-link"[^>]*>\s*Audit log/)
    const wrong = await browser.get('/audit?pathway=pw000000000000')
    expect(wrong.text).toContain('There is nothing here that you may see.')
    const file = await browser.get('/audit/export.csv')
    expect(file.headers['content-disposition']).toMatch(/^attachment/)
  })
})
