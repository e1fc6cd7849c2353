import type { Place, Row } from './place.ts'
import { seedSites } from '../../../domain/reference/seed.ts'

/** The people of London, each from the agency that holds the role there. */
export async function londoners(place: Place) {
  const [coordinator, advocate, police, chair, clinician, probation, officer, supervisor] =
    await Promise.all([
      place.somebody('coordinator'),
      place.somebody('victimAdvocate'),
      place.somebody('policeLead'),
      place.somebody('chair'),
      place.somebody('forensicClinician'),
      place.somebody('probation'),
      place.somebody('dataProtectionOfficer'),
      place.somebody('supervisor'),
    ])
  const housing = await place.somebody('agencyWorker', { agency: 'london-housing' })
  return {
    ...{ coordinator, advocate, police, chair, clinician, probation, officer, supervisor },
    ...{ housing, place },
  }
}
export type Londoners = Awaited<ReturnType<typeof londoners>>

const hourMs = 3_600_000

/** A contact of an hour ago, by telephone, that reached her. */
export async function reached(place: Place, changes: object = {}): Promise<object> {
  const at = new Date((await place.now()) - hourMs).toISOString()
  return { at, result: 'reached', view: 'She wants it to end.', ...changes }
}

/** A referral is taken, her advocate has spoken with her, and an emergency conference decides at once to treat him. */
export async function decidedToTreat(people: Londoners, id: string): Promise<void> {
  const { coordinator, advocate, police, chair, place } = people
  await coordinator.does(id, 'accept-referral')
  await advocate.does(id, 'record-victim-contact', await reached(place))
  await police.does(id, 'decide-triage', { outcome: 'emergencyConference', risk: 'high' })
  await chair.does(id, 'record-conference', {
    ...{ decision: 'intervene', risk: 'high', actions: [] },
    whyNotMeeting: 'It could not wait for the next one.',
    heard: ['metropolitan-police-service', 'suzy-lamplugh-trust'],
  })
  await advocate.does(id, 'record-victim-contact', await reached(place))
}

/** From the decision to treat to nine sessions, the first in three working days. */
export async function sessionsPlanned(people: Londoners, id: string): Promise<void> {
  const { clinician, place } = people
  await clinician.does(id, 'assess-risk')
  await clinician.does(id, 'record-suitability')
  await clinician.does(id, 'give-consent')
  const firstOn = await place.workingDate(3)
  await clinician.does(id, 'plan-sessions', { firstAt: `${firstOn}T10:00:00Z`, count: 9 })
}

/** The sessions of a pathway as its clinician sees them, in order. */
export async function sessionsOf({ clinician }: Londoners, id: string): Promise<Row[]> {
  return (await clinician.pathway(id))['sessions'] as Row[]
}

/** He comes to so many sessions, week by week, and each is recorded on its day. */
export async function comes(people: Londoners, id: string, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    const next = (await sessionsOf(people, id)).find(({ record }) => record === null)
    if (!next) throw new Error('no session is left')
    await people.place.until(Date.parse(String(next['at'])) + hourMs)
    await people.clinician.does(id, 'record-session', { sessionId: next['id'] })
  }
}

/** Who owes what, as a sorted list of words. */
export const whoOwes = (rows: readonly Row[]): string[] =>
  rows.map(({ what, role }) => `${String(what)} ${String(role)}`).sort()

/** The service that works for the victims of Hampshire; in London another one does. */
export const hampshireService = 'hampshire-council'

/** Hampshire has an advocacy service of its own, as an administrator records it. */
export async function nameHampshireService(place: Place): Promise<void> {
  const site = '/api/sites/hampshire'
  const administrator = await place.somebody('administrator', { site: 'hampshire' })
  const { name, agencies, holders } = seedSites.hampshire
  const named = { ...holders, victimAdvocate: hampshireService }
  const answer = await administrator.asks('PUT', site, { name, agencies, holders: named })
  if (answer.status !== 200) throw new Error(`${site}: ${answer.status} ${answer.text}`)
}

/** Somebody in London who can be referred; no test of another story finds them. */
export const referralOf = (person: string, victim: string, more: object = {}): object => ({
  person: { name: person },
  victim: {
    name: victim,
    relationship: 'exPartner',
    safeContact: { safe: true, channels: ['phone'] },
  },
  ...more,
})
