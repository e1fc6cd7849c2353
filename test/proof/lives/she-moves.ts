import { expect } from '@jest/globals'
import { hampshireService as there, londoners, reached, referralOf } from './cast.ts'
import type { Place } from './place.ts'

const town = 'Eastleighhurst'

/** He stays in London; she moves to Hampshire in week five. Her new advocate does what is owed, and nobody learns where she is. */
export async function sheMoves(place: Place, weeks: number): Promise<void> {
  const people = await londoners(place)
  const { coordinator, advocate, police, clinician, probation } = people
  const id = await police.refers(referralOf('Osbert Fennimore', 'Gwendolen Ashdown'))
  await coordinator.does(id, 'accept-referral')
  await place.days(7 * weeks)

  const hers = await place.somebody('victimAdvocate', { agency: there, site: 'hampshire' })
  expect((await hers.asks('GET', `/api/pathways/${id}`)).status).toBe(404)
  await coordinator.does(id, 'assign-advocate', { agency: there, reason: 'She has moved.' })
  const owes = await hers.lists('/api/worklist')
  expect(owes.filter(({ pathwayId }) => pathwayId === id)).toMatchObject([
    { what: 'victimContact', agency: there },
  ])

  // What she says of her new town is for her advocate alone.
  await hers.does(id, 'set-safe-contact', { note: `At her mother's in ${town}.` })
  await hers.does(id, 'record-victim-contact', await reached(place))
  const { victims } = await coordinator.pathway(id)
  expect(victims).toMatchObject([{ reached: true, advocate: there }])
  expect(await coordinator.owed(id, 'victimContact')).toEqual([])

  // Nothing that anybody in London reads, or that was sent anywhere, says where she is.
  for (const who of [coordinator, police, advocate, clinician, probation])
    for (const part of ['', '/timeline', '/obligations', '/notices', '/forecast']) {
      const answer = await who.asks('GET', `/api/pathways/${id}${part}`)
      expect([part, answer.text.includes(town)]).toEqual([part, false])
    }
}
