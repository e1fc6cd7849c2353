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

/** What somebody with a role in the pathway may send besides that: reporting a danger needs no introduction. */
export const guestInterrupts: readonly PathwayCommandName[] = [
  'report-incident',
  'raise-urgent-risk',
]

/** News of a victim or of a danger counts even if the pathway had gone before it was judged. */
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

/** Whether a command counts from somebody who is not, or no longer, at the pathway's site. */
export const isAllowedFromElsewhere = (name: PathwayCommandName): boolean =>
  [...Object.values(guestCommands).flat(), ...neverTooLate].includes(name)
