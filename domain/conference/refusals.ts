/** Every "no" that only a meeting gives. */
export const conferenceRefusals = {
  'already-planned': { title: 'This meeting has already been planned.' },
  'not-planned': { title: 'This meeting has not been planned yet.' },
  'meeting-ended': {
    title: 'This meeting was cancelled, or its minutes are locked.',
  },
  'meeting-stage': {
    title: 'This cannot be done at the current stage of the meeting.',
  },
  'list-is-closed': {
    title: 'The list for this meeting is closed. Only an emergency can still be added.',
  },
  'already-listed': { title: 'This pathway is already on the list for this meeting.' },
  'not-listed': { title: 'This is not on the list for this meeting.' },
  'item-settled': {
    title: 'This item has already been decided, deferred, moved or withdrawn.',
  },
  'not-the-agenda': {
    title: 'The order must name each item that is still to be heard, exactly once.',
  },
  'over-capacity': {
    title: 'The list is longer than the meeting can hear. Defer an item or extend the meeting.',
  },
  'not-more': { title: 'The meeting can already hear this many items.' },
  'not-invited': { title: 'This agency is not invited to the meeting in this role.' },
  'already-invited': { title: 'This agency is already invited in this role.' },
  'same-meeting': { title: 'This is the same meeting.' },
  'moved-by-hand': {
    title: 'A person moved this meeting, so the regular schedule leaves it where it is.',
  },
  'reason-needed': { title: 'Give a reason.' },
  'not-sent': {
    title: 'This item was not sent to that meeting, or it has already come back.',
  },
  'not-that-day-yet': { title: 'It is not the day of the meeting yet.' },
  'not-present': { title: 'Nobody is present for this agency in this role.' },
  'time-outside': {
    title: 'The time is before the session opened, or in the future.',
  },
  'already-accepted': { title: 'The statement has already been accepted.' },
  'already-declared': { title: 'This conflict has already been declared.' },
  'in-conflict': { title: 'This agency has declared a conflict of interest in the item.' },
  inquorate: { title: 'There is no quorum, so nothing can be decided.' },
  'no-chair': {
    title: 'No chair without a conflict of interest in the item is present. Defer it.',
  },
  'confidentiality-open': {
    title: 'Somebody present has not accepted the confidentiality statement.',
  },
  'not-presented': { title: 'This item has not been presented yet.' },
  'referrer-not-heard': {
    title:
      'The referrer neither attended nor briefed anybody. Defer the item or, if the risk is high, the chair may hear it without them.',
  },
  'referrer-was-heard': { title: 'The referrer attended, or briefed somebody.' },
  'not-high-risk': {
    title: 'Only a high-risk item or an emergency can be heard without its referrer.',
  },
  'risk-missing': { title: 'A decision must state the risk.' },
  'items-undecided': { title: 'An item is still to be heard. Decide it or defer it.' },
  'actions-unreviewed': { title: 'An open action has not been reviewed yet.' },
  'already-reviewed': { title: 'This action has already been reviewed.' },
  'not-brought': { title: 'This action was not brought to this meeting.' },
  'minutes-stage': {
    title: 'This cannot be done at the current stage of the minutes.',
  },
  'not-adjourned': {
    title: 'The meeting was not adjourned, or it has already been reconvened.',
  },
} as const satisfies Record<string, { title: string }>
