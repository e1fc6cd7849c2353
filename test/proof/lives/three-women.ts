import { expect } from '@jest/globals'
import { hampshireService, londoners, reached, whoOwes } from './cast.ts'
import type { Person, Place } from './place.ts'

const safe = (channel: string) => ({ safe: true, channels: [channel] })
const rosa = { name: 'Rosamund Tarrant', relationship: 'exPartner', safeContact: safe('phone') }
const selma = { name: 'Selma Winterbourne', relationship: 'stranger', safeContact: safe('email') }
const thea = { name: 'Theodora Lisle', relationship: 'acquaintance', safeContact: safe('text') }

/** One man, three women: two of London, whose referrals are linked, and one of Hampshire, whose is a pathway of its own. */
export async function threeWomen(place: Place): Promise<void> {
  const { coordinator, advocate, police, housing } = await londoners(place)
  const person = {
    name: 'Valentine Oxborrow',
    dateOfBirth: '1976-11-19',
    pncNumber: '2003/0062845E',
  }
  const first = await police.refers({ person, victim: rosa })
  const second = await housing.refers({
    ...{ person, victim: selma },
    referrer: { agency: 'london-housing', role: 'agencyWorker' },
  })
  await coordinator.does(second, 'link-referral', { pathwayId: first })
  await coordinator.does(first, 'assign-advocate', { victim: 'B', agency: 'london-housing' })
  const hers = await place.somebody(['agencyWorker', 'victimAdvocate'], {
    ...{ agency: 'london-housing', sub: 'her own advocate' },
  })
  const at = { site: 'hampshire' }
  const [there, theirs] = await Promise.all([
    place.somebody('policeLead', at),
    place.somebody('victimAdvocate', { ...at, agency: hampshireService }),
  ])
  const third = await there.refers({
    ...{ site: 'hampshire', person, victim: thea },
    referrer: { agency: 'hampshire-constabulary', role: 'policeLead' },
  })

  // Each has a clock of her own, and reaching one settles one.
  const contacts = async () =>
    (await coordinator.owed(first, 'victimContact')).map(({ victim }) => victim ?? 'A').sort()
  expect(await contacts()).toEqual(['A', 'B'])
  await hers.does(first, 'record-victim-contact', await reached(place, { channel: 'email' }))
  expect(await contacts()).toEqual(['A'])
  expect(await theirs.owed(third, 'victimContact')).toHaveLength(1)

  // A threat is heard in the other area, in both directions, and without a word of whom it was about.
  const hears = async (who: Person, id: string) => {
    const heard = await who.owed(id, 'hearOfReport')
    return heard.length > 1 ? whoOwes(heard) : undefined
  }
  const on = await place.date()
  const everybody = ['hearOfReport policeLead', 'hearOfReport victimAdvocate']
  await police.does(first, 'report-incident', { victim: 'A', on, kind: 'threat', note: 'A knife.' })
  expect(await place.comes('word in Hampshire', () => hears(there, third))).toEqual(everybody)
  await there.does(third, 'report-incident', { on, kind: 'threat', note: 'A fire.' })
  const inLondon = await place.comes('word in London', () => hears(police, first))
  expect([...new Set(inLondon)]).toEqual(everybody)

  // No woman's advocate learns of another woman.
  const names = [rosa, selma, thea].map(({ name }) => name)
  for (const [who, id, own] of [
    [advocate, first, rosa],
    [hers, first, selma],
    [theirs, third, thea],
  ] as const) {
    const parts = ['', '/timeline', '/obligations', '/notices', '/forecast']
    const read = await Promise.all(
      parts.map((part) => who.asks('GET', `/api/pathways/${id}${part}`)),
    )
    const text = read.map((answer) => answer.text).join()
    expect(names.filter((name) => text.includes(name))).toEqual([own.name])
  }
}
