// Proves that a life with a breach runs to its end and costs Temporal what the table says.
import { expect, test } from '@jest/globals'
import { Life } from '../../support/life.ts'
import { livesInTemporal } from './table.ts'
import { returns } from '../../unit/domain/pathway/beginnings.ts'
import { skippingOfFile } from '../../support/skipping.ts'

const skipping = skippingOfFile()

test('breach: he stops coming, the order is breached, and an emergency conference decides', async () => {
  const life = await Life.begin(skipping, '2030-02-04 10:00')
  await life.does('2030-02-04 14:00', 'accept-referral')
  await life.does('2030-02-05 10:00', 'decide-triage', { outcome: 'conference', risk: 'medium' })
  await life.does('2030-02-05 14:00', 'record-victim-contact')
  await life.takes('2030-02-06 11:00', ...returns)
  await life.does('2030-02-13 10:00', 'record-conference')
  await life.does('2030-02-13 14:00', 'record-victim-contact')

  // A full order of two years, served on a Friday: its days are not working days, and the first counts.
  await life.does('2030-02-14 10:00', 'record-order', {
    grantedOn: '2030-02-14',
    expiresOn: '2032-02-14',
  })
  await life.does('2030-02-15 16:00', 'serve-order', { on: '2030-02-15' })
  expect(await life.due('orderNotification')).toBe('2030-02-17 23:59')
  await life.does('2030-02-16 11:00', 'record-order-notification', { on: '2030-02-16' })
  await life.tellsTheVictim('2030-02-18 10:00')

  await life.does('2030-02-19 10:00', 'record-suitability')
  await life.does('2030-02-20 09:30', 'give-consent')
  await life.does('2030-02-20 10:00', 'plan-sessions', { firstAt: '2030-02-26T10:00:00Z' })
  await life.does('2030-02-26 14:00', 'record-session')

  // One missed: the clinician asks after him the next working day. Two: advocate, police and probation hear of it.
  const absent = { held: true, attended: false }
  await life.does('2030-03-05 14:00', 'record-session', { sessionId: 's2', ...absent })
  expect(await life.due('missedSession')).toBe('2030-03-06 17:00')
  await life.does('2030-03-06 11:00', 'follow-up-missed-session', { sessionId: 's2' })
  await life.does('2030-03-12 14:00', 'record-session', { sessionId: 's3', ...absent })
  await life.owesTo('followUpMissed', 'policeLead', 'probation', 'victimAdvocate')
  await life.owesTo('reassess', 'forensicClinician')
  await life.allRespond('2030-03-13 10:00', 'followUpMissed')
  await life.does('2030-03-13 11:00', 'follow-up-missed-session', { sessionId: 's3' })
  await life.does('2030-03-13 12:00', 'assess-risk', {
    ratings: { violence: 'low', persistence: 'high', recurrence: 'moderate', psychosocial: 'low' },
  })
  await life.standsAt('sessions', { risk: 'high' }) // raised by the assessment, and by that alone

  // Three: the chair looks, and the clinician ends the programme.
  await life.does('2030-03-19 14:00', 'record-session', { sessionId: 's4', ...absent })
  await life.owesTo('reviewOutOfTurn', 'chair')
  await life.does('2030-03-20 11:00', 'end-programme', { outcome: 'disengaged' })
  await life.standsAt('review')
  expect(await life.last('programme-ended')).toMatchObject({ planned: 9, delivered: 1 })
  await life.owesTo('hearOfEnd', 'policeLead', 'victimAdvocate')
  expect(await life.due('hearOfEnd')).toBe('2030-03-21 17:00')
  await life.allRespond('2030-03-21 10:00', 'hearOfEnd')

  // The day after he waits at her door.
  await life.does('2030-03-22 09:30', 'record-breach', { on: '2030-03-21', kind: 'contact' })
  await life.standsAt('review')
  expect(await life.due('respondToRisk', 'policeLead')).toBe('2030-03-22 23:59')
  expect(await life.due('respondToRisk', 'victimAdvocate')).toBe('2030-03-22 23:59')
  expect(await life.due('emergencyConference')).toBe('2030-03-25 17:00') // the Monday
  await life.owesTo('decideOnBreach', 'policeLead')
  await life.allRespond('2030-03-22 12:00', 'respondToRisk')
  await life.does('2030-03-22 16:00', 'decide-on-breach')
  await life.does('2030-03-25 10:00', 'assess-risk')
  await life.does('2030-03-25 14:00', 'record-conference', { decision: 'close', risk: 'high' })
  await life.standsAt('closure', { risk: 'high' })
  await life.tellsTheVictim('2030-03-25 16:00')
  await life.does('2030-03-26 10:00', 'record-closing-report')
  await life.does('2030-03-26 14:00', 'propose-closure', { code: 'imprisoned' })
  await life.does('2030-03-27 10:00', 'answer-closure')
  await life.isRefused('2030-03-27 11:00', 'approve-closure', 'orders-not-handed-over')
  await life.does('2030-03-27 12:00', 'hand-over-order')
  await life.does('2030-03-27 14:00', 'approve-closure')
  await life.tellsTheVictim('2030-03-28 10:00')
  await life.standsAt('watch')

  // The order outlives none of that: its renewal would be decided ninety days before its end, after the watch.
  await life.until('2031-02-04 10:02')
  await life.standsAt('ended')
  expect(await life.inTemporal('life-breach')).toEqual(livesInTemporal['life-breach'])
})
