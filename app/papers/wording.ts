import { lower } from '../../domain/sentence.ts'
import {
  actionReviews,
  adjournReasons,
  attendances,
  conferenceDecisions,
  itemStatuses,
  leaveReasons,
} from '../../domain/conference/codes.ts'
import { formatDate, formatTime, ukZone } from '../../domain/calendar/calendar.ts'
import { roleTitle } from '../../domain/describe.ts'
import { titleIn } from '../../domain/titled.ts'
import { returnStates } from '../views/codes.ts'
import type { WhyNull, Withheld } from '../access/withheld.ts'
import { risks } from '../../domain/codes.ts'

/** An instant as papers say it, e.g. 'Fri 27 Nov 2026, 17:00'. */
export function formatWhen(instant: string): string {
  const at = Date.parse(instant)
  return `${formatDate(at, ukZone)}, ${timeOf(instant)}`
}

/** The time of an instant, e.g. '17:00'. */
export const timeOf = (instant: string): string => formatTime(Date.parse(instant), ukZone)

/** The day of an instant, e.g. 'Fri 27 Nov 2026'. */
export const formatDay = (instant: string): string => formatDate(Date.parse(instant), ukZone)

/** Every code that appears in a paper, in words. */
const titles = {
  answer: returnStates,
  attendance: attendances,
  decision: conferenceDecisions,
  review: actionReviews,
  status: itemStatuses,
  adjourned: adjournReasons,
  because: leaveReasons,
  risk: risks,
} as const

/** A code in words; the code itself if it is no longer known. */
export const inWords = (of: keyof typeof titles, code: string): string => titleIn(titles[of], code)

/** Agencies and roles by their names. */
export interface Names {
  readonly agency: (id: string) => string
  readonly party: (party: { readonly agency: string; readonly role: string }) => string
}

export const namesFrom = (known: ReadonlyMap<string, string>): Names => {
  const agency = (id: string) => known.get(id) ?? id
  return {
    agency,
    party: (party) => `${agency(party.agency)} (${lower(roleTitle(party.role))})`,
  }
}

/** What replaces a name that is not for the reader, or has been erased. */
const unnamed = {
  notKnown: 'Name not known',
  notForYou: 'Name not shown',
  erased: 'Name erased',
  takenOut: 'Name taken out',
} as const satisfies Record<WhyNull, string>

/** A name, or what stands in its place. */
export const nameOr = (name: string | null | undefined, why: WhyNull = 'notForYou'): string =>
  name ?? unnamed[why]

/** How an item is headed: by number, and by whom it is about as far as that is for the reader. */
export const itemTitle = (item: {
  readonly item: string
  readonly person: { readonly name: string } | null
  readonly withheld: Withheld
}): string => `Item ${item.item.slice(1)}: ${nameOr(item.person?.name, item.withheld['person'])}`

/** What replaces words that are not for the reader, or have been erased. */
const wordless = {
  notKnown: 'Not recorded',
  notForYou: 'Words not shown',
  erased: 'Words erased',
  takenOut: 'Words taken out by the data protection officer',
} as const satisfies Record<WhyNull, string>

/** Words, or what stands in their place. */
export const wordsOr = (words: string | null | undefined, why: WhyNull | null = null): string =>
  words ?? wordless[why ?? 'notForYou']

/** Whom of several victims something is about, by letter. */
export const ofVictim = (letter: string | null): string =>
  letter === null ? '' : `For victim ${letter}: `

/** What was agreed, and below it what was said about it. */
export const withMore = (
  what: string | null,
  label: string,
  more: string | null,
  why?: WhyNull,
): string => `${wordsOr(what, why)}${more === null ? '' : `\n${label}: ${more}`}`
