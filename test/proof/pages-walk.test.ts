// Proves that a case goes from referral through triage, returns and a meeting to an action that is done, through pages alone, and that no address, title or header names anybody.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { council, housing, london } from '../support/meeting.ts'
import { expectDone, fillDate, follow, press, refer, send, takeUp } from '../support/walking.ts'
import { type SignedUp, startSignedUp } from '../support/provider.ts'
import { Overheard } from '../support/overheard.ts'
import type { Page } from 'playwright-core'
import type { Role } from '../../domain/codes.ts'

const name = 'Zebedee Quillfeather'
let signedUp: SignedUp
beforeAll(async () => {
  signedUp = await startSignedUp()
})
afterAll(() => signedUp.stop())

const overheard = new Overheard()

/** Somebody signs in, does something, and goes. */
async function as(role: Role, does: (page: Page) => Promise<void>, agency?: string): Promise<void> {
  const page = overheard.to(await signedUp.arrive(role, agency === undefined ? {} : { agency }))
  await does(page)
  await page.context().close()
}

/** Time goes on to an instant, and what is due by then happens by itself. */
async function until(time: string, meeting: string): Promise<void> {
  signedUp.api.clock.now = london(time)
  await signedUp.api.turn('conference', meeting)
}

describe('a case', () => {
  let pathway = ''
  let meeting = ''

  test('is referred, accepted, and sent to a conference at triage', async () => {
    await as('agencyWorker', async (page) => {
      pathway = await refer(page, name)
    })
    await as('coordinator', async (page) => {
      await takeUp(page, 'A referral to be acknowledged', name, 'Accept the referral')
      await press(page, 'Accept the referral')
      await expectDone(page)
    })
    await as('policeLead', async (page) => {
      await takeUp(page, 'triage decision', name)
      await page.getByLabel('Conference', { exact: true }).check()
      await page.getByLabel('Medium', { exact: true }).check()
      await page.fill('textarea', 'Repeat pattern, escalating.')
      await press(page, /^Decide/)
      await expectDone(page)
    })
    await signedUp.api.turn('pathway', pathway) // it asks the agencies by itself
  })

  test('is answered by every agency that was asked', async () => {
    for (const role of ['policeLead', 'victimAdvocate', 'forensicClinician', 'probation'] as const)
      await as(role, async (page) => {
        await takeUp(page, 'A return', new RegExp(`${name}|${pathway}`))
        await page.check(`input[name="kind"][value="${role === 'probation' ? 'nil' : 'full'}"]`)
        if (role !== 'probation') await page.fill('[id="note"]', 'Two earlier reports.')
        await press(page, 'Send a return')
        await expectDone(page)
      })
  })

  test('is put on the list of a meeting, whose agenda goes out', async () => {
    await as('coordinator', async (page) => {
      await page
        .getByRole('navigation', { name: 'Menu' })
        .getByRole('link', { name: 'Meetings' })
        .click()
      await follow(page, 'Plan a meeting')
      await page.getByLabel('Stalking panel').check()
      await fillDate(page, 'at', '2026-11-18')
      await page.fill('[id="at-time"]', '10am')
      await page.fill('[id="place"]', 'Room 4')
      await page.fill('[id="reason"]', 'The list is long.')
      await page.fill('[id="pathway"]', pathway)
      await press(page, 'Continue')
      expect(await page.textContent('main')).toContain('Its list closes on')
      await press(page, 'Plan a meeting')
      meeting = new URL(page.url()).pathname.split('/').at(-1) ?? ''
      await page.locator('#live-list').filter({ hasText: name }).waitFor() // it is told by the pathway
      await until('2026-11-11 17:00', meeting)
      await takeUp(page, 'agenda to be circulated', 'Stalking panel')
      await send(page, 'Circulate the agenda')
      await expectDone(page)
    })
  })

  test('is heard and decided, with an action', async () => {
    await until('2026-11-18 10:00', meeting)
    const chair = overheard.to(await signedUp.arrive('chair', { to: `/meetings/${meeting}` }))
    await press(chair, 'Open the session')
    await as('coordinator', async (page) => {
      await page.goto(`/meetings/${meeting}`)
      await press(page, 'Mark everybody else as present')
      await press(page, 'Record that everybody present accepts the statement')
    })
    await chair.reload()
    await press(chair, /^Call up item 1/)
    await chair.getByLabel('Intervene').check()
    await chair.locator('input[name="risk"][value="medium"]').check()
    await chair.fill('[id="rationale"]', 'Treatment can begin.')
    await chair.selectOption('[id="actions.0.agency"]', { label: 'London housing partner' })
    await chair.selectOption('[id="actions.0.role"]', 'agencyWorker')
    await chair.fill('[id="actions.0.what"]', 'Change the locks.')
    await fillDate(chair, 'actions.0.dueOn', '2026-12-04')
    await press(chair, /^Record the decision/)
    expect(await chair.textContent('main')).toContain('Change the locks.')
    await chair.context().close()
  })

  test('leaves an action, which its agency does and the coordinator verifies', async () => {
    await as(
      'agencyWorker',
      async (page) => {
        await takeUp(page, 'An action', new RegExp(`${name}|${pathway}`))
        await page.locator('input[name="outcome"][value="done"]').check()
        await press(page, 'End an action')
        await expectDone(page)
        await page.goto('/agency')
        expect(await page.textContent('main')).toMatch(/0\s+open actions/)
      },
      housing,
    )
    await as('coordinator', async (page) => {
      await takeUp(page, 'action to be verified', name)
      await page.locator('input[name="agreed"][value="yes"]').check()
      await press(page, 'Verify an action')
      await expectDone(page)
      await page.goto(`/pathways/${pathway}/history`)
      expect(await page.textContent('main')).toContain('London housing partner')
    })
  })

  test('is nothing to those who have no part in it', async () => {
    await as(
      'agencyWorker',
      async (page) => {
        for (const to of ['/work', '/agency', '/pathways', `/pathways/${pathway}`, '/meetings']) {
          await page.goto(to)
          expect([to, (await page.content()).includes('Quillfeather')]).toEqual([to, false])
        }
      },
      council,
    )
  })

  test('names nobody in an address, a title, a header or the log', () => {
    expect(overheard.length).toBeGreaterThan(300)
    expect(overheard.saying(/quillfeather|zebedee|robin sample/i)).toEqual([])
    expect(signedUp.api.logged.filter((line) => /quillfeather/i.test(line))).toEqual([])
  })
})
