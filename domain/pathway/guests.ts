import type { ObligationCode } from '../obligations/kinds.ts'
import type { PathwayCommandName } from './commands/index.ts'

/**
 * What an agency of another site may do on a pathway, while it owes this there and no longer: answer an offer, give the
 * return that it was asked for, see its own action through, complete what it referred.
 */
export const guestCommands: Readonly<
  Partial<Record<ObligationCode, readonly PathwayCommandName[]>>
> = {
  answerTransfer: ['accept-transfer', 'refuse-transfer'],
  return: ['record-return'],
  action: ['accept-action', 'end-action'],
  amend: ['amend-referral'],
}

/** What whoever has a foot in the door may send beside that: a danger that they learn of waits for no introduction. */
export const guestInterrupts: readonly PathwayCommandName[] = [
  'report-incident',
  'raise-urgent-risk',
]

/** What was heard of a victim, or of a danger, counts also where the pathway had gone before it was judged. */
const neverTooLate: readonly PathwayCommandName[] = [
  ...guestInterrupts,
  'record-breach',
  'mark-contact-unsafe',
  'set-safe-contact',
  'record-victim-contact',
  'record-contact-attempt',
  'record-victim-view',
  'decline-support',
]

/** Whether a command counts from somebody who is not at the pathway's site, or no longer. */
export const isAllowedFromElsewhere = (name: PathwayCommandName): boolean =>
  [...Object.values(guestCommands).flat(), ...neverTooLate].includes(name)
