import { health, met, people, probation, trust } from '../unit/domain/pathway/world.ts'
import { addPolicy } from '../../store/reference-changes.ts'
import { defaultPolicies } from '../../domain/policy/defaults.ts'
import { Life } from './life.ts'
import type { Skipping } from './skipping.ts'

/** The seats of a panel in London; police refer unless a story says otherwise. */
export const chair = { agency: met, role: 'chair' } as const
export const police = { agency: met, role: 'policeLead' } as const
export const advocate = { agency: trust, role: 'victimAdvocate' } as const
export const clinician = { agency: health, role: 'forensicClinician' } as const
export const officer = { agency: probation, role: 'probation' } as const

export const quorum = [chair, police, advocate, clinician, officer] as const

/** London asks its agencies when a meeting's list closes, and no more at triage. */
export async function askAtListClosing({ engine, env }: Skipping): Promise<void> {
  const research = {
    asks: 'atListClosing',
    source: 'A test.',
    mark: 'K',
  } as const
  await addPolicy(
    engine.database,
    { site: 'london', document: { ...defaultPolicies.london, research }, reason: 'A test.' },
    { by: 'test', at: await env.currentTimeMs() },
  )
}

/** Somebody is referred whom triage sends to a conference the same day; the victim has been told. */
export async function sentToConference(
  skipping: Skipping,
  at: string,
  risk: string,
): Promise<Life> {
  const life = await Life.begin(skipping, at)
  await life.does(at, 'accept-referral')
  await life.does(at, 'decide-triage', { outcome: 'conference', risk })
  return life.does(at, 'record-victim-contact')
}

/** Every agency that was asked at triage answers that it knows nothing, and the pathway stands at its conference. */
export async function usuallyReturned(life: Life, at: string): Promise<void> {
  for (const by of [people.police, people.advocate, people.clinician, people.probation])
    await life.does(at, 'record-return', { agency: by.agency, kind: 'nil' }, by)
  await life.standsAt('conference')
}
