import { expect } from '@jest/globals'
import {
  comes,
  decidedToTreat,
  londoners,
  referralOf,
  sessionsOf,
  sessionsPlanned,
} from './cast.ts'
import type { Place } from './place.ts'

/** After so many sessions, in the story six, a death is recorded, in week seven of treatment. It was his father's, and three days later it is taken back. */
export async function theWrongJohnSmithDies(place: Place, held: number): Promise<void> {
  const people = await londoners(place)
  const { coordinator, advocate, police, clinician } = people
  const id = await police.refers(referralOf('John Smith Wetherby', 'Ottoline Carrow'))
  await decidedToTreat(people, id)
  await sessionsPlanned(people, id)
  await comes(people, id, held)
  const kinds = async () =>
    (await coordinator.owed(id)).map(({ id: which, what, agency }) => [which, what, agency])
  const owedBefore = await kinds()
  const [next] = (await sessionsOf(people, id)).filter(({ record }) => record === null)

  await police.does(id, 'record-death', { who: 'person', on: await place.date(-1) })
  expect(await coordinator.owed(id, 'recordSession')).toEqual([])
  await place.morning(3)
  const entry = await coordinator.told(id, 'death-recorded')
  await coordinator.does(id, 'withdraw-entry', {
    event: entry['seq'],
    reason: 'It was his father, of the same name.',
  })

  // Sessions, review and contact go on as owed, and what fell due in between is owed now.
  const owedAfter = await kinds()
  expect(owedAfter.map(String)).toEqual(expect.arrayContaining(owedBefore.map(String)))
  const [still] = (await sessionsOf(people, id)).filter(({ record }) => record === null)
  expect(still).toMatchObject({ id: next?.['id'], at: next?.['at'] })
  expect((await clinician.pathway(id))['stage']).toBe('sessions')

  // Her advocate, who was told of the death, looks at that again. Both entries stand, one struck out.
  expect((await advocate.owed(id, 'lookAtWithdrawn')).map(({ role }) => role)).toContain(
    'victimAdvocate',
  )
  const withdrawal = await coordinator.told(id, 'entry-withdrawn')
  const struck = await coordinator.told(id, 'death-recorded')
  expect(struck).toMatchObject({ seq: entry['seq'], withdrawnBy: withdrawal['seq'] })
  expect(withdrawal['withdrawnBy']).toBeNull()
  await comes(people, id, 1)
}
