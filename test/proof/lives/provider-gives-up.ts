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

const probationService = 'national-probation-service-london'

/** The provider gives up after two of nine sessions, and another goes on with the third. */
export async function theProviderGivesUp(place: Place): Promise<void> {
  const people = await londoners(place)
  const { coordinator, advocate, police, clinician, chair, probation } = people
  const id = await police.refers(referralOf('Peregrine Oakeshott', 'Marigold Tansley'))
  await decidedToTreat(people, id)
  await sessionsPlanned(people, id)
  await comes(people, id, 2)
  await clinician.does(id, 'give-up-programme')

  // It is not complete. Her advocate is to tell her, within a working day, and a review is due out of turn.
  expect((await clinician.pathway(id))['stage']).toBe('sessions')
  const [told] = await advocate.owed(id, 'hearOfEnd')
  expect(told).toMatchObject({ role: 'victimAdvocate' })
  expect(Date.parse(String(told?.['due']))).toBeLessThanOrEqual(
    Date.parse(`${await place.workingDate(2)}T00:00:00Z`),
  )
  expect(await chair.owed(id, 'reviewOutOfTurn')).toMatchObject([{ role: 'chair' }])

  // The same programme goes on elsewhere, with its third session and the same count.
  await coordinator.does(id, 'change-provider', {
    nextAt: `${await place.workingDate(4)}T10:00:00Z`,
  })
  const sessions = await sessionsOf(people, id)
  const left = sessions.filter(({ record }) => record === null)
  expect([sessions.length, left.length]).toEqual([9, 7])
  await place.until(Date.parse(String(left[0]?.['at'])) + 3_600_000)
  await probation.does(id, 'record-session', { sessionId: left[0]?.['id'] })
  expect((await coordinator.pathway(id))['provider']).toMatchObject({ agency: probationService })
}
