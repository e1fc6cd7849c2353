import { type Actor, systemActor } from '../../../../domain/entity/decider.ts'
import { atCivil, ukZone } from '../../../../domain/calendar/calendar.ts'
import { defaultPolicies } from '../../../../domain/policy/defaults.ts'
import { createHash } from 'node:crypto'
import { idFrom } from '../../../../domain/names.ts'
import type { MeetingForm } from '../../../../domain/policy/meetings.ts'
import type { MeetingIds } from '../../../../domain/conference/dates.ts'
import type { OpenMeeting } from '../../../../domain/conference/shape.ts'
import type { PathwayState } from '../../../../domain/pathway/state.ts'
import type { Role } from '../../../../domain/codes.ts'
import { seedAgencies, seedSites } from '../../../../domain/reference/seed.ts'
import type { SiteReference } from '../../../../domain/reference/reference.ts'

export type SiteName = keyof typeof seedSites

/** The instant at which the clocks in London show the date and time, e.g. '2026-11-02 10:00'. */
export function london(text: string): number {
  const [date = '', time = '00:00'] = text.split(' ')
  return atCivil(date, time, ukZone)
}

/** The instant as a reader of UTC sees it, to the minute. */
export const utc = (at: number): string => new Date(at).toISOString().slice(0, 16)

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** The id of the emergency meeting for a slot: as good as random, and the same in every story. */
export function emergencyId(site: string, form: MeetingForm, at: number, again: number): string {
  const digest = createHash('sha256').update([site, form, at, again].join(':')).digest()
  return idFrom('cf', digest.readBigUInt64BE())
}

const meetingIds: MeetingIds = {
  idOf: ({ site, form, at, again }) => emergencyId(site, form, at, again),
  fresh: () => [],
}

/** A pilot site as it stands at a first start. */
export function referenceOf(site: SiteName): SiteReference {
  const { name, agencies, holders } = seedSites[site]
  return {
    site,
    siteName: name,
    policyVersion: 1,
    policy: defaultPolicies[site],
    meetingIds,
    holders,
    agencies: Object.fromEntries(agencies.map((id) => [id, seedAgencies[id]])),
  }
}

/** A site, and the other pilots beside it: to any of them a pathway can go. */
export function amongOthers(site: SiteName): SiteReference {
  const names = Object.keys(seedSites) as SiteName[] // the constant's own keys
  const others = names.filter((name) => name !== site).map((name) => [name, referenceOf(name)])
  return {
    ...referenceOf(site),
    others: Object.fromEntries(others) as SiteReference['others'] & object,
  }
}

export const firstMeeting = 'cf000000000001'
export const secondMeeting = 'cf000000000002'
export const thirdMeeting = 'cf000000000003'

/** A stalking panel on a day at ten, whose list closes at its begin unless that is said. */
export const meetingOn = (
  id: string,
  date: string,
  also: Partial<OpenMeeting> = {},
): OpenMeeting => ({
  id,
  form: 'stalkingPanel',
  at: london(`${date} 10:00`),
  listClosesAt: london(`${date} 10:00`),
  capacity: 10,
  listed: 0,
  emergency: false,
  ...also,
})

/** Three Wednesdays in November 2026. */
export const meetings: readonly OpenMeeting[] = [
  meetingOn(firstMeeting, '2026-11-11'),
  meetingOn(secondMeeting, '2026-11-18'),
  meetingOn(thirdMeeting, '2026-11-25'),
]

/** Meetings that follow one another closely, whose lists are open until they begin. */
export const manyMeetings: readonly OpenMeeting[] = [
  meetingOn(firstMeeting, '2026-10-28'),
  ...meetings.slice(1),
  meetingOn('cf000000000004', '2026-12-09'),
  meetingOn('cf000000000005', '2027-01-06'),
]

export const trust = 'suzy-lamplugh-trust'
export const met = 'metropolitan-police-service'
export const health = 'barnet-enfield-haringey-mental-health-trust'
export const probation = 'national-probation-service-london'
export const housing = 'london-housing'
export const council = 'london-council'

const person = (id: string, agency: string, ...roles: Role[]): Actor => ({
  id,
  agency,
  roles,
  sites: ['london'],
})

/** The people of the stories, by what they do. All but the receiver work in London. */
export const people = {
  coordinator: person('u-coordinator', trust, 'coordinator'),
  advocate: person('u-advocate', trust, 'victimAdvocate'),
  supervisor: person('u-supervisor', trust, 'supervisor'),
  police: person('u-police', met, 'policeLead'),
  chair: person('u-chair', met, 'chair'),
  clinician: person('u-clinician', health, 'forensicClinician'),
  probation: person('u-probation', probation, 'probation'),
  housing: person('u-housing', housing, 'agencyWorker'),
  otherAdvocate: person('u-other-advocate', housing, 'victimAdvocate'),
  council: person('u-council', council, 'agencyWorker'),
  officer: person('u-officer', trust, 'dataProtectionOfficer'),
  receiver: { ...person('u-receiver', trust, 'coordinator'), sites: ['hampshire'] },
  system: systemActor('pathway:p1'),
} as const satisfies Record<string, Actor>

/** Somebody as a member of the site where the pathway is, or, if they are there, of the one that it is offered to. */
export function workingAt({ site, transfer }: PathwayState, by: Actor): Actor {
  const here = [site, transfer?.to].some((one) => one !== undefined && by.sites.includes(one))
  return here || by.system || site === undefined ? by : { ...by, sites: [site] }
}

export const time = systemActor('time')
