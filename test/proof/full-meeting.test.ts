// Proves that a meeting of forty items costs Temporal exactly so much.
import { expect, it } from '@jest/globals'
import { askAtListClosing, police, quorum, sentToConference } from '../support/sitting.ts'
import type { Life } from '../support/life.ts'
import { skippingOfFile } from '../support/skipping.ts'
import { WholeMeeting } from '../support/whole-meeting.ts'

const size = 40

/**
 * What one meeting of forty items comes to in Temporal, exactly, from its planning to its locked minutes. These are the
 * events of its history, what would be billed, and the most timers at once.
 */
const meetingOfForty = { events: 1494, actions: 305, mostTimers: 1 }

const skipping = skippingOfFile()

it('a meeting of forty items costs Temporal exactly this much', async () => {
  await skipping.until('2030-02-04 09:30')
  await askAtListClosing(skipping)
  const meeting = await WholeMeeting.plan(skipping, '2030-02-04 10:00', '2030-03-06 10:00')
  const lives: Life[] = []
  for (let n = 0; n < size; n++) {
    lives.push(await sentToConference(skipping, '2030-02-11 10:00', 'medium'))
    await meeting.until('2030-02-11 10:00')
  }
  await meeting.does('2030-02-12 10:00', 'extend-conference', { capacity: size })
  await meeting.until('2030-03-04 17:30')
  await meeting.does('2030-03-04 17:30', 'circulate')
  await meeting.opens('2030-03-06 10:02', ...quorum)
  for (const [n, life] of lives.entries()) {
    const item = `i${n + 1}`
    await meeting.does('2030-03-06 10:10', 'present-item', { item, ...police })
    await meeting.does('2030-03-06 10:10', 'decide-item', { item })
    await life.until('2030-03-06 10:10')
    await life.standsAt('suitability')
  }
  await meeting.does('2030-03-06 16:00', 'close-session')
  await meeting.locks('2030-03-07 10:00', '2030-03-07 12:00', '2030-03-07 15:00')
  const { items } = await meeting.state()
  expect(items.map(({ pathway, status }) => [pathway, status])).toEqual(
    lives.map(({ id }) => [id, 'decided']),
  )
  for (const life of lives) expect(await life.count('conference-recorded')).toBe(1)
  const { events, actions, mostTimers } = await meeting.inTemporal('conference-forty')
  expect({ events, actions, mostTimers }).toEqual(meetingOfForty)
})
