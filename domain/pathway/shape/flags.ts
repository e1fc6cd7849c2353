import { titled } from '../../codes.ts'

/** What is to be known of a pathway at every stage. */
export const flags = titled({
  returned: 'Returned to the referrer',
  repeat: 'Repeat',
  contactUnsafe: 'Contact is unsafe',
  emergency: 'Emergency listing',
  urgent: 'Urgent',
  supportDeclined: 'Support was declined',
  unreachable: 'Could not be reached',
  steppedDown: 'Stepped down',
  held: 'On hold',
  personDied: 'The person has died',
  victimDied: 'The victim has died',
  possibleDuplicate: 'Possibly already open',
  earlier: 'Possibly already known',
  serial: 'Serial: several victims',
  counterAllegation: 'Possible counter-allegation',
})
export type Flag = keyof typeof flags
