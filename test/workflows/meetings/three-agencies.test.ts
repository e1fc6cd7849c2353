// Proves that a meeting copes with a silent, a declining and a late agency.
import { expect, test } from '@jest/globals'
import {
  advocate,
  askAtListClosing,
  police,
  quorum,
  sentToConference,
} from '../../support/sitting.ts'
import { health, london, met, people, probation, trust } from '../../unit/domain/pathway/world.ts'
import { meetingsInTemporal } from './table.ts'
import { skippingOfFile } from '../../support/skipping.ts'
import { WholeMeeting } from '../../support/whole-meeting.ts'

const skipping = skippingOfFile()

test('one agency is silent, one declines, one is late; one item is decided, the other deferred and heard a week later', async () => {
  await skipping.until('2030-02-04 09:00')
  await askAtListClosing(skipping)
  const meeting = await WholeMeeting.plan(skipping, '2030-02-04 10:00', '2030-03-06 10:00')
  const nextOne = await WholeMeeting.plan(skipping, '2030-02-04 10:05', '2030-03-13 10:00')

  // Two pathways ask to be heard; the usual one first, then one of high risk.
  const usual = await sentToConference(skipping, '2030-02-11 10:00', 'medium')
  const urgent = await sentToConference(skipping, '2030-02-12 10:00', 'high')
  await meeting.has(`${usual.id} listed`, `${urgent.id} listed`)
  await usual.standsAt('conference')
  expect(await usual.due('conference')).toBe('2030-03-06 17:00')

  // The list closes a week before, and each agency is asked about both, in the order in which they will be heard.
  await meeting.until('2030-02-27 17:01')
  await meeting.standsAt('listClosed')
  expect((await meeting.last('list-closed')).order).toEqual(['i2', 'i1'])
  expect(await meeting.count('item-return-asked')).toBe(8)
  expect(await meeting.due('meetingReturn', probation)).toBe(london('2030-03-04 17:00'))

  // The advocate answers for the trust, police decline one, and health answer for neither until the evening before.
  for (const item of ['i1', 'i2']) {
    await meeting.does(
      '2030-02-28 11:00',
      'record-return',
      { item, agency: trust },
      people.advocate,
    )
    const declined = {
      item,
      agency: met,
      kind: 'declined',
      reason: 'w-reason',
      withheld: 'investigation',
    }
    await meeting.does('2030-02-28 15:00', 'record-return', declined, people.police)
  }
  await meeting.does('2030-03-04 17:30', 'circulate')
  for (const item of ['i1', 'i2'])
    await meeting.does('2030-03-05 18:00', 'record-return', { item, agency: health })
  expect(await meeting.rungs('meetingReturn', health)).toEqual(
    ['asked', 'two-days-before', 'day-before', 'due-today']
      .flatMap((rung) => [`${rung} forensicClinician`, `${rung} forensicClinician`])
      .concat(['manager supervisor', 'manager supervisor']),
  )

  // Probation says nothing, up to the chair, who goes on without it.
  await meeting.until('2030-03-06 09:30')
  expect((await meeting.rungs('meetingReturn', probation)).slice(-4)).toEqual([
    'manager supervisor',
    'manager supervisor',
    'chair chair',
    'chair chair',
  ])
  for (const item of ['i1', 'i2'])
    await meeting.does('2030-03-06 09:40', 'waive-return', { item, agency: probation })
  const { items } = await meeting.state()
  expect(items[0]?.returns).toMatchObject({
    [met]: { state: 'declined', internal: true, withheld: 'investigation' },
    [trust]: { state: 'full' },
    [health]: { state: 'full', late: true },
    [probation]: { state: 'waived' },
  })

  await meeting.opens('2030-03-06 10:02', ...quorum)
  await meeting.hears('2030-03-06 10:10', 'i2', police, {
    risk: 'high',
    dissent: [{ agency: probation, view: 'w-view' }],
    actions: [{ ...police, what: 'w-what', dueOn: '2030-03-20' }],
  })
  await urgent.standsAt('suitability', { risk: 'high' })
  await urgent.owes(
    'tellVictim victimAdvocate',
    'action policeLead',
    'suitability forensicClinician',
  )
  expect(await urgent.last('conference-recorded')).toMatchObject({
    conference: meeting.id,
    item: 'i2',
    dissent: [{ agency: probation, view: 'w-view' }],
  })
  await meeting.does('2030-03-06 10:30', 'defer-item', { item: 'i1', to: nextOne.id })
  await meeting.has(`${usual.id} deferred`, `${urgent.id} decided`)
  await nextOne.has(`${usual.id} listed`)
  expect(await usual.due('conference')).toBe('2030-03-13 17:00')
  await meeting.does('2030-03-06 11:00', 'close-session')
  await meeting.owes(`draftMinutes ${trust} coordinator`)
  expect(await meeting.due('draftMinutes')).toBe(london('2030-03-11 17:00'))
  await meeting.locks('2030-03-08 10:00', '2030-03-08 12:00', '2030-03-11 10:00')
  await meeting.standsAt('locked')
  expect(await meeting.workflowStatus()).toBe('COMPLETED')

  // A week later: its list had closed already, and who has not answered is asked at once. What the others said a week before is
  // kept, until they say something newer.
  await nextOne.until('2030-03-07 09:00')
  expect(await nextOne.count('item-return-asked')).toBe(1)
  expect((await nextOne.state()).items[0]?.returns).toMatchObject({
    [met]: { state: 'declined', internal: true, withheld: 'investigation', kept: true },
    [trust]: { state: 'full', kept: true },
    [health]: { state: 'full', late: true, kept: true },
    [probation]: { state: 'asked' },
  })
  for (const [agency, by] of [
    [met, people.police],
    [trust, people.advocate],
    [health, people.clinician],
    [probation, people.probation],
  ] as const)
    await nextOne.does('2030-03-08 14:00', 'record-return', { agency, kind: 'nil' }, by)
  await nextOne.does('2030-03-11 17:30', 'circulate')
  await nextOne.opens('2030-03-13 10:02', ...quorum)
  await nextOne.hears('2030-03-13 10:10', 'i1', advocate, {
    decision: 'noAction',
    risk: 'standard',
  })
  await usual.standsAt('closure', { risk: 'standard' })
  await nextOne.does('2030-03-13 10:30', 'close-session')
  await nextOne.locks('2030-03-14 10:00', '2030-03-14 12:00', '2030-03-15 10:00')
  await nextOne.standsAt('locked')

  expect(await usual.count('conference-recorded')).toBe(1)
  expect(await urgent.count('conference-recorded')).toBe(1)
  expect(await meeting.inTemporal('conference-three-agencies')).toEqual(
    meetingsInTemporal['conference-three-agencies'],
  )
  expect(await nextOne.inTemporal('conference-deferred')).toEqual(
    meetingsInTemporal['conference-deferred'],
  )
})
