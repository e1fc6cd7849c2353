import type { Calendar } from '../calendar/calendar.ts'
import type { Division } from '../calendar/holidays.ts'
import { holidayTable, type HolidayTable } from '../calendar/holiday-table.ts'
import type { Role } from '../codes.ts'
import type { MeetingIds } from '../conference/dates.ts'
import type { BroughtAction, OpenMeeting } from '../conference/shape.ts'
import type { Party } from '../entity/decider.ts'
import type { Policy } from '../policy/policy.ts'

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
  /** Further versions of the site's policy, which a command that waits asks for, or meetings have. */
  readonly newer?: Readonly<Record<number, Policy>>
  /** Other sites by id, which a transfer that is offered or accepted in this turn asks for. */
  readonly others?: Readonly<Record<string, SiteReference>>
  /** For a pathway's turn: the site's meetings that have not begun, soonest first. Absent if nobody looked. */
  readonly meetings?: readonly OpenMeeting[]
  /** Beside them, the ids of those that a pathway makes. */
  readonly meetingIds?: MeetingIds
  /** For the turn of a conference whose list closes: what comes onto its agenda by itself. */
  readonly brought?: AutomaticItems
  /** For the turn of a pathway on which a danger is reported: the others that are about the same person. */
  readonly samePerson?: readonly SamePersonPathway[]
  /** The table of holidays, if it is not the current one. */
  readonly table?: HolidayTable
}

/** Another open pathway of the same person, at whichever site; `match` is what the two are called together, which tells neither of the other. */
export interface SamePersonPathway {
  readonly pathway: string
  readonly site: string
  readonly match: string
}

/** What comes onto the agenda of a meeting by itself: no pathway sends it. */
export interface AutomaticItems {
  /** Actions on the site's pathways that are open and due by the end of the meeting. */
  readonly actions: readonly BroughtAction[]
  /** Watches that end before the next meeting of the form. */
  readonly expiries: readonly { readonly pathway: string; readonly until: number }[]
}

/** The same for whoever may not know of some meetings, by their ids. */
export function withoutMeetings(reference: SiteReference, ids: ReadonlySet<string>): SiteReference {
  const { meetings, others } = reference
  const beside = Object.entries(others ?? {})
  return {
    ...reference,
    ...(meetings && { meetings: meetings.filter(({ id }) => !ids.has(id)) }),
    ...(others && {
      others: Object.fromEntries(beside.map(([site, one]) => [site, withoutMeetings(one, ids)])),
    }),
  }
}

/** What the rules of a post read: the agency's own calendar. */
export interface AgencyReference {
  readonly agency: string
  readonly name: string
  readonly calendar: Calendar
}

/** The calendar of a site's policy. */
export const calendarOf = ({
  policy,
  table,
}: Pick<SiteReference, 'policy' | 'table'>): Calendar => ({
  division: policy.division,
  hours: policy.hours,
  ...(table ? { table } : {}),
})

/** The version of the table of holidays that clocks are planned by now. */
export const tableVersion = ({ table = holidayTable }: Pick<SiteReference, 'table'>): string =>
  table.version

/** The site under another version of its policy, if that was loaded; undefined if not. */
export function underPolicy<R extends Pick<SiteReference, 'policy' | 'policyVersion' | 'newer'>>(
  reference: R,
  version: number,
): R | undefined {
  if (version === reference.policyVersion) return reference
  const policy = reference.newer?.[version]
  return policy && { ...reference, policy, policyVersion: version }
}

/** The site at which a pathway is: the one that was loaded, or another that it has moved to in the same turn. */
function siteAt(reference: SiteReference, site: string | undefined): SiteReference {
  if (site === undefined || site === reference.site) return reference
  const there = reference.others?.[site]
  if (!there) return reference
  const { table, others } = reference
  return {
    ...there,
    ...(table ? { table } : {}),
    others: { ...others, [reference.site]: reference },
  }
}

/** The same, under the version of its policy that a pathway now follows; an earlier event can have changed either. */
export function siteUnder(
  reference: SiteReference,
  { site, policyVersion }: { readonly site?: string; readonly policyVersion?: number },
): SiteReference {
  const there = siteAt(reference, site)
  return policyVersion === undefined ? there : (underPolicy(there, policyVersion) ?? there)
}

/** The agency that holds a role at the site, as a party; undefined if nobody does. */
export function holderOf(reference: SiteReference, role: Role): Party | undefined {
  const agency = reference.holders[role]
  return agency === undefined ? undefined : { agency, role }
}

/** An agency's name, or its id if the site does not know it. */
export const agencyName = (reference: SiteReference, agency: string): string =>
  [reference, ...Object.values(reference.others ?? {})].find(({ agencies }) =>
    Object.hasOwn(agencies, agency),
  )?.agencies[agency]?.name ?? agency
