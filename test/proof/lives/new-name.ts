import { expect } from '@jest/globals'
import { decidedToTreat, londoners, referralOf } from './cast.ts'
import type { Place } from './place.ts'

const born = '1983-07-21'

/** After release he takes a new name and address; a month later housing refers somebody by the new name. */
export async function aNewName(place: Place, days: number): Promise<void> {
  const people = await londoners(place)
  const { coordinator, police, probation, housing } = people
  const id = await police.refers(
    referralOf('Thaddeus Goldsworthy', 'Henrietta Vane', {
      person: { name: 'Thaddeus Goldsworthy', dateOfBirth: born },
    }),
  )
  await decidedToTreat(people, id)
  const on = await place.date()
  await probation.does(id, 'record-custody', { on, status: 'sentenced', releaseOn: undefined })
  await place.days(2)
  await probation.does(id, 'record-custody', {
    ...{ on: await place.date(), status: 'released', releaseOn: undefined },
  })
  await coordinator.does(id, 'correct-person', {
    person: {
      name: 'Theo Marchbanks',
      aliases: [],
      dateOfBirth: born,
      address: '9 Quay Road, N4 7XX',
    },
    former: 'shown',
    reason: 'By deed poll after his release.',
  })
  await place.days(days)
  const again = await housing.refers({
    person: { name: 'Theo Marchbanks', dateOfBirth: born },
    victim: {
      name: 'Sidonie Blakelock',
      relationship: 'acquaintance',
      safeContact: { safe: true, channels: ['phone'] },
    },
    referrer: { agency: 'london-housing', role: 'agencyWorker' },
  })

  // He is found, and both of his names find him.
  const matches = await coordinator.lists(`/api/pathways/${again}/matches`)
  expect(matches).toMatchObject([{ pathwayId: id, band: expect.stringMatching(/certain|likely/) }])
  const found = async (q: string) =>
    (await coordinator.lists(`/api/pathways?q=${encodeURIComponent(q)}`)).map((row) => row['id'])
  expect(await found('goldsworthy')).toEqual([id])
  expect((await found('marchbanks')).sort()).toEqual([again, id].sort())

  // The record has the new name and knows the former one; that he took it has its place and time on the timeline.
  expect((await coordinator.pathway(id))['person']).toMatchObject({
    ...{ name: 'Theo Marchbanks', formerNames: ['Thaddeus Goldsworthy'] },
  })
  expect(await coordinator.told(id, 'person-corrected')).toMatchObject({
    data: { former: 'shown', reason: 'By deed poll after his release.' },
  })
}
