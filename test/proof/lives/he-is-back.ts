import { expect } from '@jest/globals'
import { londoners, reached, referralOf } from './cast.ts'
import type { Place } from './place.ts'

/** In the watch a cousin writes on his behalf, and somebody types in what happened six years ago. */
export async function heIsBack(place: Place, months: readonly [number, number]): Promise<void> {
  const people = await londoners(place)
  const { coordinator, advocate, police, chair } = people
  const id = await police.refers(referralOf('Ignatius Rookwood', 'Beatrix Holloway'))
  await coordinator.does(id, 'accept-referral')
  await advocate.does(id, 'record-victim-contact', await reached(place))
  await police.does(id, 'decide-triage', { outcome: 'emergencyConference', risk: 'high' })
  await chair.does(id, 'record-conference', {
    ...{ decision: 'close', risk: 'standard', actions: [] },
    ...{ whyNotMeeting: 'Agreed by telephone.', heard: ['metropolitan-police-service'] },
  })
  await advocate.does(id, 'record-victim-contact', await reached(place))
  await coordinator.does(id, 'propose-closure')
  await advocate.does(id, 'answer-closure')
  await chair.does(id, 'approve-closure')
  expect((await coordinator.pathway(id))['stage']).toBe('watch')
  const { openedAt } = await coordinator.pathway(id)

  // What is old changes nothing but the record.
  const [first, second] = months
  await place.days(30 * first)
  const year = Number((await place.date()).slice(0, 4))
  await police.does(id, 'report-incident', {
    ...{ on: `${year - 6}-03-02`, kind: 'following', note: 'From an old file.' },
  })
  expect(await coordinator.pathway(id)).toMatchObject({ stage: 'watch' })
  expect(await coordinator.owed(id, 'emergencyConference', 'respondToRisk')).toEqual([])

  // A cousin's messages on his behalf are a repeat: at once before a conference, with the old plan.
  await place.days(30 * (second - first))
  const on = await place.date()
  const messages = { on, kind: 'contact', note: 'His cousin writes for him.' }
  await advocate.does(id, 'report-incident', messages)
  const back = await coordinator.pathway(id)
  expect(back).toMatchObject({ stage: 'conference', openedAt })
  expect(back['flags']).toContain('repeat')
  const reopened = await coordinator.told(id, 'pathway-reopened')
  expect(reopened['data']).toMatchObject({
    because: 'repeat',
    plan: { lastDecision: { outcome: 'close' } },
  })

  // The police hear of the same messages. They are one incident, and one response.
  await police.does(id, 'report-incident', messages)
  const reports = (await coordinator.lists(`/api/pathways/${id}/timeline`)).filter(
    ({ type, data }) => type === 'incident-reported' && (data as { on: string }).on === on,
  )
  expect(reports).toHaveLength(2)
  const [of, event] = reports.map(({ seq }) => seq)
  await coordinator.does(id, 'join-reports', { event, of })
  const responses = await coordinator.owed(id, 'respondToRisk')
  expect(responses.map(({ role }) => role).sort()).toEqual(['policeLead', 'victimAdvocate'])
}
