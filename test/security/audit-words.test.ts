// Proves that the officer reads the audit log in words, whatever was asked for, and that the codes stay in what leaves it.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { addresses, addressOf } from '../support/addresses.ts'
import { listing, planMeeting } from '../support/meeting.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { plantPathway } from '../support/planted.ts'
import { placeTitle } from '../../web/words/audit-places.ts'
import { routes } from '../../web/pages/index.ts'
import { signIn, visit } from '../support/pages.ts'
import { whatTitle } from '../../web/words/audit.ts'
import type { Role } from '../../domain/codes.ts'

const api = await ownApi()
const pathway = await plantPathway(api)
const meeting = await planMeeting(api)
const officer = await api.token('dataProtectionOfficer')
const everybody: readonly Role[] = ['coordinator', 'chair', 'forensicClinician', 'agencyWorker']
const paths = Object.entries(api.app.swagger().paths ?? {})

beforeAll(async () => {
  await meeting.told('list-item', listing(pathway, { risk: 'high' }))
  const named = { pathway, meeting: meeting.id, draft: 'none', sent: 'none', report: 'none' }
  for (const role of everybody) {
    const token = await api.token(role)
    const page = visit(api.app, await signIn(api, role))
    for (const [path, one] of paths.filter(([path]) => !path.startsWith('/api/audit')))
      if ('get' in (one ?? {}))
        await api.get(
          path
            .replace('{id}', path.includes('conferences') ? meeting.id : pathway)
            .replace('{site}', 'london')
            .replace('{command}', 'reassign')
            .replace('{name}', 'reassign'),
          token,
        )
    for (const { method, path } of routes)
      if (method === 'GET') await page.get(addressOf(addresses[path]?.[0] ?? path, named))
    await page.post('/search', { q: 'Quist' })
  }
}, 120_000)

describe('what was asked for', () => {
  it.each([
    ...routes.map(({ method, path }) => [method, path] as const),
    ...paths.flatMap(([path, one]) =>
      Object.keys(one as object).map((method) => [method.toUpperCase(), path] as const),
    ),
  ])('%s %s has a name', (method, path) => {
    if (path.startsWith('/health') || path === '/metrics') return // which is asked by nobody known
    const command = path.includes('{command}') ? 'reassign' : undefined
    const title = placeTitle(method, path, command)
    expect(title).toMatch(/^[A-Z“]/)
    expect(title).not.toMatch(/[/{}:]/)
  })
})

describe('the page of the log', () => {
  it('shows no code, of what was done, what was shown or what it came to', async () => {
    const page = visit(api.app, await signIn(api, 'dataProtectionOfficer'))
    let next: string | undefined = '/audit?limit=100'
    let seen = 0
    while (next !== undefined) {
      const { status, text } = await page.get(next)
      expect(status).toBe(200)
      const cells = [...text.matchAll(/data-label="What"\s*>([^]*?)<\/td>/g)].map(([, one = '']) =>
        one.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '),
      )
      seen += cells.length
      for (const cell of cells)
        expect(cell).not.toMatch(
          /GET |POST |\/|\b[a-z]+[A-Z]|[a-z]:[a-z]|[a-z]-[a-z]+\.[a-z]|\.docx/,
        )
      next = /href="(\/audit\?[^"]*cursor[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen).toBeGreaterThan(100)
  })

  it('has a name for everything that the log holds', async () => {
    const unnamed = new Set<string>()
    let url = '/api/audit?limit=100'
    for (;;) {
      const answer = await api.get(url, officer)
      for (const item of itemsOf(answer)) {
        const { what, facts } = item as { what: string; facts: Record<string, string> }
        if (whatTitle({ what, facts }) === undefined) unnamed.add(what)
      }
      const next = answer.body['nextCursor']
      if (typeof next !== 'string') break
      url = `/api/audit?limit=100&cursor=${encodeURIComponent(next)}`
    }
    expect([...unnamed]).toEqual([])
  })

  it('leaves the codes in what is exported', async () => {
    for (const format of ['json', 'csv']) {
      const { text } = await api.get(`/api/audit/export.${format}`, officer)
      expect(text).toContain('person:name')
      expect(text).toContain('GET /search')
      expect(text).toContain('not-your-role')
    }
  })
})
