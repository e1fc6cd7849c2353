/** Every "no" that only a meeting gives. */
export const conferenceRefusals = {
  'already-planned': { status: 409, title: 'This meeting was planned before.' },
  'not-planned': { status: 409, title: 'This meeting is not planned yet.' },
  'meeting-ended': {
    status: 409,
    title: 'This meeting was cancelled, or its minutes are locked.',
  },
  'meeting-stage': {
    status: 409,
    title: 'The meeting is not at a stage at which this can be done.',
  },
  'list-is-closed': {
    status: 409,
    title: 'The list of this meeting is closed; only an emergency comes onto it now.',
  },
  'already-listed': { status: 409, title: 'This pathway is on the list of this meeting.' },
  'not-listed': { status: 409, title: 'This is not on the list of this meeting.' },
  'item-settled': {
    status: 409,
    title: 'This item was decided, deferred, moved or withdrawn before.',
  },
  'not-the-agenda': {
    status: 409,
    title: 'An order names each item that is still to be heard, once.',
  },
  'over-capacity': {
    status: 409,
    title: 'The list holds more than the meeting can hear: defer an item or extend the meeting.',
  },
  'not-more': { status: 409, title: 'This is no more than the meeting can hear already.' },
  'not-invited': { status: 409, title: 'This agency is not invited to the meeting in this role.' },
  'already-invited': { status: 409, title: 'This agency is invited in this role.' },
  'same-meeting': { status: 409, title: 'This is the meeting itself.' },
  'moved-by-hand': {
    status: 409,
    title: 'A person moved this meeting: the rhythm leaves it where it is.',
  },
  'reason-needed': { status: 409, title: 'Say why.' },
  'not-sent': {
    status: 409,
    title: 'This item was not sent to that meeting, or it has come back already.',
  },
  'not-that-day-yet': { status: 409, title: 'The day of the meeting has not come yet.' },
  'not-present': { status: 409, title: 'Nobody is present for this agency in this role.' },
  'time-outside': {
    status: 409,
    title: 'The time lies before the session was opened, or it has not come yet.',
  },
  'already-accepted': { status: 409, title: 'The statement was accepted before.' },
  'already-declared': { status: 409, title: 'This conflict was declared before.' },
  'in-conflict': { status: 409, title: 'This agency declared a conflict about the item.' },
  inquorate: { status: 409, title: 'There is no quorum; nothing can be decided.' },
  'no-chair': {
    status: 409,
    title: 'No chair is present who has no conflict about the item; defer it.',
  },
  'confidentiality-open': {
    status: 409,
    title: 'Somebody present has not accepted the confidentiality statement.',
  },
  'not-presented': { status: 409, title: 'Nobody has presented this item yet.' },
  'referrer-not-heard': {
    status: 409,
    title:
      'The referrer neither came nor briefed anybody: defer the item, or at high risk let the chair hear it all the same.',
  },
  'referrer-was-heard': { status: 409, title: 'The referrer came, or briefed somebody.' },
  'not-high-risk': {
    status: 409,
    title: 'Only an item of high risk, or an emergency, is heard without its referrer.',
  },
  'risk-missing': { status: 409, title: 'A decision says what the risk is.' },
  'items-undecided': { status: 409, title: 'An item is still to be heard: decide it or defer it.' },
  'actions-unreviewed': { status: 409, title: 'An open action has not been reviewed yet.' },
  'already-reviewed': { status: 409, title: 'This action was reviewed before.' },
  'not-brought': { status: 409, title: 'This action was not brought to the meeting.' },
  'minutes-stage': {
    status: 409,
    title: 'The minutes are not at a point at which this can be done.',
  },
  'not-adjourned': {
    status: 409,
    title: 'The meeting was not adjourned, or it is reconvened already.',
  },
} as const satisfies Record<string, { status: 403 | 409; title: string }>
