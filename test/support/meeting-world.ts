import { held, withPapers, withReturns } from './papers.ts'
import { housing, inSession, planMeeting, withTwoItems } from './meeting.ts'
import type { TestApi } from './api.ts'

/** A meeting in each of its phases, by how its page shows it. */
export interface Meetings {
  readonly before: string
  readonly during: string
  readonly after: string
  readonly cancelled: string
}

/** Holds one meeting to its end and leaves another in session with its first item called up; a third is closed to the list, a fourth cancelled. */
export async function makeMeetings(api: TestApi): Promise<Meetings> {
  const over = await withPapers(api)
  const { meeting: open } = await withTwoItems(api)
  const { meeting: coming } = await withTwoItems(api)
  const off = await planMeeting(api, { at: '2026-12-16T09:30:00Z', form: 'marac' })
  await off.done('cancel-conference', 'coordinator', { reason: 'The room is gone.' })
  await withReturns(over.meeting)
  await over.meeting.done('circulate', 'coordinator')
  await held(over.meeting, over.first)
  await inSession(open)
  const seat = { agency: housing, role: 'agencyWorker' }
  await open.done('present-item', 'chair', { item: 'i1', ...seat })
  await coming.until('2026-11-18 10:00')
  return { before: coming.id, during: open.id, after: over.meeting.id, cancelled: off.id }
}
