import { lower } from '../../../domain/sentence.ts'
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

/** A person's name, or why it does not stand here. */
export const nameOf = (
  person: { readonly name: string } | string | null,
  why: string | undefined,
): string => {
  if (person !== null) return typeof person === 'string' ? person : person.name
  return why === 'erased' ? 'Name erased' : 'Name not for your role'
}
