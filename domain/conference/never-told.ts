/**
 * The person whom a pathway is about is never told that a conference is held (S41). Everything that a meeting gives out is one
 * of the entries below and can reach one of these readers; the person is not among them, and no type here has room for them.
 */
export const readers = {
  agency: 'An agency of the site in one of its roles',
  invited: 'An agency that is invited to the meeting',
  pathway: 'The pathway, as a record; what that tells the person says nothing of a meeting',
  conference: 'Another meeting',
  post: 'The post of an agency',
} as const
export type Reader = keyof typeof readers

/** What a meeting gives out, and who can read it. */
export const conferenceOutputs = {
  notice: 'agency',
  invitation: 'invited',
  agenda: 'invited',
  pack: 'invited',
  returns: 'invited',
  minutes: 'invited',
  withdraw: 'post',
  'conference-listed': 'pathway',
  'conference-moved': 'pathway',
  'conference-decided': 'pathway',
  'conference-deferred': 'pathway',
  'conference-returned': 'pathway',
  'conference-offered': 'pathway',
  'action-reviewed': 'pathway',
  'carry-item': 'conference',
  'bring-action': 'conference',
  'item-not-taken': 'conference',
  reconvened: 'conference',
} as const satisfies Record<string, Reader>
export type ConferenceOutput = keyof typeof conferenceOutputs

/** Marks what was made for those who are invited, so that it cannot be handed to anything that writes to the person. */
export interface ForInvited {
  readonly readableBy: 'invited'
}

/** What may be written to the person, or about them to their face: a letter, a calendar entry, the cover of a copy of their data. */
export type ForPerson<T> = T extends ForInvited ? never : T

/**
 * Passes on what is written to the person. What was made for a meeting does not compile here; text that names one is a fault
 * of whoever wrote it, and throws rather than go out.
 */
export function toPerson<T>(content: ForPerson<T>): ForPerson<T> {
  if (namesMeeting(JSON.stringify(content)))
    throw new Error('this would say that a meeting is held')
  return content
}

/** Whether a text says that there is a meeting of the agencies. */
export const namesMeeting = (text: string): boolean =>
  /conference|marac|matac|mappa|\bpanel\b|\bcf[a-z0-9]{12}\b/i.test(text)
