/** Every "no" that only a meeting gives. */
export const conferenceRefusals = {
  'already-planned': { title: 'This meeting was planned before.' },
  'not-planned': { title: 'This meeting is not planned yet.' },
  'meeting-ended': {
    title: 'This meeting was cancelled, or its minutes are locked.',
  },
  'meeting-stage': {
    title: 'The meeting is not at a stage at which this can be done.',
  },
  'list-is-closed': {
    title: 'The list of this meeting is closed; only an emergency comes onto it now.',
  },
  'already-listed': { title: 'This pathway is on the list of this meeting.' },
  'not-listed': { title: 'This is not on the list of this meeting.' },
  'item-settled': {
    title: 'This item was decided, deferred, moved or withdrawn before.',
  },
  'not-the-agenda': {
    title: 'An order names each item that is still to be heard, once.',
  },
  'over-capacity': {
    title: 'The list holds more than the meeting can hear: defer an item or extend the meeting.',
  },
  'not-more': { title: 'This is no more than the meeting can hear already.' },
  'not-invited': { title: 'This agency is not invited to the meeting in this role.' },
  'already-invited': { title: 'This agency is invited in this role.' },
  'same-meeting': { title: 'This is the meeting itself.' },
  'moved-by-hand': {
    title: 'A person moved this meeting: the rhythm leaves it where it is.',
  },
  'reason-needed': { title: 'Say why.' },
  'not-sent': {
    title: 'This item was not sent to that meeting, or it has come back already.',
  },
  'not-that-day-yet': { title: 'The day of the meeting has not come yet.' },
  'not-present': { title: 'Nobody is present for this agency in this role.' },
  'time-outside': {
    title: 'The time lies before the session was opened, or it has not come yet.',
  },
  'already-accepted': { title: 'The statement was accepted before.' },
  'already-declared': { title: 'This conflict was declared before.' },
  'in-conflict': { title: 'This agency declared a conflict about the item.' },
  inquorate: { title: 'There is no quorum; nothing can be decided.' },
  'no-chair': {
    title: 'No chair is present who has no conflict about the item; defer it.',
  },
  'confidentiality-open': {
    title: 'Somebody present has not accepted the confidentiality statement.',
  },
  'not-presented': { title: 'Nobody has presented this item yet.' },
  'referrer-not-heard': {
    title:
      'The referrer neither came nor briefed anybody: defer the item, or at high risk let the chair hear it all the same.',
  },
  'referrer-was-heard': { title: 'The referrer came, or briefed somebody.' },
  'not-high-risk': {
    title: 'Only an item of high risk, or an emergency, is heard without its referrer.',
  },
  'risk-missing': { title: 'A decision says what the risk is.' },
  'items-undecided': { title: 'An item is still to be heard: decide it or defer it.' },
  'actions-unreviewed': { title: 'An open action has not been reviewed yet.' },
  'already-reviewed': { title: 'This action was reviewed before.' },
  'not-brought': { title: 'This action was not brought to the meeting.' },
  'minutes-stage': {
    title: 'The minutes are not at a point at which this can be done.',
  },
  'not-adjourned': {
    title: 'The meeting was not adjourned, or it is reconvened already.',
  },
} as const satisfies Record<string, { title: string }>
