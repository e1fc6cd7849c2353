// Proves that every page that there is has nothing against WCAG 2.2 AA, on a desk and on a telephone, and needs no moving sideways.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { findings, overflows } from '../support/axe.ts'
import { launchChromium, listen, windowOf } from '../support/chromium.ts'
import type { Role } from '../../domain/codes.ts'
import { routes } from '../../web/pages/index.ts'
import { signIn } from '../support/pages.ts'
import { startApi, type TestApi } from '../support/api.ts'

/** Where to look at a page whose address has parts, and as whom, if not as the coordinator; null for what shows nothing. */
const looked: Readonly<Record<string, readonly [path: string, as?: Role] | null>> = {
  '/stuck': ['/stuck', 'supervisor'],
  '/pathways/csv': null, // is saved, not shown
  '/w/:id/open': null, // leads on
  '/pathways/:id': ['/pathways/:pathway'],
  '/pathways/:id/history': ['/pathways/:pathway/history'],
  '/pathways/:id/treatment': ['/pathways/:pathway/treatment'],
  '/pathways/:id/risk': ['/pathways/:pathway/risk'],
  '/pathways/:id/do/:command': ['/pathways/:pathway/do/report-incident'],
  '/meetings/:id/do/:command': ['/meetings/:meeting/do/invite-agency'],
}

let api: TestApi
let browser: Browser
let at: URL
const parts = { pathway: '', meeting: '' }

beforeAll(async () => {
  api = await startApi()
  browser = await launchChromium()
  at = await listen(api.app)
  parts.pathway = await api.refer()
  await api.done(parts.pathway, 'accept-referral', await api.token('coordinator'))
  const plan = {
    site: 'london',
    form: 'marac',
    at: '2026-12-16T09:30:00Z',
    place: 'Room 4',
    reason: 'Urgent.',
  }
  const planned = await api.send('POST', '/api/conferences', await api.token('coordinator'), plan)
  parts.meeting = String(planned.body['conferenceId'])
})
afterAll(async () => {
  await browser.close()
  await api.stop()
})

const pages = routes.filter(({ method }) => method === 'GET').map(({ path }) => path)

describe('every page', () => {
  test.each(pages)('%s is said where to look at', (path) => {
    expect([path, path in looked || !path.includes(':')]).toEqual([path, true])
  })

  const shown = pages.filter((path) => looked[path] !== null)
  test.each(shown)('%s has nothing against the standard', async (path) => {
    const [address, as = 'coordinator'] = looked[path] ?? [path]
    const to = address.replace(':pathway', parts.pathway).replace(':meeting', parts.meeting)
    const session = await signIn(api, as)
    for (const width of [1280, 375]) {
      const page = await windowOf(browser, at, session, { width })
      const answer = await page.goto(to)
      expect([to, answer?.status()]).toEqual([to, 200])
      expect([to, width, await findings(page)]).toEqual([to, width, []])
      expect([to, width, await overflows(page)]).toEqual([to, width, false])
      await page.context().close()
    }
  })
})
