// How somebody gets through pages in a browser, by what they read there.
import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'

/** Presses a button of the page's own. */
export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.locator('main').getByRole('button', { name }).first().click()

/** Sends a form by the button that bears its label; where that cannot be undone, it is asked again first. */
export async function send(page: Page, label: string): Promise<void> {
  const asks = page.locator('main').getByRole('button', { name: 'Continue', exact: true })
  if ((await asks.count()) > 0) await asks.click()
  await press(page, label)
  await page.waitForURL(/[?&]sent=/)
}

/** Follows a link of the page's own, also one that looks like a button. */
export const follow = (page: Page, name: string | RegExp): Promise<void> =>
  page.locator('main a[href]').filter({ hasText: name }).first().click()

/** Opens My work, and from there the form that settles something; where several do, it is chosen on the page of the pathway. */
export async function takeUp(
  page: Page,
  what: string,
  about: string | RegExp,
  form?: string,
): Promise<void> {
  await page.goto('/work')
  const row = page.getByRole('row').filter({ hasText: about }).filter({ hasText: what })
  await row.getByRole('link').first().click()
  if (form !== undefined) await follow(page, form)
  expect(page.url()).toContain('/do/')
}

/** Fills in a date. */
export async function fillDate(page: Page, field: string, date: string): Promise<void> {
  const [year = '', month = '', day = ''] = date.split('-')
  for (const [part, value] of Object.entries({ day, month, year }))
    await page.fill(`[id="${field}-${part}"]`, value)
}

/** Expects the banner of something that was done. */
export async function expectDone(page: Page): Promise<void> {
  expect(await page.textContent('.govuk-notification-banner')).toContain('Done')
}

/** Refers somebody of this name through the task list, from My work to the confirmation; gives the pathway's reference. */
export async function refer(page: Page, name: string): Promise<string> {
  await page.goto('/work')
  await page
    .getByRole('navigation', { name: 'Menu' })
    .getByRole('link', { name: 'Refer somebody' })
    .click()
  await press(page, 'Start a referral')
  const start = page.url()
  await follow(page, /The person you are referring/)
  await page.fill('[id="person.name"]', name)
  await fillDate(page, 'person.dateOfBirth', '1990-02-03')
  await press(page, 'Save and continue')
  await page.fill('[id="victim.name"]', 'Robin Sample')
  await page.check('input[name="victim.relationship"][value="exPartner"]')
  await page.check('input[name="victim.safeContact.safe"][value="yes"]')
  await page.check('input[name="victim.safeContact.channels"][value="phone"]')
  await press(page, 'Save and continue')
  await page.fill('[id="concern.summary"]', 'Waits at the door, four times this month.')
  await press(page, 'Save and continue')
  await page.check('input[name="screening.tool"][value="dash"]')
  await page.fill('[id="screening.ticks"]', '15')
  await press(page, 'Save and continue')
  await page.check('input[name="lawfulBasis"][value="lawEnforcement"]')
  await page.locator('input[name="urgent"]').first().check()
  await press(page, 'Save and continue')
  expect(page.url()).toBe(`${start}/check`)
  expect(await page.textContent('main')).toContain(name)
  await press(page, 'Send the referral')
  expect(page.url()).toBe(`${start}/sent`)
  return (await page.textContent('.govuk-panel strong'))?.trim() ?? ''
}
