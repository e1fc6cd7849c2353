// Proves that the commonest life, advice only, runs to its end and costs Temporal what the table says.
import { expect, test } from '@jest/globals'
import { Life } from '../../support/life.ts'
import { livesInTemporal } from './table.ts'
import { skippingOfFile } from '../../support/skipping.ts'

const skipping = skippingOfFile()

/** The commonest of all: 177 of 260 referrals in Cheshire (justiceinnovation.org). */
test('advice only: referred on a Monday, advised within the week, closed, watched, and gone a year later', async () => {
  const life = await Life.begin(skipping, '2030-02-04 10:00')
  await life.owes('acknowledge coordinator', 'victimContact victimAdvocate')
  expect(await life.due('acknowledge')).toBe('2030-02-05 17:00')
  expect(await life.due('victimContact')).toBe('2030-02-06 17:00')

  // Nobody looks at it on the day after: the coordinator is asked in the morning, and takes it on at noon.
  await life.does('2030-02-05 12:00', 'accept-referral')
  expect(await life.rungs('acknowledge')).toEqual(['due-today coordinator'])

  await life.does('2030-02-05 14:00', 'record-contact-attempt')
  await life.does('2030-02-06 11:00', 'record-victim-contact')
  await life.does('2030-02-06 15:00', 'decide-triage', { outcome: 'adviceOnly', risk: 'standard' })
  await life.standsAt('triage', { risk: 'standard' })
  await life.owes('tellVictim victimAdvocate', 'advice coordinator')
  await life.does('2030-02-07 09:30', 'record-victim-contact')

  await life.does('2030-02-08 10:00', 'record-advice')
  await life.standsAt('closure')
  await life.owes('proposeClosure coordinator')
  await life.does('2030-02-11 10:00', 'propose-closure', { code: 'adviceGiven' })
  await life.isRefused('2030-02-11 11:00', 'approve-closure', 'advocate-not-answered')
  await life.does('2030-02-12 10:00', 'answer-closure')
  await life.does('2030-02-12 16:00', 'approve-closure')
  await life.standsAt('watch')
  await life.owes('tellVictim victimAdvocate')
  await life.does('2030-02-13 10:00', 'record-victim-contact')
  await life.owes()

  // Twelve months from the referral, and not from the closure; nothing is said in between.
  const said = await life.count('rung-reached')
  await life.until('2031-02-04 09:59')
  await life.standsAt('watch')
  await life.until('2031-02-04 10:02')
  await life.standsAt('ended')
  expect(await life.count('rung-reached')).toBe(said)
  expect(await life.workflowStatus()).toBe('COMPLETED')
  expect(await life.inTemporal('life-advice-only')).toEqual(livesInTemporal['life-advice-only'])
})
