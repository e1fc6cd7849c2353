// Proves that every page can be used by the keyboard alone: the focus is seen and comes everywhere, errors take it, and a triage is decided by keys.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { everyPage } from '../support/every-page.ts'
import { expectDone } from '../support/walking.ts'
import { openWindows, type Windows } from '../support/chromium.ts'
import type { Page } from 'playwright-core'
import { startApi, type TestApi } from '../support/api.ts'
import { stopsOf, tabTo } from '../support/keys.ts'
import { sized } from '../support/proof.ts'

let api: TestApi
let windows: Windows
beforeAll(async () => {
  api = await startApi()
  windows = await openWindows(api)
})
afterAll(async () => {
  await windows.close()
  await api.stop()
})

const focused = (page: Page, of = 'id'): Promise<string | null> =>
  page.evaluate(`document.activeElement.getAttribute('${of}')`)

describe('by keys alone', () => {
  test('every page lets the keyboard in, through and out, and shows where it is', async () => {
    const { shown } = await everyPage(api)
    const faults: string[] = []
    for (const { to, as } of shown.filter((_, at) => sized(0, 1) === 1 || at % 4 === 0)) {
      const page = await windows.of(as)
      await page.goto(to)
      const stops = await stopsOf(page)
      const can =
        await page.evaluate(`[...document.querySelectorAll('main :is(a[href], button, select, textarea, summary, input:not([type=hidden]):not([type=radio])), main iframe')]
        .filter((e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ visibilityProperty: true })).length`)
      if (stops.length < Number(can))
        faults.push(`${to}: ${stops.length} stops for ${String(can)} things`)
      for (const { name, seen, inView } of stops) {
        if (!seen) faults.push(`${to} as ${as}: the focus is not seen on ${name}`)
        if (!inView) faults.push(`${to} as ${as}: ${name} is not brought into view`)
      }
    }
    expect(faults).toEqual([])
  })

  test('the first stop skips to the content', async () => {
    const page = await windows.of('coordinator')
    await page.goto('/work')
    await page.keyboard.press('Tab')
    expect(await focused(page, 'class')).toContain('govuk-skip-link')
    expect(await page.locator('.govuk-skip-link').first().boundingBox()).toMatchObject({ x: 0 })
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('main-content')
  })

  test('a triage is decided from the list of work, with a mistake on the way', async () => {
    const pathway = await api.refer({ person: { name: 'Keyed Person' } })
    await api.done(pathway, 'accept-referral', await api.token('coordinator'))
    const page = await windows.another('policeLead')
    await page.goto('/work')
    await tabTo(page, `a[href^="/pathways/${pathway}/do/decide-triage"]`)
    await page.keyboard.press('Enter')
    await page.waitForURL(/decide-triage/)
    await tabTo(page, 'main button[value=send]:not([tabindex])')
    await page.keyboard.press('Enter')
    await page.locator('.govuk-error-summary').waitFor()
    expect(await focused(page, 'class')).toContain('govuk-error-summary')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('outcome')
    await page.keyboard.press('Space')
    for (let n = 0; n < 20; n++) {
      if ((await focused(page, 'value')) === 'conference') break
      await page.keyboard.press('ArrowDown')
    }
    expect(await focused(page, 'value')).toBe('conference')
    await tabTo(page, 'input[name=risk]')
    await page.keyboard.press('Space')
    await tabTo(page, 'textarea[name=rationale]')
    await page.keyboard.type('Escalating, by keys.')
    await tabTo(page, 'main button[value=send]:not([tabindex])')
    await page.keyboard.press('Enter')
    await page.waitForURL(/sent=/)
    await expectDone(page)
    await page.context().close()
  })

  test('an advocate leaves a page at once by pressing Shift three times', async () => {
    const page = await windows.another('victimAdvocate')
    const elsewhere = 'https://www.bbc.co.uk/weather'
    await page.route(`${elsewhere}**`, (route) => route.fulfill({ body: 'The weather' }))
    await page.goto('/work')
    for (let n = 0; n < 3; n++) await page.keyboard.press('Shift')
    await page.waitForURL(elsewhere)
    await page.context().close()
  })

  test('without JavaScript, an advocate leaves by a link that comes among the first', async () => {
    const page = await windows.another('victimAdvocate', { script: false })
    await page.route('https://www.bbc.co.uk/**', (route) => route.fulfill({ body: 'The weather' }))
    await page.goto('/work')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await focused(page, 'href')).toBe('https://www.bbc.co.uk/weather')
    await page.keyboard.press('Enter')
    await page.waitForURL('https://www.bbc.co.uk/weather')
    await page.context().close()
  })
})
