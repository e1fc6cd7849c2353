import type { Addressee } from '../answers.ts'
import type { Beside, NewReferral } from '../../store/records.ts'
import type { NewCommand } from '../../store/inbox.ts'
import type { NewConference } from '../../store/conferences.ts'

/** Where an entity stands before its command is judged, and whether the command is what makes it. */
export interface Place {
  readonly site: string
  readonly stage: string
  readonly version: number
  readonly fresh?: true | undefined
}

/** What is stored together with a command: all that makes a pathway or a conference, or the words and people of the command. */
export type StoredWith =
  { readonly referral: NewReferral } | { readonly conference: NewConference } | Beside

/** A command that was checked and may be stored: as whom it is sent, with words and people replaced by ids. */
export interface Prepared extends Pick<
  NewCommand,
  'entity' | 'name' | 'body' | 'actor' | 'receivedAt'
> {
  readonly kind: Addressee
  readonly place: Place
  readonly beside: StoredWith
}
