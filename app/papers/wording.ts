import {
  actionReviews,
  adjournReasons,
  attendances,
  conferenceDecisions,
  deferReasons,
  itemStatuses,
  returnAnswers,
} from '../../domain/conference/codes.ts'
import { formatDate, formatInstant, ukZone } from '../../domain/calendar/calendar.ts'
import { roleTitle } from '../../domain/describe.ts'
import { titleIn } from '../views/lists/conferences.ts'

/** An instant as papers say it, e.g. 'Fri 27 Nov 2026, 17:00'. */
export function when(instant: string): string {
  const at = Date.parse(instant)
  return `${formatDate(at, ukZone)}, ${time(instant)}`
}

/** The time of an instant, e.g. '17:00'. */
export const time = (instant: string): string =>
  formatInstant(Date.parse(instant), ukZone).slice(-5)

/** The day of an instant, e.g. 'Fri 27 Nov 2026'. */
export const day = (instant: string): string => formatDate(Date.parse(instant), ukZone)

/** Every code that stands in a paper, in words. */
const titles = {
  answer: { ...returnAnswers, asked: { title: 'No answer yet' }, waived: { title: 'Waived' } },
  attendance: attendances,
  decision: conferenceDecisions,
  review: actionReviews,
  status: itemStatuses,
  adjourned: adjournReasons,
  because: {
    ...deferReasons,
    cancelled: { title: 'The meeting was cancelled' },
    adjourned: { title: 'The meeting was adjourned' },
    transferred: { title: 'Transferred to another conference' },
  },
  risk: { standard: { title: 'Standard' }, medium: { title: 'Medium' }, high: { title: 'High' } },
} as const

/** A code in words; the code itself where it is not known any more. */
export const inWords = (of: keyof typeof titles, code: string): string => titleIn(titles[of], code)

/** Agencies and roles by their names. */
export interface Names {
  readonly agency: (id: string) => string
  readonly party: (party: { readonly agency: string; readonly role: string }) => string
}

export const namesFrom = (known: ReadonlyMap<string, string>): Names => {
  const agency = (id: string) => known.get(id) ?? id
  return { agency, party: (party) => `${agency(party.agency)} (${lower(roleTitle(party.role))})` }
}

/** Words as they stand within a sentence. */
export const lower = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1)

/** What stands where a name is not for the reader, or is no more. */
export const unnamed = 'Name not shown'

/** How an item is headed: by number, and by whom it is about as far as that is for the reader. */
export const itemTitle = (item: {
  readonly item: string
  readonly person: { readonly name: string } | null
}): string => `Item ${item.item.slice(1)}: ${item.person?.name ?? unnamed}`

/** What stands where words are not for the reader, or are no more. */
export const wordless = 'Words not shown'

/** What was agreed, and below it what was said beside it. */
export const withMore = (what: string | null, label: string, more: string | null): string =>
  `${what ?? wordless}${more === null ? '' : `\n${label}: ${more}`}`
