// Proves in Chromium that everybody signs in at the provider, and that a case is referred, accepted and decided at triage through pages alone.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { codes, roles } from '../../domain/codes.ts'
import { expectDone, press, refer, takeUp } from '../support/walking.ts'
import { type SignedUp, startSignedUp } from '../support/provider.ts'
import { findings } from '../support/axe.ts'

let signedUp: SignedUp
beforeAll(async () => {
  signedUp = await startSignedUp()
})
afterAll(() => signedUp.stop())

test.each(codes(roles))('%s signs in from the list of people', async (role) => {
  const page = await signedUp.arrive(role)
  expect(new URL(page.url()).pathname).toBe('/work')
  expect(await page.textContent('h1')).toBe('My work')
  expect(await page.textContent('.tl-bar__me')).toContain(roles[role].title)
  await page.context().close()
})

describe.each([true, false])('with JavaScript: %s', (script) => {
  const name = script ? 'Alex Invented' : 'Sam Invented'
  let pathway = ''

  test('an agency refers somebody, part by part', async () => {
    const page = await signedUp.arrive('agencyWorker', { script })
    pathway = await refer(page, name)
    expect(pathway).toMatch(/^pw\w{12}$/)
    await page.context().close()
  })

  test('the coordinator accepts it from the list of their work', async () => {
    const page = await signedUp.arrive('coordinator', { script })
    await takeUp(page, 'A referral to be acknowledged', name, 'Accept the referral')
    await press(page, 'Accept the referral')
    await expectDone(page)
    await page.context().close()
  })

  test('the police lead is told what is missing, keeps what was typed, and decides', async () => {
    const page = await signedUp.arrive('policeLead', { script })
    await takeUp(page, 'triage decision', name)
    await page.fill('textarea', 'Repeat pattern, escalating.')
    await press(page, /^Decide/)
    expect(await page.textContent('.govuk-error-summary')).toContain('There is a problem')
    expect(await page.title()).toMatch(/^Error: /)
    expect(await page.inputValue('textarea')).toBe('Repeat pattern, escalating.')
    if (script) expect(await findings(page)).toEqual([])
    await page.getByLabel('Conference', { exact: true }).check()
    await page.getByLabel('High', { exact: true }).check()
    await press(page, /^Decide/)
    await expectDone(page)
    await page.goto(`/pathways/${pathway}`)
    expect(await page.textContent('.tl-sentence')).toMatch(/research/i)
    await page.context().close()
  })
})
