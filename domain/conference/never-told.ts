/**
 * The person whom a pathway is about is never told that a conference is held (S41). Everything that a meeting gives out is one
 * of the entries below and can reach one of these readers; the person is not among them. A pathway reads as a record, and what
 * it tells the person says nothing of a meeting.
 */
type Reader = 'agency' | 'invited' | 'pathway' | 'conference' | 'post'

/** What a meeting gives out, and who can read it. What it tells other entities goes to the reader that stands here. */
export const conferenceOutputs = {
  notice: 'agency',
  invitation: 'invited',
  agenda: 'invited',
  pack: 'invited',
  returns: 'invited',
  minutes: 'invited',
  withdraw: 'post',
  toPathway: 'pathway',
  toConference: 'conference',
} as const satisfies Record<string, Reader>
