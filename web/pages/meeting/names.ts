import type { meetingView } from '../../../app/views/conference/page.ts'
import { roleTitle } from '../../../domain/describe.ts'

/** A meeting as its reader may see it. */
export type MeetingSeen = Awaited<ReturnType<typeof meetingView>>

/** What an agency is called. */
export const agencyIn = ({ names }: Pick<MeetingSeen, 'names'>, agency: string): string =>
  names.get(agency) ?? agency

/** A seat in words: Metropolitan Police Service, chair. */
export const seatIn = (
  seen: Pick<MeetingSeen, 'names'>,
  { agency, role }: { readonly agency: string; readonly role: string },
): string => `${agencyIn(seen, agency)}, ${lower(roleTitle(role))}`

/** A title inside a sentence; what begins with an abbreviation stays. */
export const lower = (title: string): string =>
  /^[A-Z]{2}/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1)

/** A person's name, or why it does not stand here. */
export const nameOf = (
  person: { readonly name: string } | string | null,
  why: string | undefined,
): string => {
  if (person !== null) return typeof person === 'string' ? person : person.name
  return why === 'erased' ? 'Name erased' : 'Name not for your role'
}

/** Things in a sentence: a, b and c. */
export const listed = (things: readonly string[]): string =>
  things.length < 2
    ? (things[0] ?? '')
    : `${things.slice(0, -1).join(', ')} and ${things.at(-1) ?? ''}`

/** So many of something: 1 item, 3 items. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`
