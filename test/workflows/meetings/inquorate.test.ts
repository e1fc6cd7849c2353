// Proves that a meeting that loses its quorum is reconvened, and hears what is left.
import { expect, test } from '@jest/globals'
import {
  advocate,
  chair,
  clinician,
  police,
  quorum,
  sentToConference,
  usuallyReturned,
} from '../../support/sitting.ts'
import type { Life } from '../../support/life.ts'
import { london, trust } from '../../unit/domain/pathway/world.ts'
import { meetingsInTemporal } from './table.ts'
import { skippingOfFile } from '../../support/skipping.ts'
import { WholeMeeting } from '../../support/whole-meeting.ts'

const skipping = skippingOfFile()

test('probation leaves and the quorum with them; the meeting is reconvened within ten working days, and hears first what it had not', async () => {
  const meeting = await WholeMeeting.plan(skipping, '2030-02-04 10:00', '2030-03-06 10:00')
  const lives: Life[] = []
  for (const day of ['2030-02-11', '2030-02-12', '2030-02-13']) {
    const life = await sentToConference(skipping, `${day} 10:00`, 'medium')
    await usuallyReturned(life, `${day} 15:00`)
    lives.push(life)
  }
  const [first, second, third] = lives as [Life, Life, Life]
  await meeting.has(`${first.id} listed`, `${second.id} listed`, `${third.id} listed`)

  // All have answered on the pathways: when the list closes nobody is asked the same again.
  await meeting.until('2030-02-27 17:01')
  expect(await meeting.count('item-return-asked')).toBe(0)
  await meeting.does('2030-03-04 17:30', 'circulate')

  // Three come and are no quorum; nothing can be decided until probation comes, late.
  await meeting.opens('2030-03-06 10:02', chair, police, advocate, clinician)
  await meeting.isRefused('2030-03-06 10:10', 'present-item', 'inquorate', {
    item: 'i1',
    ...police,
  })
  const late = {
    ...quorum[4],
    how: 'present',
    at: new Date(london('2030-03-06 10:15')).toISOString(),
  }
  await meeting.does('2030-03-06 10:20', 'record-attendance', late)
  await meeting.does('2030-03-06 10:20', 'accept-confidentiality', quorum[4])
  await meeting.hears('2030-03-06 10:25', 'i1', police, { decision: 'intervene' })
  await first.standsAt('suitability')

  // They leave at twenty to eleven, and the meeting is adjourned by that.
  await meeting.does('2030-03-06 10:40', 'record-attendance', { ...quorum[4], how: 'left' })
  await meeting.standsAt('adjourned')
  expect(await meeting.last('session-adjourned')).toEqual({ because: 'quorumLost' })
  expect((await meeting.last('quorum-lost')).missing).toEqual(['probation'])
  expect(await meeting.due('reconvene')).toBe(london('2030-03-20 17:00'))
  await meeting.has(`${first.id} decided`, `${second.id} listed`, `${third.id} listed`)
  await second.standsAt('conference')

  // It is reconvened a week later; one who asks meanwhile is listed there too, and is heard after those.
  const again = await WholeMeeting.plan(skipping, '2030-03-07 09:00', '2030-03-15 10:00', {
    reconvenes: meeting.id,
  })
  await meeting.has(`${first.id} decided`, `${second.id} moved`, `${third.id} moved`)
  await again.has(`${second.id} listed`, `${third.id} listed`)
  expect(await second.due('conference')).toBe('2030-03-15 17:00')
  const children = await sentToConference(skipping, '2030-03-07 09:30', 'high')
  await usuallyReturned(children, '2030-03-07 09:40')
  await again.until('2030-03-08 18:00')
  await again.has(`${second.id} listed`, `${third.id} listed`, `${children.id} listed`)
  expect((await again.last('list-closed')).order).toEqual(['i1', 'i2', 'i3'])
  await again.does('2030-03-13 17:30', 'circulate')
  await again.opens('2030-03-15 10:02', ...quorum)
  for (const [n, item] of ['i1', 'i2', 'i3'].entries())
    await again.hears(`2030-03-15 10:${n + 1}0`, item, police, {
      decision: 'noAction',
      risk: 'standard',
    })
  await again.does('2030-03-15 10:50', 'close-session')
  for (const life of [second, third, children]) {
    await life.standsAt('closure')
    expect(await life.count('conference-recorded')).toBe(1)
  }

  // The minutes of both are locked; those of the first could not be before it was reconvened.
  await meeting.owes(`draftMinutes ${trust} coordinator`)
  await meeting.locks('2030-03-18 10:00', '2030-03-18 12:00', '2030-03-18 14:00')
  await again.locks('2030-03-18 15:00', '2030-03-18 16:00', '2030-03-18 16:30')
  await meeting.standsAt('locked')
  await again.standsAt('locked')
  expect(await meeting.inTemporal('conference-inquorate')).toEqual(
    meetingsInTemporal['conference-inquorate'],
  )
  expect(await again.inTemporal('conference-reconvened')).toEqual(
    meetingsInTemporal['conference-reconvened'],
  )
})
