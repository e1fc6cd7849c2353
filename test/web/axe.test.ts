// Proves that every page that there is has nothing against WCAG 2.2 AA, and needs no moving sideways on a telephone.
import { addresses, addressOf, makeNamed, type Named } from '../support/addresses.ts'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { findings, overflows } from '../support/axe.ts'
import { launchChromium, listen, windowOf } from '../support/chromium.ts'
import { routes } from '../../web/pages/index.ts'
import { signIn } from '../support/pages.ts'
import { startApi, type TestApi } from '../support/api.ts'

let api: TestApi
let browser: Browser
let at: URL
let named: Named
beforeAll(async () => {
  api = await startApi()
  browser = await launchChromium()
  at = await listen(api.app)
  named = await makeNamed(api)
})
afterAll(async () => {
  await browser.close()
  await api.stop()
})

const pages = routes.filter(({ method }) => method === 'GET').map(({ path }) => path)

describe('every page', () => {
  test('is looked at somewhere', () => {
    expect(pages.filter((path) => path.includes(':') && !(path in addresses))).toEqual([])
  })

  const shown = pages.filter((path) => addresses[path] !== null)
  test.each(shown)('%s has nothing against the standard', async (path) => {
    const [address, as = 'coordinator'] = addresses[path] ?? [path]
    const to = addressOf(address, named)
    const session = await signIn(api, as)
    const page = await windowOf(browser, at, session)
    const answer = await page.goto(to)
    expect([to, answer?.status()]).toEqual([to, 200])
    expect([to, await findings(page)]).toEqual([to, []])
    await page.setViewportSize({ width: 375, height: 800 })
    expect([to, await overflows(page)]).toEqual([to, false])
    await page.context().close()
  })
})
