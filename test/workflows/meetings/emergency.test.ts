// Proves that an emergency meeting runs on the day and costs Temporal what the table says.
import { expect, test } from '@jest/globals'
import { advocate, officer, police, quorum } from '../../support/sitting.ts'
import { health, london, people, probation } from '../../unit/domain/pathway/world.ts'
import { holding, panel } from '../../support/rhythm.ts'
import { Life } from '../../support/life.ts'
import { meetingsInTemporal } from './table.ts'
import { skippingOfFile } from '../../support/skipping.ts'
import { until } from '../../support/until.ts'
import { WholeMeeting } from '../../support/whole-meeting.ts'

const skipping = skippingOfFile()

/** The emergency meetings that pathways made. */
const made = () =>
  skipping.engine.database
    .selectFrom('conferences')
    .select(['id', 'at'])
    .where('emergency', '=', true)
    .execute()

test('an emergency: triaged at eleven, its meeting makes itself for four, probation answers in it, and it decides the same day', async () => {
  await skipping.until('2030-03-06 09:00')
  await holding(skipping.engine.database, panel(), await skipping.now())
  const life = await Life.begin(skipping, '2030-03-06 10:00', { urgent: true })
  await life.does('2030-03-06 10:30', 'accept-referral')
  await life.does('2030-03-06 11:00', 'decide-triage', {
    outcome: 'emergencyConference',
    risk: 'high',
  })
  await until(async () => (await made()).length > 0)
  const [found] = await made()
  expect(found?.at).toBe(london('2030-03-06 16:00'))
  const meeting = WholeMeeting.of(skipping, found?.id ?? '')
  await meeting.has(`${life.id} listed`)
  expect(await meeting.count('conference-planned')).toBe(1)

  // Whoever is invited is called at once; the list closes within the hour, and each is asked what it knows, urgently.
  expect(await meeting.rungs('attendUrgent', probation)).toEqual(['asked probation'])
  await meeting.until('2030-03-06 12:05')
  await meeting.standsAt('listClosed')
  expect(await meeting.due('meetingReturnUrgent', probation)).toBe(london('2030-03-06 16:00'))
  for (const by of [people.police, people.advocate, people.clinician])
    await meeting.does('2030-03-06 14:00', 'record-return', { agency: by.agency, kind: 'nil' }, by)
  await meeting.does('2030-03-06 14:30', 'circulate')

  await meeting.opens('2030-03-06 16:02', ...quorum)
  const answer = { agency: probation, note: 'w-note' }
  await meeting.does('2030-03-06 16:05', 'record-return', answer, people.probation)
  const { items } = await meeting.state()
  expect(items[0]?.returns[probation]).toMatchObject({ state: 'full', late: true })
  await meeting.hears('2030-03-06 16:10', 'i1', police, {
    risk: 'high',
    actions: [
      { ...advocate, what: 'w-what', dueOn: '2030-03-07' },
      { ...officer, what: 'w-what', dueOn: '2030-03-08' },
    ],
  })
  await life.standsAt('suitability', { risk: 'high' })
  await life.owesTo('emergencyConference')
  await life.owesTo('action', 'probation', 'victimAdvocate')
  expect((await life.state()).flags).not.toContain('emergency')
  expect(await life.last('conference-recorded')).toMatchObject({ emergency: true })
  await meeting.does('2030-03-06 16:30', 'close-session')
  await meeting.locks('2030-03-07 10:00', '2030-03-07 12:00', '2030-03-07 15:00')
  await meeting.standsAt('locked')
  expect(await made()).toHaveLength(1)
  expect(await meeting.rungs('meetingReturnUrgent', health)).toEqual(['asked forensicClinician'])
  expect(await meeting.inTemporal('conference-emergency')).toEqual(
    meetingsInTemporal['conference-emergency'],
  )
})
