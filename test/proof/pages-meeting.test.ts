// Proves that a chair and a minute-taker get through a meeting by pages alone, seeing each other's entries without reloading, and others by a link.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { listing, planMeeting, type TestMeeting } from '../support/meeting.ts'
import { expectDone, follow, press, send } from '../support/walking.ts'
import { openWindows, type Windows } from '../support/chromium.ts'
import { startApi, type TestApi } from '../support/api.ts'
import type { Page } from 'playwright-core'
import { sized } from '../support/proof.ts'

/** As many as a chair and a minute-taker must get through; a panel hears one less until it is extended. */
const items = sized(3, 16)
const capacity = 15

let api: TestApi
let windows: Windows
let meeting: TestMeeting
beforeAll(async () => {
  api = await startApi()
  windows = await openWindows(api)
  meeting = await planMeeting(api)
  for (let n = 0; n < items; n++) {
    const pathway = await api.refer({ person: { name: `Person Number${n}` } })
    await meeting.told('list-item', listing(pathway))
  }
})
afterAll(async () => {
  await windows.close()
  await api.stop()
})

const here = () => `/meetings/${meeting.id}`

/** Waits until somebody's page says this by itself; it must not have been loaded again. */
async function sees(page: Page, part: string, text: string | RegExp): Promise<void> {
  await page.locator(part).filter({ hasText: text }).first().waitFor()
  expect(await page.evaluate('window.notReloaded')).toBe(true)
}

describe('a meeting', () => {
  let chair: Page
  let clerk: Page
  let plain: Page
  beforeAll(async () => {
    chair = await windows.of('chair')
    clerk = await windows.of('coordinator')
    plain = await windows.another('policeLead', { script: false })
  })

  test('has its agenda circulated and its session opened', async () => {
    await meeting.until('2026-11-11 17:00')
    await chair.goto(here())
    if (items > capacity) {
      await follow(chair, 'Extend the meeting')
      await chair.fill('[id="capacity"]', String(items))
      await chair.fill('[id="reason"]', 'One more cannot wait.')
      await press(chair, 'Extend the meeting')
      await expectDone(chair)
    }
    await clerk.goto(here())
    await follow(clerk, 'Circulate the agenda')
    await send(clerk, 'Circulate the agenda')
    await expectDone(clerk)
    await meeting.until('2026-11-18 10:00')
    await chair.goto(here())
    await press(chair, 'Open the session')
    await chair.waitForURL(/sent=/)
    expect(await chair.textContent('#live-quorum')).toContain('Nothing can be decided')
  })

  test('shows to the chair who came, as the minute-taker records it, and to others by a link', async () => {
    await clerk.goto(here())
    await plain.goto(here())
    await chair.evaluate('window.notReloaded = true')
    await press(clerk, 'Mark everybody else as present')
    await clerk.waitForURL(/live-seats/)
    await press(clerk, 'Record that everybody present accepts the statement')
    await sees(chair, '#live-quorum', 'There is a quorum')
    await sees(chair, '#live-seats', 'Statement accepted')
    expect(await plain.textContent('#live-seats')).not.toContain('Statement accepted')
    await follow(plain, 'Show what others have entered since')
    expect(await plain.textContent('#live-seats')).toContain('Statement accepted')
  })

  test('hears of a conflict of interest about the item that is being heard', async () => {
    await chair.evaluate('window.notReloaded = true')
    const seat = clerk.locator('#live-seats').getByRole('row').filter({ hasText: 'Coordinator' })
    await seat.getByRole('button', { name: /Conflict here/ }).click()
    await clerk.waitForURL(/sent=/)
    await sees(chair, '#live-seats', /Conflict about item 1/)
  })

  test('decides every item on one form each, and comes out at the next', async () => {
    for (let n = 1; n <= items; n++) {
      await press(chair, new RegExp(`^Call up item ${n} `))
      await chair.locator('#live-decision').waitFor()
      await clerk.goto(here())
      await clerk.evaluate('window.notReloaded = true')
      await chair.locator('#live-decision input[value="adviceOnly"]').check()
      await chair.locator('#live-decision input[name="risk"][value="medium"]').check()
      await chair.fill('#live-decision [id="rationale"]', `Advice is enough for number ${n}.`)
      await chair.selectOption('[id="actions.0.agency"]', { label: 'London housing partner' })
      await chair.selectOption('[id="actions.0.role"]', 'agencyWorker')
      await chair.fill('[id="actions.0.what"]', `Change the locks of number ${n}.`)
      await press(chair, /^Record the decision/)
      await chair.waitForURL(/sent=/)
      // The first item is closed to the coordinator, who declared a conflict about it.
      await sees(clerk, '#live-quorum', new RegExp(`${n - 1} of\\s+${items - 1} items`))
    }
  })

  test('is closed, and its minutes are drafted, circulated, corrected, approved and locked', async () => {
    await chair.goto(here())
    await follow(chair, 'Close the session')
    await send(chair, 'Close the session')
    // Whoever is in conflict writes no minutes of it; it was another family.
    await clerk.goto(here())
    expect(await clerk.locator('textarea[name="text"]').count()).toBe(0)
    await clerk.goto(`${here()}/do/withdraw-conflict`)
    await send(clerk, 'Take back a conflict of interest')
    await clerk.goto(here())
    const draft = await clerk.inputValue('textarea[name="text"]')
    for (let n = 1; n <= items; n++) expect(draft).toContain(`${n}. Pathway pw`)
    expect(draft).not.toMatch(/Number\d/)
    await clerk.fill('textarea[name="text"]', `${draft}\n\nThe next meeting is in two weeks.`)
    await press(clerk, 'Save the draft')
    await clerk.waitForURL(/sent=/)
    expect(await clerk.textContent('#live-minutes')).toContain('The next meeting is in two weeks.')
    await follow(clerk, 'Circulate the minutes')
    await send(clerk, 'Circulate the minutes')
    await plain.goto(here())
    await follow(plain, 'Correct something')
    await plain.fill('textarea', 'The lock was changed on Monday.')
    await send(plain, 'Correct the minutes')
    await chair.goto(here())
    expect(await chair.textContent('#live-minutes')).toContain('The lock was changed on Monday.')
    await follow(chair, /^Approve/)
    await send(chair, 'Approve the minutes')
    expect(await chair.textContent('#live-minutes')).toContain('Approved on')
    await clerk.goto(here())
    expect(await clerk.getByRole('button', { name: 'Save the draft' }).count()).toBe(0)
  })
})
