/**
 * The person whom a pathway is about is never told that a conference is held (S41). Everything that a meeting gives out is one
 * of the entries below and can reach one of these readers; the person is not among them. A pathway reads as a record, and what
 * it tells the person says nothing of a meeting.
 */
type Reader = 'agency' | 'invited' | 'pathway' | 'conference' | 'post'

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
