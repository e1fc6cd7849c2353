import { giveBackReferral, linkReferral, takeLinkedReferral, unlinkReferral } from './link.ts'
import { mergePerson, noteMerge, splitPerson } from './person.ts'

/** Whose referral it is, and who the person is. */
export const intakeCommands = {
  'link-referral': linkReferral,
  'unlink-referral': unlinkReferral,
  'take-linked-referral': takeLinkedReferral,
  'give-back-referral': giveBackReferral,
  'merge-person': mergePerson,
  'split-person': splitPerson,
  'note-merge': noteMerge,
}
