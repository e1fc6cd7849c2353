/** What is to be known of a pathway at every stage. */
export const flags = {
  returned: { title: 'Returned to the referrer' },
  repeat: { title: 'Repeat' },
  contactUnsafe: { title: 'Contact is unsafe' },
  emergency: { title: 'Emergency listing' },
  urgent: { title: 'Urgent' },
  supportDeclined: { title: 'Support was declined' },
  unreachable: { title: 'Could not be reached' },
  steppedDown: { title: 'Stepped down' },
  held: { title: 'On hold' },
  personDied: { title: 'The person has died' },
  victimDied: { title: 'The victim has died' },
  possibleDuplicate: { title: 'Possibly already open' },
  earlier: { title: 'Possibly already known' },
} as const
export type Flag = keyof typeof flags
