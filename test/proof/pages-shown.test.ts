// Proves of every page that it is sound wide, on a telephone and enlarged to 400 %, and that it says and offers the same without JavaScript.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { everyPage, noPages, pageRoutes, type Shown } from '../support/every-page.ts'
import { faultsOf, lost, narrow } from '../support/looks.ts'
import { onePerStage, startMadeUp } from '../support/made-up-world.ts'
import { openWindows, type Windows } from '../support/chromium.ts'
import { isDeepStrictEqual } from 'node:util'
import type { Page } from 'playwright-core'
import { sized } from '../support/proof.ts'
import { startApi, type TestApi } from '../support/api.ts'

const views = ['', '/history', '/history?show=messages', '/treatment', '/risk']

interface Offers {
  readonly heading: readonly string[]
}

/** What a page says and offers: its headings and how much of each can be used. */
const offered = (page: Page): Promise<Offers> =>
  page.evaluate(`(() => {
    const main = document.querySelector('main')
    const count = (what) => main.querySelectorAll(what).length
    return {
      heading: [...main.querySelectorAll('h1')].map((h) => h.textContent.trim().replace(/\\s+/g, ' ')),
      links: count('a[href]'),
      fields: count('input:not([type=hidden]), select, textarea'),
      buttons: [...main.querySelectorAll('form button')].filter((b) => b.type === 'submit').length,
      open: [...main.querySelectorAll('button, a, input, select, textarea, p, li')].filter((e) =>
        e.matches('.govuk-radios__conditional *, .govuk-checkboxes__conditional *')).length,
    }
  })()`)

/** Looks at pages with a script and without one, and gives what is wrong with them. */
function looking(of: () => { plain: Windows; scripted: Windows }) {
  return async ({ to, as, status }: Shown, thoroughly: boolean): Promise<string[]> => {
    const { plain, scripted } = of()
    const page = await scripted.of(as)
    const faults: string[] = []
    page.on('pageerror', ({ message }) => void faults.push(message))
    page.on('console', (said) => {
      if (said.type() === 'error' && status === 200) faults.push(said.text())
    })
    const answer = await page.goto(to)
    if (answer?.status() !== status) faults.push(`is answered with ${answer?.status()}`)
    if (thoroughly) faults.push(...(await faultsOf(page)))
    const scriptedOffers = await offered(page)
    if (scriptedOffers.heading.length !== 1) faults.push('has not one heading')
    page.removeAllListeners()
    const without = await plain.of(as)
    await without.goto(to)
    const offers = await offered(without)
    // the audit log shows each look at itself
    if (!page.url().endsWith('/audit') && !isDeepStrictEqual(offers, scriptedOffers))
      faults.push(`offers ${JSON.stringify(offers)} and not ${JSON.stringify(scriptedOffers)}`)
    faults.push(...(await lost(without)).map((fault) => `${fault} (at 400 %)`))
    return faults.map((fault) => `${to} as ${as}: ${fault}`)
  }
}

async function windowsOn(api: TestApi) {
  const scripted = await openWindows(api)
  // A window of 1280 pixels that is enlarged to 400 % is 320 wide, with four of the screen's for each of the page's.
  const plain = scripted.with({ script: false, width: narrow, scale: 4 })
  return { plain, scripted }
}

describe('every page', () => {
  let api: TestApi
  let windows: Awaited<ReturnType<typeof windowsOn>>
  let shown: Shown[]
  beforeAll(async () => {
    api = await startApi()
    ;({ shown } = await everyPage(api))
    windows = await windowsOn(api)
  })
  afterAll(async () => {
    await windows.scripted.close()
    await api.stop()
  })
  const look = looking(() => windows)

  test('stands among those that are looked at', async () => {
    const routes = await pageRoutes(api)
    const known = [...noPages, ...shown.map(({ route }) => route)]
    expect(routes.filter((route) => !known.includes(route))).toEqual([])
  })

  test('is sound, and the same without JavaScript', async () => {
    // `npm test` looks at each once as it is wide; the short form at what that leaves out.
    const faults: string[] = []
    for (const one of shown) faults.push(...(await look(one, sized(0, 1) === 1)))
    expect(faults).toEqual([])
  })
})

/** Only at full length: it lives some months first. */
const atLength = sized(0, 1) === 1 ? describe : describe.skip

atLength('the pages of made-up lives', () => {
  let api: TestApi
  let windows: Awaited<ReturnType<typeof windowsOn>>
  beforeAll(async () => {
    api = await startMadeUp(60)
    windows = await windowsOn(api)
  })
  afterAll(async () => {
    await windows.scripted.close()
    await api.stop()
  })
  const look = looking(() => windows)

  test('are sound in every stage, and the same without JavaScript', async () => {
    const stages = await onePerStage(api)
    expect(stages.size).toBeGreaterThan(8)
    const faults: string[] = []
    for (const id of stages.values())
      for (const view of views)
        for (const as of ['coordinator', 'victimAdvocate'] as const) {
          const shown = { route: '', to: `/pathways/${id}${view}`, as, status: 200 }
          faults.push(...(await look(shown, as === 'coordinator')))
        }
    expect(faults).toEqual([])
  })

  test('are sound where they list much', async () => {
    const faults: string[] = []
    const lists = ['/work', '/work?by=kind', '/pathways', '/stuck', '/agency', '/meetings']
    for (const to of lists)
      faults.push(...(await look({ route: '', to, as: 'coordinator', status: 200 }, true)))
    for (const as of ['policeLead', 'forensicClinician', 'chair', 'probation'] as const)
      faults.push(...(await look({ route: '', to: '/work', as, status: 200 }, true)))
    expect(faults).toEqual([])
  })
})
