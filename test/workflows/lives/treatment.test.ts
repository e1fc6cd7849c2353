// Proves that a life with a whole programme runs to its end and costs Temporal what the table says.
import { expect, test } from '@jest/globals'
import { Life } from '../../support/life.ts'
import { livesInTemporal } from './table.ts'
import {
  council,
  health,
  housing,
  met,
  people,
  probation,
  trust,
} from '../../unit/domain/pathway/world.ts'
import { skippingOfFile } from '../../support/skipping.ts'

const skipping = skippingOfFile()

test('treatment: a conference, eight weekly sessions and a follow-up, a review, closure, and the year of watching', async () => {
  const life = await Life.begin(skipping, '2030-01-07 10:00')
  await life.does('2030-01-07 15:00', 'accept-referral')
  await life.does('2030-01-08 11:00', 'record-victim-contact')
  await life.does('2030-01-08 16:00', 'decide-triage', { outcome: 'conference', risk: 'medium' })
  await life.standsAt('research')
  await life.does('2030-01-09 10:00', 'record-victim-contact') // told of the triage

  // Four agencies are asked; three answer, and probation is asked again on the day and then over its head.
  expect(await life.due('return')).toBe('2030-01-15 17:00')
  await life.does('2030-01-10 10:00', 'record-return', { agency: met }, people.police)
  await life.does(
    '2030-01-10 11:00',
    'record-return',
    { agency: trust, kind: 'nil' },
    people.advocate,
  )
  await life.does('2030-01-10 12:00', 'record-return', { agency: health })
  await life.until('2030-01-16 09:30')
  expect(await life.rungs('return')).toEqual([
    'two-days-before probation',
    'day-before probation',
    'due-today probation',
    'manager supervisor',
  ])
  await life.does('2030-01-16 10:00', 'record-return', { agency: probation }, people.probation)
  await life.standsAt('conference')

  await life.does('2030-01-23 10:30', 'record-conference', {
    decision: 'intervene',
    risk: 'medium',
    actions: [
      { agency: housing, role: 'agencyWorker', what: 'w-what', dueOn: '2030-02-06' },
      { agency: council, role: 'agencyWorker', what: 'w-what', dueOn: '2030-02-06' },
    ],
  })
  await life.standsAt('suitability')
  await life.does('2030-01-24 10:00', 'record-victim-contact') // told of the conference
  await life.does('2030-01-24 11:00', 'accept-action')
  await life.does('2030-01-30 10:00', 'record-suitability')
  await life.does('2030-01-31 10:00', 'end-action')
  await life.does('2030-01-31 14:00', 'verify-action')
  await life.does(
    '2030-02-01 10:00',
    'end-action',
    { actionId: 'a2', outcome: 'noLongerPossible' },
    people.council,
  )
  await life.does('2030-02-01 14:00', 'verify-action', { actionId: 'a2' })

  await life.does('2030-02-04 09:30', 'give-consent')
  await life.does('2030-02-04 10:00', 'plan-sessions', { firstAt: '2030-02-12T10:00:00Z' })
  await life.owes('recordSession forensicClinician')
  const tuesdays = ['02-12', '02-19', '02-26', '03-05', '03-12', '03-19', '03-26', '04-02', '04-09']
  for (const [n, day] of tuesdays.entries())
    await life.does(`2030-${day} 14:00`, 'record-session', { sessionId: `s${n + 1}` })
  // Each was recorded on its day, so that nobody was ever reminded of one.
  expect(await life.rungs('recordSession')).toEqual([])
  await life.standsAt('review')
  await life.owes('closingReport forensicClinician', 'review chair')
  expect(await life.due('closingReport')).toBe('2030-04-25 17:00') // ten working days, over Easter
  await life.does('2030-04-16 10:00', 'record-closing-report')
  await life.does('2030-04-17 10:00', 'assess-risk')

  // Twelve weeks; the chair is told a week ahead, the day before and on the day.
  expect(await life.due('review')).toBe('2030-07-02 17:00')
  await life.does('2030-07-02 11:00', 'record-review', { outcome: 'close', risk: 'standard' })
  expect(await life.rungs('review')).toEqual([
    'week-before chair',
    'day-before chair',
    'due-today chair',
  ])
  await life.standsAt('closure', { risk: 'standard' })
  await life.does('2030-07-03 10:00', 'propose-closure')
  await life.does('2030-07-04 10:00', 'answer-closure')
  await life.does('2030-07-05 10:00', 'approve-closure')
  await life.does('2030-07-08 10:00', 'record-victim-contact') // told of the closure
  await life.standsAt('watch')
  await life.owes()
  await life.until('2031-01-07 10:02')
  await life.standsAt('ended')
  expect(await life.workflowStatus()).toBe('COMPLETED')
  expect(await life.inTemporal('life-treatment')).toEqual(livesInTemporal['life-treatment'])
})
