// Proves that every page that there is has nothing against WCAG 2.2 AA, breaks no name of a row within a word, and needs no moving sideways at 320 pixels.
import { addresses, addressOf, makeNamed, type Named } from '../support/addresses.ts'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { brokenNames, findings, overflows } from '../support/axe.ts'
import { type Windows, openWindows } from '../support/chromium.ts'
import { routes } from '../../web/pages/index.ts'
import { startApi, type TestApi } from '../support/api.ts'

let api: TestApi
let windows: Windows
let named: Named
beforeAll(async () => {
  api = await startApi()
  windows = await openWindows(api)
  named = await makeNamed(api)
})
afterAll(async () => {
  await windows.close()
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
    const page = await windows.of(as)
    const answer = await page.goto(to)
    expect([to, answer?.status()]).toEqual([to, 200])
    expect([to, await findings(page)]).toEqual([to, []])
    expect([to, await brokenNames(page)]).toEqual([to, []])
    await page.setViewportSize({ width: 320, height: 800 })
    expect([to, await overflows(page)]).toEqual([to, false])
    await page.setViewportSize({ width: 1280, height: 900 })
  })
})
