// Proves that a life with a repeat in its watch runs as told and costs Temporal what the table says.
import { expect, test } from '@jest/globals'
import { Life } from '../../support/life.ts'
import { livesInTemporal } from './table.ts'
import { housing } from '../../unit/domain/pathway/world.ts'
import { skippingOfFile } from '../../support/skipping.ts'

const skipping = skippingOfFile()

test('repeat: decided in an emergency, closed and watched, and back at the conference within the year', async () => {
  const life = await Life.begin(skipping, '2030-03-04 10:00', { urgent: true })
  await life.owes('victimContactHigh victimAdvocate', 'acknowledge coordinator')
  expect(await life.due('victimContactHigh')).toBe('2030-03-05 10:00')
  await life.does('2030-03-04 11:00', 'accept-referral')
  expect(await life.due('triageUrgent')).toBe('2030-03-04 23:59')
  await life.does('2030-03-04 12:00', 'record-victim-contact')
  await life.does('2030-03-04 15:00', 'decide-triage', {
    outcome: 'emergencyConference',
    risk: 'high',
  })
  await life.standsAt('conference', { risk: 'high' })
  await life.does('2030-03-04 16:00', 'record-victim-contact')
  await life.does('2030-03-05 10:00', 'record-conference', {
    decision: 'close',
    risk: 'standard',
    actions: [{ agency: housing, role: 'agencyWorker', what: 'w-what', dueOn: '2030-03-12' }],
  })
  await life.does('2030-03-05 14:00', 'record-victim-contact')
  await life.does('2030-03-06 10:00', 'propose-closure', { code: 'moved' })
  await life.does('2030-03-07 10:00', 'answer-closure')

  // The action is still open: the chair cannot close over it.
  await life.isRefused('2030-03-07 11:00', 'approve-closure', 'action-open')
  await life.does('2030-03-11 10:00', 'end-action')
  await life.does('2030-03-11 11:00', 'verify-action')
  await life.does('2030-03-11 12:00', 'approve-closure')
  await life.does('2030-03-11 14:00', 'record-victim-contact')
  await life.standsAt('watch')
  await life.owes()
  const { openedAt = 0, lastReferralAt = 0 } = await life.state()

  // Nothing is heard for months. Then he is back.
  await life.until('2030-11-04 10:30')
  await life.does('2030-11-04 11:00', 'report-incident', { on: '2030-11-03', kind: 'following' })
  await life.standsAt('conference', { openedAt })
  const again = await life.state()
  expect(again.flags).toEqual(expect.arrayContaining(['repeat', 'emergency']))
  expect(await life.last('pathway-reopened')).toMatchObject({
    because: 'repeat',
    plan: {
      lastDecision: { by: 'conference', outcome: 'close' },
      actions: { open: [], ended: ['a1'] },
    },
  })
  expect(again.lastReferralAt).toBeGreaterThan(lastReferralAt)
  await life.owes(
    'respondToRisk policeLead',
    'respondToRisk victimAdvocate',
    'emergencyConference chair',
    'reassess forensicClinician',
  )
  expect(await life.due('respondToRisk')).toBe('2030-11-04 23:59')
  expect(await life.due('emergencyConference')).toBe('2030-11-05 17:00')
  await life.allRespond('2030-11-04 15:00', 'respondToRisk')
  await life.does('2030-11-05 10:00', 'assess-risk')
  await life.does('2030-11-05 11:00', 'record-conference', { decision: 'close', risk: 'medium' })
  await life.does('2030-11-05 14:00', 'record-victim-contact')
  await life.does('2030-11-06 10:00', 'propose-closure')
  await life.does('2030-11-07 10:00', 'answer-closure')
  await life.does('2030-11-07 12:00', 'approve-closure')
  await life.does('2030-11-07 14:00', 'record-victim-contact')

  // The year is counted again from the day on which the repeat was reported.
  await life.until('2031-03-04 12:00')
  await life.standsAt('watch')
  await life.until('2031-11-04 11:10')
  await life.standsAt('ended')
  expect(await life.workflowStatus()).toBe('COMPLETED')
  expect(await life.inTemporal('life-repeat')).toEqual(livesInTemporal['life-repeat'])
})
