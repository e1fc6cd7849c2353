import type { MeetingRules } from '../../policy/meetings.ts'

/** A part of a return or of the minutes: a code, and how it is headed. */
interface Section {
  readonly code: string
  readonly title: string
}

/** The parts of an agenda: the contents of each come from the meeting itself. */
export type AgendaPart = 'confidentiality' | 'actions' | 'items' | 'expiries' | 'anyOther'

/** A form of meeting as data: its numbers, its agenda, what a return asks and what the minutes hold, each with its source. */
export interface Form {
  readonly title: string
  /** Only the site says where it meets. */
  readonly rules: Omit<MeetingRules, 'place'>
  readonly agenda: { readonly parts: readonly AgendaPart[] } & Sourced
  readonly returnForm: { readonly sections: readonly Section[] } & Sourced
  readonly minutes: { readonly sections: readonly Section[] } & Sourced
}

interface Sourced {
  readonly source: string
  readonly mark: 'S' | 'S2' | 'K'
}

/** A part of a form with where it was taken from, and how far to trust that. */
export const sourced = <const T extends object>(
  part: T,
  mark: Sourced['mark'],
  source: string,
): T & Sourced => ({ ...part, source, mark })
