import { lower } from '../../domain/sentence.ts'
import { wordClasses } from '../../domain/word-classes.ts'

/** What texts among the facts of something that happened are called, by where they are. */
export const wordLabels: Readonly<Record<string, string>> = {
  concern: 'What was reported',
  rationale: 'Reasons',
  reason: 'Reason',
  report: 'Report',
  what: 'Action',
  why: 'Why',
  view: 'View',
  wishes: 'Wishes',
  window: 'Safe times',
  court: 'Court',
  'prohibitions.words': 'Prohibitions',
  'requirements.words': 'Requirements',
  'dissent.view': 'Dissent',
  whyNotMeeting: 'Why it was not decided at a meeting',
  'incidents.note': 'Incidents',
  'drivers.note': 'Drivers',
  'notes.note': 'Returns',
  'returns.note': 'Returns',
  'returns.reason': 'Reasons',
  receiverName: 'Receiver',
  place: 'Place',
  withWhom: 'With',
  needs: 'Needs',
  to: 'Given to',
}

/** What a text is called whose place says no more. */
export const anyWords = 'Note'

/** Of which kinds the words are that are shown: the classes of the table, and what is not of one class. */
const classes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(wordClasses).map(([code, { title }]) => [code, title])),
  draft: 'What a draft says',
  agenda: 'The agenda of a meeting',
}

/** What is shown of them, where it is no text of something that happened. */
const fields: Readonly<Record<string, string>> = {
  name: 'Name',
  person: 'Name, date of birth and address',
  victim: 'Name and relationship',
  'safe-contact': 'How contact is safe',
  phone: 'Telephone number',
  email: 'Email address',
  by: 'Name',
  match: 'Possible matches',
  address: 'Address',
  parts: 'Its parts',
  site: 'Site',
  referrer: 'Referrer',
  screening: 'Screening',
  lawfulBasis: 'Lawful basis',
  worksFor: 'For which agency the person works',
  urgent: 'Whether it is urgent',
  'person.name': 'Name of the person',
  channel: 'Channel',
  made: 'How contact was made',
  withheldNumber: 'Whether the number was withheld',
  outside: 'What was outside the terms',
  alsoOutside: 'What was outside the terms',
  channels: 'Safe channels',
  unsafeChannels: 'Unsafe channels',
  voicemail: 'Whether a voicemail is safe',
  contactTerms: 'How contact is safe',
  carried: 'What contact had come to',
  strands: 'What contact had come to',
  text: 'Text',
  correction: 'Correction',
  'actions.what': 'Actions',
  'actions.why': 'Why actions were agreed',
  note: anyWords,
}

/** What was shown, in words: of each kind, what of it. The codes are as the log has them, such as `person:name`. */
export function shownText(codes: readonly string[]): string[] {
  const shown = new Map<string, Set<string>>()
  for (const code of codes) {
    const [kind = '', field = ''] = code.split(':')
    const title = Object.hasOwn(classes, kind) ? (classes[kind] ?? kind) : kind
    shown.set(title, (shown.get(title) ?? new Set()).add(fieldText(field) ?? field))
  }
  return [...shown].map(([title, of]) => `${title}: ${[...of].map(lower).join(', ')}`)
}

/** What a field is called; of something that happened, its place there. */
function fieldText(field: string): string | undefined {
  const place = /^[a-z]+(?:-[a-z]+)+\.(.+)$|^report\.(.+)$/.exec(field)
  const name = place?.[1] ?? place?.[2] ?? field
  if (Object.hasOwn(wordLabels, name)) return wordLabels[name]
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}
