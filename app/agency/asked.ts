/** What is asked of an agency by others, and answered with one form. */
export const askedKinds = [
  'acknowledge',
  'amend',
  'receiverAcknowledges',
  'return',
  'answerTransfer',
  'attend',
  'attendUrgent',
  'meetingReturn',
  'meetingReturnUrgent',
] as const
