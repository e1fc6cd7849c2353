// Proves that a pathway that waited for a list is listed once there is one.
import { expect, test } from '@jest/globals'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { ownDev } from '../support/dev.ts'
import { done, eventTypes, waitingOnProbation } from '../support/steps.ts'
import { itemsOf, planMeeting } from '../support/engine-meeting.ts'
import { movableClock } from '../support/clock.ts'
import { round } from '../support/rhythm.ts'
import { until } from '../support/until.ts'

const clock = movableClock(atCivil('2026-11-02', '10:00', ukZone))

const dev = await ownDev({ clock })

test('a pathway that waited while no list was open is listed once there is one, and asked for it once', async () => {
  const { engine } = dev
  const look = () => round(() => engine.activities.survey())
  const pathway = await waitingOnProbation(engine)
  const agency = 'national-probation-service-london'
  await done(engine, pathway, 'record-return', 'probation', { agency, kind: 'nil' })
  await engine.settled('pathway', pathway)
  await look()
  const asked = () =>
    engine.database
      .selectFrom('inbox')
      .select('outcome')
      .where('name', '=', 'list-for-conference')
      .execute()
  expect(await asked()).toEqual([])

  const meeting = await planMeeting(engine, '2026-11-25')
  await engine.settled('conference', meeting)
  expect(await itemsOf(engine, meeting)).toEqual([])
  await look()
  await until(async () => (await eventTypes(engine, pathway)).includes('listing-confirmed'))
  expect(await itemsOf(engine, meeting)).toMatchObject([{ pathway, status: 'listed' }])
  await look()
  expect(await asked()).toMatchObject([{ outcome: { result: 'done' } }])
})
