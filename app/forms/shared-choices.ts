import { choicesBy, dayText, inLine, type Titlers, whenText } from './choice.ts'
import { called } from '../../domain/sentence.ts'
import type { Database } from '../../store/database.ts'
import { meetingForms } from '../../domain/policy/meetings.ts'
import type { Obligation } from '../../domain/obligations/obligation.ts'
import type { OpenMeeting } from '../../domain/conference/shape.ts'
import { roles } from '../../domain/codes.ts'
import { readPolicy, readSites } from '../../store/reads/reference.ts'
import type { SiteReference } from '../../domain/reference/reference.ts'
import { capitalised, titleIn } from '../../domain/titled.ts'
import { titleOf } from '../../domain/describe.ts'

/** The names of agencies by id. */
export type AgencyNames = ReadonlyMap<string, string>

/** What forms of pathways and conferences call in the same way: agencies, sites, meetings and versions of a policy. */
export const sharedTitlers = (
  database: Database,
  reference: SiteReference,
  agencies: AgencyNames,
): Titlers => ({
  agency: choicesBy((id) => agencies.get(id) ?? id),
  site: async () =>
    (await readSites(database))
      .filter(({ id }) => id !== reference.site)
      .map(({ id, name }) => ({ value: id, title: name })),
  meeting: choicesBy((id) => meetingTitle(meetingsOf(reference).find((one) => one.id === id))),
  policyVersion: async (ids) => {
    const versions = await Promise.all(
      ids.map(async (id) => readPolicy(database, reference.site, Number(id))),
    )
    return versions.flatMap((found) =>
      found
        ? [
            {
              value: String(found.version),
              title: `Version ${found.version} of ${dayText(found.at)}`,
            },
          ]
        : [],
    )
  },
})

/** What is owed, by whom and by when; `subject` says which of several it is. */
export const obligationTitle = (
  { what, agency, role, due, stopped }: Obligation<string>,
  agencies: AgencyNames,
  subject: string | undefined,
): string => {
  const owner = agencies.get(agency) ?? agency
  return inLine(
    capitalised(titleOf(what)) +
      (subject === undefined || subject === owner ? '' : ` (${subject})`),
    `owed by ${owner} (${called(roles, role)})`,
    stopped === undefined ? `due ${dayText(due)}` : 'its clock stopped by a hold',
  )
}

const meetingsOf = ({ meetings = [], others = {} }: SiteReference): OpenMeeting[] => [
  ...meetings,
  ...Object.values(others).flatMap((other) => other.meetings ?? []),
]

const meetingTitle = (meeting: OpenMeeting | undefined): string | undefined =>
  meeting &&
  inLine(
    `${titleIn(meetingForms, meeting.form)} on ${whenText(meeting.at)}`,
    meeting.emergency && 'an emergency meeting',
    `${meeting.listed} of ${meeting.capacity} places taken`,
  )
