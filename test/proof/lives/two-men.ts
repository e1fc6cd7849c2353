import { expect } from '@jest/globals'
import { londoners, whoOwes } from './cast.ts'
import type { Place } from './place.ts'

/** Ben and Carl both stalk Ana. What is found out on one pathway holds on the other. */
export async function twoMenOneWoman(place: Place): Promise<void> {
  const { advocate, police, housing } = await londoners(place)
  const ana = {
    name: 'Anastazja Borowiecka',
    dateOfBirth: '1991-05-04',
    safeContact: { safe: true, channels: ['text'] },
  }
  const ben = await police.refers({
    person: { name: 'Benedikt Oldfather' },
    victim: { ...ana, relationship: 'exPartner' },
  })
  await place.days(7)
  const carl = await housing.refers({
    person: { name: 'Carlomagno Newcastle' },
    victim: { ...ana, relationship: 'stranger' },
    referrer: { agency: 'london-housing', role: 'agencyWorker' },
  })

  // Her advocate is asked whether this is the same woman, and says so: there is one record of her.
  const [look] = await advocate.owed(carl, 'lookAtVictim')
  expect(look).toMatchObject({ role: 'victimAdvocate', about: ben })
  await advocate.does(carl, 'confirm-same-victim', { pathwayId: ben })
  const record = async (id: string) => (await advocate.pathway(id))['victim'] as { id: string }
  await place.comes('one record of her', async () => {
    const [one, other] = [await record(ben), await record(carl)]
    return one.id === other.id || undefined
  })

  // Ben has her telephone. No call about Carl goes to it, either.
  await advocate.does(ben, 'mark-contact-unsafe', { on: await place.date() })
  await place.comes(
    'unsafe on the other, too',
    async () =>
      ((await advocate.pathway(carl))['flags'] as string[]).includes('contactUnsafe') || undefined,
  )

  // The police lead of each can see that there is another man.
  for (const [id, other] of [
    [ben, carl],
    [carl, ben],
  ] as const)
    expect(JSON.stringify(await police.lists(`/api/pathways/${id}/timeline`))).toContain(other)

  // What Carl threatens is heard where Ben is worked with.
  const on = await place.date()
  await police.does(carl, 'report-incident', { on, kind: 'threat', note: 'That he would come.' })
  await place
    .comes('Ben’s police lead and her advocate hear of it', async () => {
      const heard = await police.owed(ben, 'hearOfReport')
      return heard.length > 1 ? whoOwes(heard) : undefined
    })
    .then((heard) => {
      expect(heard).toEqual(['hearOfReport policeLead', 'hearOfReport victimAdvocate'])
    })
}
