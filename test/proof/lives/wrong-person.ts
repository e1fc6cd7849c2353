import { expect } from '@jest/globals'
import { comes, decidedToTreat, londoners, referralOf, sessionsPlanned } from './cast.ts'
import type { Place } from './place.ts'

/** After so many sessions, in the story three, it turns out that the referral meant his brother. */
export async function theWrongPerson(place: Place, held: number): Promise<void> {
  const people = await londoners(place)
  const { coordinator, advocate, police, chair, officer, supervisor } = people
  const id = await police.refers(referralOf('Lysander Pettigrew', 'Cordelia Haskins'))
  await decidedToTreat(people, id)
  await sessionsPlanned(people, id)
  await comes(people, id, held)

  // Her advocate is asked first; then it stops, and nothing watches a man who did nothing.
  await chair.does(id, 'stop-pathway')
  expect(await chair.tries(id, 'stop-pathway')).toBe('stop-asked')
  expect(await advocate.owed(id, 'answerStop')).toHaveLength(1)
  await advocate.does(id, 'answer-stop')
  expect(await coordinator.pathway(id)).toMatchObject({ stage: 'ended', watchUntil: null })

  // Who was told of him is listed, for somebody to put right.
  const stopped = await coordinator.told(id, 'pathway-stopped')
  expect(stopped['sentence']).toMatch(/asked or told until then: .*police lead/i)
  expect((await coordinator.owed(id)).map(({ what }) => what)).toContain('putRight')

  // The record can be erased at once.
  await officer.does(id, 'decide-retention', {
    ...{ decision: 'erase', ground: 'unlawful', reason: 'It was never about him.' },
    until: undefined,
  })
  await supervisor.does(id, 'confirm-erasure')
  const left = JSON.stringify(await coordinator.lists(`/api/pathways/${id}/timeline`))
  expect(left).not.toMatch(/Pettigrew|Haskins|brother|never about him/)
}
