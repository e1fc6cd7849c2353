import { expect } from '@jest/globals'
import { londoners, referralOf } from './cast.ts'
import type { Place } from './place.ts'

const dayMs = 86_400_000

/** The coordinator puts off the 24-hour contact, the triage and a three-day notification, three times each. */
export async function putOffThreeTimes(place: Place): Promise<void> {
  const { coordinator, police, chair } = await londoners(place)
  const id = await police.refers(referralOf('Cuthbert Ainsley', 'Rosalind Peake', { urgent: true }))
  await coordinator.does(id, 'accept-referral')
  const owed = async (what: string, of = id) => (await coordinator.owed(of, what))[0]
  const putOff = async (what: string, days: number, of = id) => {
    const one = await owed(what, of)
    const to = new Date(Date.parse(String(one?.['due'])) + days * dayMs).toISOString()
    return coordinator.tries(of, 'extend', { obligationId: one?.['id'], to })
  }
  const due = async (what: string) => Date.parse(String((await owed(what))?.['due']))

  // The contact moves once, by a little, and the chair hears. What is past that waits for a second person.
  const contact = await due('victimContactHigh')
  expect(await putOff('victimContactHigh', 0.25)).toBe('done')
  expect(await due('victimContactHigh')).toBe(contact + 0.25 * dayMs)
  const told = await chair.lists(`/api/pathways/${id}/notices`)
  const moved = { role: 'chair', rung: 'moved', what: 'victimContactHigh' }
  expect(told).toContainEqual(expect.objectContaining(moved))
  expect(await putOff('victimContactHigh', 3)).toBe('done')
  expect(await chair.owed(id, 'confirmExtension')).toMatchObject([{ role: 'chair' }])
  expect(await putOff('victimContactHigh', 5)).not.toBe('done') // one is asked for already

  // A triage that is not urgent moves twice; the third time asks a second person.
  const other = await police.refers(referralOf('Everard Molesworth', 'Lettice Farraday'))
  await coordinator.does(other, 'accept-referral')
  const twice = [await putOff('triage', 1, other), await putOff('triage', 1, other)]
  expect(twice).toEqual(['done', 'done'])
  expect(await chair.owed(other, 'confirmExtension')).toEqual([])
  expect(await putOff('triage', 1, other)).toBe('done')
  expect(await chair.owed(other, 'confirmExtension')).toMatchObject([{ role: 'chair' }])

  // What the law sets is moved by nobody.
  const on = await place.date()
  await police.does(id, 'record-order', {
    ...{ grantedOn: on, servedOn: on, expiresOn: undefined, untilFurtherOrder: true },
  })
  for (let time = 0; time < 3; time++)
    expect(await putOff('orderNotification', 1)).toBe('date-fixed')
}
