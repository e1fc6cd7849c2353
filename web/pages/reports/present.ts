import { bands, standings } from '../../../domain/matching/codes.ts'
import { day, dueInWords, moment } from '../../words/dates.ts'
import { fullDate } from '../../../domain/calendar/in-words.ts'
import { incidentKinds, roles } from '../../../domain/codes.ts'
import type { matchOut } from '../../../app/views/pathway/matches.ts'
import type { Mood } from '../../parts.ts'
import type { reportOut } from '../../../app/reports/inbox.ts'
import { capitalised, titleIn, type Titles } from '../../../domain/titled.ts'
import type { z } from 'zod'

/** A report that waits, in words. */
export interface ReportShown {
  readonly id: string
  readonly href: string
  readonly who: string
  readonly born: string
  readonly what: string
  readonly on: string
  readonly note: string
  readonly from: string
  readonly receivedAt: string
  readonly due: string
  readonly mood: Mood
  /** Who has to look at it. */
  readonly owedBy: string
  readonly urgent: boolean
}

/** A report that waits, in words. */
export function oneReport(
  report: z.output<typeof reportOut>,
  { sites, agencies }: { readonly sites: Titles; readonly agencies: Titles },
  now: number,
): ReportShown {
  const { id, person, kind, on, note, from, receivedAt, dueAt, overdue, urgent, owedBy } = report
  return {
    ...{ id, note, urgent },
    href: `/reports/${id}`,
    who: person.name,
    born: person.dateOfBirth === null ? 'Not known' : fullDate(person.dateOfBirth),
    what: titleIn(incidentKinds, kind),
    on: fullDate(on),
    from: `${titleIn(agencies, from.agency)}, ${titleIn(sites, from.site)}`,
    receivedAt: moment(receivedAt),
    due: dueAt === null ? '' : capitalised(dueInWords(dueAt, now)),
    owedBy: titleIn(roles, owedBy),
    mood: overdue ? 'late' : urgent ? 'soon' : 'quiet',
  }
}

/** Somebody whom a report may be about. */
export interface MatchLine {
  readonly pathway: string | undefined
  readonly said: string
}

/** Somebody whom a report may be about, in a line. */
export function matchLine(match: z.output<typeof matchOut>): MatchLine {
  const { pathwayId, band, standing, lastReferralAt } = match
  if (pathwayId === null || band === null || standing === null || lastReferralAt === null)
    return { pathway: undefined, said: 'The person may be known at another site.' }
  const stands = titleIn(standings, standing)
  return {
    pathway: pathwayId,
    said: `${titleIn(bands, band)}. ${stands}, referred on ${day(lastReferralAt)}`,
  }
}
