import { capitalised } from '../../domain/titled.ts'
import type { Deps } from '../deps.ts'
import { formatInstant, ukZone } from '../../domain/calendar/calendar.ts'
import { meetingNotice } from '../../domain/conference/kinds.ts'
import { readAgencyNames } from '../../store/reads/pathway.ts'
import { readMeeting } from '../../store/reads/conferences.ts'
import { readObligation } from '../../store/reads/obligations.ts'
import { roleTitle, titleOf } from '../../domain/describe.ts'

/** What is needed to say what a link in a message leads to. */
export type LinkDeps = Pick<Deps, 'database' | 'clock'> & {
  readonly config: Pick<Deps['config'], 'publicUrl'>
}

const idShape = /^[a-z0-9.-]{1,60}$/

/** No more than the message said that led here: what kind of thing, for whom, since when, until when. */
export async function linkedObligation(
  { database, clock, config: { publicUrl } }: LinkDeps,
  id: string,
) {
  const found = idShape.test(id) ? await readObligation(database, id) : undefined
  if (!found) return undefined
  const { what, agency, role, since, due, outcome } = found
  const names = await readAgencyNames(database)
  const title = titleOf(what)
  return {
    what: capitalised(title),
    agency: names.get(agency) ?? agency,
    role: roleTitle(role).toLowerCase(),
    since: formatInstant(since, ukZone),
    due: formatInstant(due, ukZone),
    open: outcome === null,
    overdue: due < (await clock.now()),
    signIn: publicUrl,
  }
}

/** What a message says of a meeting that somebody is invited to: when it is, and whether it is held. */
export async function linkedMeeting({ database, config: { publicUrl } }: LinkDeps, id: string) {
  const [conference = '', said] = id.split('.')
  const meeting = said === meetingNotice.code ? await readMeeting(database, conference) : undefined
  return (
    meeting && {
      on: formatInstant(meeting.at, ukZone),
      held: meeting.stage !== 'cancelled',
      signIn: publicUrl,
    }
  )
}
