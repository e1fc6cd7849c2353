// Proves in Chromium that a case is taken on and decided through pages alone, with mistakes on the way, and with and without JavaScript.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { findings } from '../support/axe.ts'
import { launchChromium, listen, windowOf } from '../support/chromium.ts'
import { signIn } from '../support/pages.ts'
import { startApi, type TestApi } from '../support/api.ts'

let api: TestApi
let browser: Browser
let at: URL
beforeAll(async () => {
  api = await startApi()
  browser = await launchChromium()
  at = await listen(api.app)
})
afterAll(async () => {
  await browser.close()
  await api.stop()
})

describe.each([true, false])('with JavaScript: %s', (script) => {
  test('the coordinator accepts a referral from the list of their work', async () => {
    const id = await api.refer()
    const page = await windowOf(browser, at, await signIn(api, 'coordinator'), { script })
    await page.goto('/work')
    expect(await page.textContent('h1')).toBe('My work')
    await page.goto(`/pathways/${id}/do/accept-referral`)
    await page.click('main button[type=submit], main .govuk-button')
    await page.waitForURL(/\/pathways\//)
    expect(await page.textContent('.govuk-notification-banner')).toContain('Done')
    expect(
      (await api.get(`/api/pathways/${id}`, await api.token('coordinator'))).body['stage'],
    ).toBe('triage')
    await page.context().close()
  })

  test('the police lead is told what is missing, keeps what was typed, and decides', async () => {
    const id = await api.refer()
    await api.done(id, 'accept-referral', await api.token('coordinator'))
    const page = await windowOf(browser, at, await signIn(api, 'policeLead'), { script })
    await page.goto(`/pathways/${id}/do/decide-triage`)
    await page.fill('textarea', 'Repeat pattern, escalating.')
    await page.click('main .govuk-button')
    const summary = await page.textContent('.govuk-error-summary')
    expect(summary).toContain('There is a problem')
    expect(await page.title()).toMatch(/^Error: /)
    expect(await page.inputValue('textarea')).toBe('Repeat pattern, escalating.')
    if (script) expect(await findings(page)).toEqual([])
    await page.getByLabel('Conference', { exact: true }).check()
    await page.getByLabel('High', { exact: true }).check()
    await page.click('main .govuk-button')
    await page.waitForURL(/\/pathways\/[a-z0-9]+(\?|$)/)
    expect(
      (await api.get(`/api/pathways/${id}`, await api.token('coordinator'))).body['stage'],
    ).toBe('research')
    await page.context().close()
  })
})
