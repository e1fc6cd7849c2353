import { type Calendar } from '../calendar/calendar.ts'
import { type Division } from '../calendar/holidays.ts'
import { type Role } from '../codes.ts'
import { type Party } from '../decider.ts'
import { type Policy } from '../policy/policy.ts'

export interface Agency {
  readonly name: string
  readonly division: Division
}

/** What the rules of a pathway read about the world: its site, the policy it opened with, and who holds which role there now. */
export interface SiteReference {
  readonly site: string
  readonly siteName: string
  readonly policyVersion: number
  readonly policy: Policy
  readonly holders: Readonly<Partial<Record<Role, string>>>
  /** The site's agencies by id. */
  readonly agencies: Readonly<Record<string, Agency>>
}

/** What the rules of a post read: the agency's own calendar. */
export interface AgencyReference {
  readonly agency: string
  readonly name: string
  readonly calendar: Calendar
}

/** The calendar of a site's policy. */
export const calendarOf = ({ policy }: SiteReference): Calendar => ({
  division: policy.division,
  hours: policy.hours,
})

/** The agency that holds a role at the site, as a party; undefined where nobody does. */
export function holderOf(reference: SiteReference, role: Role): Party | undefined {
  const agency = reference.holders[role]
  return agency === undefined ? undefined : { agency, role }
}

/** An agency's name, or its id where the site does not know it. */
export const agencyName = (reference: SiteReference, agency: string): string =>
  reference.agencies[agency]?.name ?? agency
