// Proves of every form that belongs to no command, empty, filled in and with errors, that it has nothing against WCAG 2.2 AA and loses nothing at 320 pixels.
import { addressOf, makeNamed, type Named } from '../support/addresses.ts'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeMeetings, type Meetings } from '../support/meeting-world.ts'
import { openWindows, type Windows } from '../support/chromium.ts'
import { type OtherForm, otherForms } from '../support/other-forms.ts'
import { startApi, type TestApi } from '../support/api.ts'
import { faultsOf } from '../support/looks.ts'
import { pageRoutes } from '../support/every-page.ts'
import type { Page } from 'playwright-core'

let api: TestApi
let windows: Windows
let named: Named
let meetings: Meetings
beforeAll(async () => {
  api = await startApi()
  windows = await openWindows(api)
  named = await makeNamed(api)
  meetings = await makeMeetings(api)
})
afterAll(async () => {
  await windows.close()
  await api.stop()
})

const address = ({ to }: OtherForm): string =>
  addressOf(to, named).replace(
    /<(before|during|after)>/,
    (_, phase: keyof Meetings) => `/meetings/${meetings[phase]}`,
  )

/** The form that this button sends, as the page's own script finds it. */
const formOf = (button: string): string =>
  `[...document.querySelectorAll('main form')].find((one) => one.textContent.includes(${JSON.stringify(button)}))`

/** Fills in whatever can be: the last choice of each kind, and long words. */
const fill = (page: Page, button: string): Promise<void> =>
  page.evaluate(`(() => {
    for (const folded of document.querySelectorAll('main details')) folded.open = true
    const form = ${formOf(button)}
    const done = (e) => e.dispatchEvent(new Event('input', { bubbles: true })) && e.dispatchEvent(new Event('change', { bubbles: true }))
    for (const e of form.querySelectorAll('input, select, textarea')) {
      if (e.type === 'hidden') continue
      if (e.type === 'radio' || e.type === 'checkbox') { if (!e.checked) e.click() }
      else if (e.tagName === 'SELECT') e.selectedIndex = e.options.length - 1
      else e.value = e.inputMode === 'numeric' ? '12' : 'Averylongwordwithoutanyspaceinit'.repeat(3)
      done(e)
    }
  })()`)

const empty = (page: Page, button: string): Promise<void> =>
  page.evaluate(`(() => {
    for (const e of ${formOf(button)}.querySelectorAll('input, select, textarea')) {
      if (e.type === 'hidden') continue
      if (e.type === 'radio' || e.type === 'checkbox') e.checked = false
      else e.value = ''
    }
  })()`)

test('every address that a form is sent to has its form among these', async () => {
  const routes = await pageRoutes(api, 'POST')
  expect(routes.filter((route) => !(route in otherForms))).toEqual([])
})

const forms = Object.values(otherForms).flat()

test.each(forms.map((form) => [`${form.to} as ${form.as}`, form] as const))(
  '%s',
  async (_, form) => {
    const page = await windows.of(form.as)
    const to = address(form)
    await page.goto(to)
    expect(['as it is', await faultsOf(page)]).toEqual(['as it is', []])
    const { button: name } = form
    if (name === undefined) return
    await fill(page, name)
    expect(['filled in', await faultsOf(page)]).toEqual(['filled in', []])
    const button = page.locator('main form').getByRole('button', { name }).first()
    const unfold = `document.querySelectorAll('main details').forEach((one) => (one.open = true))`
    const press = async () => {
      await page.evaluate(unfold)
      await button.click()
    }
    await press() // with words where dates and numbers are asked for
    expect(['sent with long words', await faultsOf(page)]).toEqual(['sent with long words', []])
    await page.goto(to)
    await empty(page, name)
    await press()
    await page.locator('.govuk-error-summary').waitFor()
    expect(['with errors', await faultsOf(page)]).toEqual(['with errors', []])
    expect(await page.title()).toMatch(/^Error: /)
  },
)
