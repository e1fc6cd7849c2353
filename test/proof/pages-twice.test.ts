// Proves that back, reload, a double click and several tabs send nothing twice and mix nothing, and that a form outlives its session.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { chooseFromList, type SignedUp, startSignedUp } from '../support/provider.ts'
import { expectDone, fillDate, press } from '../support/walking.ts'
import type { Page, Request } from 'playwright-core'
import { sql } from 'kysely'

let signedUp: SignedUp
beforeAll(async () => {
  signedUp = await startSignedUp()
})
afterAll(() => signedUp.stop())

const counted = async (type: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from events where type = ${type}`.execute(signedUp.api.database)
  return rows[0]?.count ?? 0
}

const pathways = async (): Promise<number> =>
  (await signedUp.api.database.selectFrom('pathways').select('id').execute()).length

async function typeIncident(page: Page, pathway: string): Promise<void> {
  await page.goto(`/pathways/${pathway}/do/report-incident`)
  await fillDate(page, 'on', '2026-11-01')
  await page.locator('input[name="kind"]').first().check()
  await page.fill('[id="note"]', 'Waited at the door.')
}
/** Sends the same again, as a line that broke off, or a browser that asked whether to, does. */
async function sendAgain(page: Page, form: Request): Promise<void> {
  const again = { url: form.url(), body: form.postData() }
  const to = await page.evaluate<string>(`fetch(${JSON.stringify(again.url)}, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: ${JSON.stringify(again.body)},
  }).then(({ url }) => url)`)
  expect(to).toContain('sent=')
}

const sending = 'Report an incident'

describe.each([true, false])('a form, with JavaScript: %s', (script) => {
  test('that is clicked twice, gone back to and reloaded is sent once', async () => {
    const pathway = await signedUp.api.refer()
    await signedUp.api.done(pathway, 'accept-referral', await signedUp.api.token('coordinator'))
    const page = await signedUp.arrive('coordinator', { script })
    const before = await counted('incident-reported')
    await typeIncident(page, pathway)
    const sent = page.waitForRequest((request) => request.method() === 'POST')
    await page.getByRole('button', { name: sending }).last().dblclick()
    const form = await sent
    await page.waitForURL(/sent=/)
    await expectDone(page)
    await sendAgain(page, form)
    expect(await counted('incident-reported')).toBe(before + 1)
    await page.reload()
    await page.goBack()
    await page.waitForLoadState()
    expect(await page.inputValue('[id="note"]')).toBe('')
    await press(page, sending)
    expect(await page.textContent('.govuk-error-summary')).toContain('There is a problem')
    await page.goBack()
    expect(await counted('incident-reported')).toBe(before + 1)
    await page.context().close()
  })

  test('that stands in two tabs does its work once, and the other tab says why not', async () => {
    const pathway = await signedUp.api.refer()
    const one = await signedUp.arrive('coordinator', { script })
    const other = await one.context().newPage()
    for (const tab of [one, other]) await tab.goto(`/pathways/${pathway}/do/accept-referral`)
    await other.fill('[id="note"]', 'Clear enough.')
    await press(one, 'Accept the referral')
    await expectDone(one)
    await press(other, 'Accept the referral')
    expect(await other.textContent('.govuk-error-summary')).toContain('cannot be done')
    expect(await other.inputValue('[id="note"]')).toBe('Clear enough.')
    await one.context().close()
  })

  test('of a referral is begun and sent once, and two drafts in two tabs never mix', async () => {
    const one = await signedUp.arrive('agencyWorker', { script, to: '/refer' })
    const other = await one.context().newPage()
    const before = await pathways()
    await other.goto('/refer')
    const drafts: string[] = []
    for (const tab of [one, other]) {
      await tab.getByRole('button', { name: 'Start a referral' }).dblclick()
      await tab.waitForURL(/refer\/[0-9a-f-]{36}/)
      drafts.push(tab.url())
    }
    expect(new Set(drafts).size).toBe(2)
    const people = [
      [one, `Una First ${script}`],
      [other, `Otto Second ${script}`],
    ] as const
    const together = async (
      section: string,
      fill: (tab: Page, person: string) => Promise<void>,
    ) => {
      for (const [at, [tab]] of people.entries()) await tab.goto(`${drafts[at]}/${section}`)
      for (const [tab, person] of people) await fill(tab, person)
      for (const [tab] of people) await press(tab, 'Save and continue')
    }
    await together('person', async (tab, person) => {
      await tab.fill('[id="person.name"]', person)
      await fillDate(tab, 'person.dateOfBirth', '1990-02-03')
    })
    await together('victim', async (tab, person) => {
      await tab.fill('[id="victim.name"]', `${person} victim`)
      await tab.check('input[name="victim.relationship"][value="exPartner"]')
      await tab.check('input[name="victim.safeContact.safe"][value="yes"]')
      await tab.check('input[name="victim.safeContact.channels"][value="phone"]')
    })
    await together('concern', (tab, person) =>
      tab.fill('[id="concern.summary"]', `About ${person}.`),
    )
    await together('screening', async (tab) => {
      await tab.check('input[name="screening.tool"][value="dash"]')
      await tab.fill('[id="screening.ticks"]', '15')
    })
    await together('basis', (tab) => tab.check('input[name="lawfulBasis"][value="lawEnforcement"]'))
    for (const [at, [tab, person]] of people.entries()) {
      const [, others = ''] = people[1 - at] ?? []
      await tab.goto(`${drafts[at]}/check`)
      const shown = (await tab.textContent('main')) ?? ''
      expect(shown).toContain(`About ${person}.`)
      expect(shown.replace(/Possible duplicates[^]*/, '')).not.toContain(others)
      await tab.getByRole('button', { name: 'Send the referral' }).dblclick()
      await tab.waitForURL(/sent$/)
      await tab.reload()
      await tab.goBack()
      await tab.waitForLoadState()
      expect(await tab.textContent('main')).toContain('This referral has been sent')
    }
    expect(await pathways()).toBe(before + 2)
    await one.context().close()
  })

  test('comes back filled in after signing in again at the provider, and is sent once', async () => {
    const pathway = await signedUp.api.refer()
    await signedUp.api.done(pathway, 'accept-referral', await signedUp.api.token('coordinator'))
    const page = await signedUp.arrive('coordinator', { script })
    const before = await counted('incident-reported')
    await typeIncident(page, pathway)
    await sql`update web_sessions set seen = seen - interval '16 minutes'`.execute(
      signedUp.api.database,
    )
    await press(page, sending)
    expect(await page.textContent('main')).toContain('It is kept for half an hour')
    expect(await counted('incident-reported')).toBe(before)
    await press(page, 'Sign in again')
    expect(new URL(page.url()).origin).not.toBe(signedUp.windows.at.origin)
    await chooseFromList(page, 'coordinator')
    await page.waitForURL(/do\/report-incident/)
    expect(await page.inputValue('[id="note"]')).toBe('Waited at the door.')
    expect(await page.inputValue('[id="on-day"]')).toBe('01')
    await press(page, sending)
    await expectDone(page)
    expect(await counted('incident-reported')).toBe(before + 1)
    await page.context().close()
  })
})
