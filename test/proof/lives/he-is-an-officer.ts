import { expect } from '@jest/globals'
import { londoners, referralOf } from './cast.ts'
import type { Person, Place } from './place.ts'

const force = 'metropolitan-police-service'
const he = 'Quentin Vanterpool'
const person = { name: he, dateOfBirth: '1985-03-04' }
const victim = {
  name: 'Ursula Bexhill',
  relationship: 'exPartner',
  safeContact: { safe: true, channels: ['phone'] },
}
const referrer = { agency: 'london-housing', role: 'agencyWorker' }

/** The man works for the police force that leads the pathway, and the referral says so. */
export async function heIsAnOfficer(place: Place): Promise<void> {
  const { coordinator, housing, officer } = await londoners(place)
  const at = (sub: string) => ({ agency: force, sub })
  const [himself, sergeant, inspector] = await Promise.all([
    place.somebody(['policeLead', 'chair'], at('himself')),
    place.somebody('policeLead', at('a sergeant of his station')),
    place.somebody(['policeLead', 'chair'], at('an inspector')),
  ])
  const earlier = await housing.refers({ person, victim, referrer })
  await sergeant.pathway(earlier) // looks, as anybody at the force may
  const another = await inspector.refers(referralOf('Leopold Grantchester', 'Amabel Thorne'))
  const { id: inspectors } = (await inspector.told(another, 'referral-received'))['by'] as {
    id: string
  }
  await place.days(1)
  const id = await housing.refers({ person, victim, referrer, worksFor: force })

  // He finds nothing by his own name, nor does anybody near him.
  await coordinator.does(earlier, 'exclude-agency', {
    ...{ agency: force, employer: true, reason: 'He works there.' },
  })
  for (const who of [himself, sergeant, inspector])
    expect(await found(who, [earlier, id])).toEqual([])

  // Whoever looked before is listed, for the data protection officer.
  const owed = await officer.owed(id, 'reviewLooks')
  expect(owed).toMatchObject([{ role: 'dataProtectionOfficer' }])
  const from = await place.date(-365)
  const log = await officer.lists(`/api/audit?person=${earlier}&kind=read&from=${from}`)
  expect(log.map(({ actor }) => (actor as { agency: string }).agency)).toContain(force)

  // One named person speaks for the force, and research does not ask his station.
  const form = await coordinator.reads(`/api/pathways/${id}/commands/name-representative/choices`)
  const { exclusion } = form['choices'] as { exclusion: readonly { value: string }[] }
  await coordinator.does(id, 'name-representative', {
    ...{ exclusion: exclusion[0]?.value, actor: inspectors, reason: 'Professional standards.' },
  })
  await coordinator.does(id, 'accept-referral')
  expect(await inspector.owed(id, 'triage')).toHaveLength(1)
  await inspector.does(id, 'decide-triage')
  const asked = await place.comes('the agencies are asked', async () => {
    const returns = await coordinator.owed(id, 'return')
    return returns.length > 0 ? returns.map(({ agency }) => agency) : undefined
  })
  expect(asked).not.toContain(force)
  for (const who of [himself, sergeant]) expect(await found(who, [earlier, id])).toEqual([])
}

/** Where somebody finds any of these pathways, or the man's name. */
async function found(who: Person, ids: readonly string[]): Promise<string[]> {
  const places = [
    `/api/pathways?q=${encodeURIComponent(he)}`,
    ...['/api/pathways?limit=100', '/api/worklist?limit=100', '/api/notices?limit=100'],
    ...ids.map((id) => `/api/pathways/${id}/timeline`),
  ]
  const read = await Promise.all(places.map((one) => who.asks('GET', one)))
  return places.filter((one, n) => {
    const { status, text = '' } = read[n] ?? {}
    return text.includes(he) || (status === 200 && ids.some((id) => text.includes(id)))
  })
}
