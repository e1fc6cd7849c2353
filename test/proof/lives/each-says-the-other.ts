import { expect } from '@jest/globals'
import { londoners, whoOwes } from './cast.ts'
import type { Place } from './place.ts'

const maya = 'Mayumi Trelawney'
const ivan = 'Ivanhoe Drummond'
const safe = { relationship: 'exPartner', safeContact: { safe: true, channels: ['phone'] } }

/** Maya is the victim on Ivan's pathway. Then his solicitor's letter makes him the victim on one of hers. */
export async function eachSaysTheOther(place: Place): Promise<void> {
  const { coordinator, advocate, police, chair, housing } = await londoners(place)
  const his = await police.refers({ person: { name: ivan }, victim: { name: maya, ...safe } })
  const hers = await housing.refers({
    person: { name: maya },
    victim: { name: ivan, ...safe },
    referrer: { agency: 'london-housing', role: 'agencyWorker' },
  })

  // Coordinator and advocate are warned of it on both, and he is nobody's client of her advocate.
  for (const id of [his, hers])
    await place
      .comes('a warning', async () => {
        const looks = await coordinator.owed(id, 'lookAtCounter')
        return looks.length > 1 ? whoOwes(looks) : undefined
      })
      .then((looks) => {
        expect(looks).toEqual(['lookAtCounter coordinator', 'lookAtCounter victimAdvocate'])
      })
  expect(whoOwes(await coordinator.owed(hers, 'victimContact'))).toEqual([
    'victimContact coordinator',
  ])

  // Somebody outside both says whose doing it is.
  expect(await advocate.tries(hers, 'assess-counter-allegation')).not.toBe('done')
  await chair.does(his, 'assess-counter-allegation', { finding: 'thisPerson' })
  await chair.does(hers, 'assess-counter-allegation', { finding: 'otherPerson' })

  // He gets a service of his own, and neither service reads a word of the other's.
  await coordinator.does(hers, 'assign-advocate', { agency: 'london-council' })
  const service = await place.somebody(['agencyWorker', 'victimAdvocate'], {
    agency: 'london-council',
  })
  const parts = ['', '/timeline', '/obligations', '/notices', '/forecast', '/matches']
  for (const [who, id] of [
    [advocate, hers],
    [service, his],
  ] as const)
    for (const part of parts) {
      const { status } = await who.asks('GET', `/api/pathways/${id}${part}`)
      expect([part, [403, 404].includes(status)]).toEqual([part, true]) // matches are for no advocate
    }
  expect((await advocate.pathway(his))['id']).toBe(his)
  expect((await service.pathway(hers))['id']).toBe(hers)
}
