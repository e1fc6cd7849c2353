// Proves that a life with custody and another site runs to its end and costs Temporal what the table says.
import { expect, test } from '@jest/globals'
import type { Actor } from '../../../domain/entity/decider.ts'
import { Life } from '../../support/life.ts'
import { livesInTemporal } from './table.ts'
import { returns } from '../../unit/domain/pathway/beginnings.ts'
import { seedSites } from '../../../domain/reference/seed.ts'
import { skippingOfFile } from '../../support/skipping.ts'

const skipping = skippingOfFile()

/** Whoever holds a role in Hampshire. */
const inHampshire = (role: keyof typeof seedSites.hampshire.holders): Actor => ({
  id: `u-hampshire-${role}`,
  agency: seedSites.hampshire.holders[role],
  roles: [role],
  sites: ['hampshire'],
})

test('custody: treatment is held and goes on where it stood, and another site takes it to its end', async () => {
  const life = await Life.begin(skipping, '2030-01-07 10:00')
  await life.does('2030-01-07 14:00', 'accept-referral')
  await life.does('2030-01-08 10:00', 'decide-triage', { outcome: 'conference', risk: 'medium' })
  await life.tellsTheVictim('2030-01-08 14:00')
  await life.takes('2030-01-09 11:00', ...returns)
  await life.does('2030-01-16 10:00', 'record-conference')
  await life.tellsTheVictim('2030-01-16 14:00')
  await life.does('2030-01-18 10:00', 'record-suitability')
  await life.does('2030-01-21 09:30', 'give-consent')
  await life.does('2030-01-21 10:00', 'plan-sessions', {
    firstAt: '2030-01-29T10:00:00Z',
    count: 4,
  })
  await life.does('2030-01-29 14:00', 'record-session')

  // Remanded for something else: the record of the second session stops; what guards the victim does not.
  await life.does('2030-02-01 10:00', 'record-custody', {
    on: '2030-01-31',
    status: 'remanded',
    releaseOn: '2030-03-29',
    sessions: 'goOn',
  })
  await life.does('2030-02-01 10:30', 'hold', { resumeOn: '2030-04-08' })
  await life.owes(
    'tellVictim victimAdvocate',
    'recordSession forensicClinician',
    'reviewHold coordinator',
    'planRelease probation',
    'tellRelease victimAdvocate',
  )
  expect(await life.due('tellVictim')).toBe('2030-02-04 17:00')
  expect(await life.due('reviewHold')).toBe('2030-03-01 17:00')
  expect(await life.due('planRelease')).toBe('2030-03-15 17:00') // ten working days before
  await life.tellsTheVictim('2030-02-04 10:00')
  await life.until('2030-02-20 12:00')
  expect(await life.rungs('recordSession')).toEqual(['stopped forensicClinician'])
  await life.does('2030-03-01 10:00', 'review-hold')
  expect(await life.due('reviewHold')).toBe('2030-03-29 17:00')
  await life.allRespond('2030-03-14 10:00', 'planRelease')
  await life.allTold('2030-03-14 11:00', 'tellRelease')

  // Out on the Friday: the advocate hears of it that day, and the risk is assessed again.
  await life.does('2030-03-29 10:00', 'record-custody', {
    on: '2030-03-29',
    status: 'released',
    releaseOn: undefined,
  })
  expect(await life.due('hearOfRelease')).toBe('2030-03-29 23:59')
  await life.allRespond('2030-03-29 12:00', 'hearOfRelease')
  await life.does('2030-04-02 10:00', 'assess-risk')

  // The hold ends by itself on its day. Three sessions passed in it, and nobody counts them against him.
  await life.until('2030-04-08 10:00')
  expect(await life.state()).not.toHaveProperty('hold')
  expect(await life.last('hold-ended')).toMatchObject({
    because: 'date',
    overtaken: ['s2', 's3', 's4'],
  })
  expect(await life.due('recordSession')).toBe('2030-04-09 17:00')
  await life.does('2030-04-08 11:00', 'move-session', {
    to: '2030-04-16T09:00:00Z',
    sessionId: 's2',
  })
  await life.does('2030-04-08 11:10', 'move-session', {
    to: '2030-04-23T09:00:00Z',
    sessionId: 's3',
  })
  await life.does('2030-04-08 11:20', 'move-session', {
    to: '2030-04-30T09:00:00Z',
    sessionId: 's4',
  })

  // He has moved to Southampton. London offers the pathway, and keeps everything until Hampshire accepts.
  await life.does('2030-04-09 10:00', 'offer-transfer')
  await life.owesTo('answerTransfer', 'coordinator')
  expect(await life.siteInTemporal()).toBe('london')
  await life.does('2030-04-11 10:00', 'accept-transfer', {}, inHampshire('coordinator'))
  await life.standsAt('sessions', { site: 'hampshire', risk: 'medium' })
  expect(await life.siteInTemporal()).toBe('hampshire')
  const { obligations } = await life.state()
  expect(Object.values(obligations).map(({ agency }) => agency)).toEqual(
    expect.arrayContaining(['suzy-lamplugh-trust', 'southern-health-nhs-foundation-trust']),
  )
  await life.isRefused('2030-04-11 11:00', 'record-session', 'other-site')
  await life.does('2030-04-12 10:00', 'record-victim-contact', {}, inHampshire('victimAdvocate'))
  for (const [day, sessionId] of [
    ['2030-04-16', 's2'],
    ['2030-04-23', 's3'],
    ['2030-04-30', 's4'],
  ] as const)
    await life.does(
      `${day} 14:00`,
      'record-session',
      { sessionId },
      inHampshire('forensicClinician'),
    )
  expect(await life.last('programme-ended')).toMatchObject({ planned: 4, delivered: 4 })
  await life.standsAt('review')
  const closed = { outcome: 'close', risk: 'standard' }
  await life.does('2030-05-08 10:00', 'record-closing-report', {}, inHampshire('forensicClinician'))
  await life.does('2030-07-02 10:00', 'record-review', closed, inHampshire('chair'))
  await life.does('2030-07-03 10:00', 'propose-closure', {}, inHampshire('coordinator'))
  await life.does('2030-07-04 10:00', 'answer-closure', {}, inHampshire('victimAdvocate'))
  await life.does('2030-07-05 10:00', 'approve-closure', {}, inHampshire('chair'))
  await life.does('2030-07-05 14:00', 'record-victim-contact', {}, inHampshire('victimAdvocate'))
  await life.standsAt('watch')
  await life.until('2031-01-07 10:02')
  await life.standsAt('ended')
  expect(await life.inTemporal('life-custody')).toEqual(livesInTemporal['life-custody'])
})
