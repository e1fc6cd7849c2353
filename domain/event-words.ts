import type { PathwayEventType } from './pathway/events.ts'
import type { WordClass } from './word-classes.ts'

type Words = { readonly [T in PathwayEventType]?: Readonly<Record<string, WordClass>> }

/** The words in what can happen at a meeting: where they are in its facts, and of which class. */
export const eventWords = {
  'referral-received': { concern: 'concern', 'incidents.note': 'concern' },
  'referral-accepted': { note: 'process' },
  'referral-returned': { reason: 'process' },
  'referral-amended': { concern: 'concern', 'incidents.note': 'concern', note: 'concern' },
  'person-corrected': { reason: 'process' },
  'referral-rejected': { reason: 'process' },
  'referral-withdrawn': { reason: 'process' },
  'referral-linked': { reason: 'process' },
  'referral-unlinked': { reason: 'process' },
  'merge-held': { reason: 'process' },
  'merge-reviewed': { reason: 'decision' },
  'person-merged': { reason: 'process' },
  'person-split': { reason: 'process' },
  'not-same-confirmed': { reason: 'process' },
  'not-same-lifted': { reason: 'process' },
  'same-person-said': { reason: 'process' },
  'same-person-answered': { reason: 'process' },
  'triage-decided': { rationale: 'decision', receiverName: 'decision' },
  'risk-assessed': { rationale: 'clinical', note: 'clinical', 'drivers.note': 'clinical' },
  'change-recorded': { note: 'concern' },
  'advice-recorded': { note: 'process', to: 'process' },
  'referral-on-acknowledged': { note: 'process' },
  'contact-recorded': { view: 'victimContact', note: 'victimContact' },
  'victim-view-recorded': { view: 'victimContact', wishes: 'victimContact' },
  'support-declined': { note: 'victimContact' },
  'victim-corrected': { reason: 'victimContact' },
  'contact-unsafe-marked': { note: 'victimContact' },
  'safe-contact-set': { window: 'victimContact', note: 'victimContact' },
  'victim-added': { reason: 'victimContact' },
  'strand-ended': { reason: 'victimContact' },
  'advocate-assigned': { reason: 'victimContact' },
  'victim-disclosed': { reason: 'victimContact' },
  'counter-assessed': { reason: 'decision' },
  'victim-merged': { reason: 'victimContact' },
  'return-recorded': { note: 'return' },
  'return-waived': { reason: 'process' },
  'conference-recorded': {
    rationale: 'decision',
    whyNotMeeting: 'decision',
    'dissent.view': 'decision',
    receiverName: 'decision',
  },
  'decision-overtaken': {
    rationale: 'decision',
    'dissent.view': 'decision',
    'actions.what': 'action',
    'actions.why': 'action',
    receiverName: 'decision',
  },
  'decision-chosen': { reason: 'decision' },
  'decision-corrected': { rationale: 'decision', receiverName: 'decision', reason: 'decision' },
  'listing-asked': { reason: 'process' },
  'listing-ended': { 'returns.note': 'return', 'returns.reason': 'return' },
  'action-carried': { note: 'action' },
  'action-agreed': { what: 'action', why: 'action' },
  'action-verified': { note: 'action' },
  'action-ended': { note: 'action' },
  'suitability-recorded': { note: 'clinical' },
  'session-recorded': { note: 'clinical' },
  'session-moved': { reason: 'clinical' },
  'session-booked': { place: 'clinical', withWhom: 'clinical', needs: 'clinical' },
  'session-cancelled': { reason: 'clinical' },
  'missed-session-followed-up': { note: 'clinical' },
  'absence-judged': { note: 'clinical' },
  'programme-given-up': { reason: 'clinical' },
  'provider-changed': { reason: 'clinical' },
  'programme-ended': { reason: 'clinical' },
  'closing-report-recorded': { report: 'clinical' },
  'investigation-opened': { note: 'concern' },
  'investigation-closed': { note: 'concern' },
  'consent-given': { note: 'clinical' },
  'consent-withdrawn': { reason: 'clinical' },
  'review-recorded': { rationale: 'decision' },
  'reported-by-name': { note: 'concern' },
  'report-disowned': { reason: 'process' },
  'incident-reported': { note: 'concern' },
  'reports-joined': { reason: 'process' },
  'custody-recorded': { note: 'decision' },
  'death-recorded': { note: 'decision' },
  'order-recorded': {
    court: 'order',
    'prohibitions.words': 'prohibition',
    'requirements.words': 'order',
  },
  'order-varied': {
    note: 'prohibition',
    'prohibitions.words': 'prohibition',
    'requirements.words': 'order',
  },
  'order-renewal-decided': { reason: 'order' },
  'order-renewed': { note: 'order' },
  'order-ended': { reason: 'order' },
  'order-notification-recorded': { note: 'order' },
  'breach-recorded': { note: 'concern' },
  'breach-decided': { note: 'decision' },
  'order-handed-over': { note: 'order' },
  'hold-begun': { note: 'decision' },
  'hold-reviewed': { note: 'decision' },
  'hold-ended': { note: 'decision' },
  'closure-proposed': { reason: 'decision' },
  'closure-answered': { note: 'victimContact' },
  'closure-approved': { note: 'decision' },
  'closure-refused': { reason: 'decision' },
  'stop-asked': { reason: 'decision' },
  'stop-answered': { note: 'victimContact' },
  'pathway-stopped': { reason: 'decision' },
  'policy-applied': { reason: 'process' },
  'calendar-applied': { reason: 'process' },
  'retention-classified': { reason: 'process' },
  'record-retained': { reason: 'process' },
  'erasure-proposed': { reason: 'process' },
  'erasure-withdrawn': { reason: 'process' },
  'record-erased': { reason: 'process' },
  'legal-hold-set': { reason: 'process' },
  'legal-hold-lifted': { reason: 'process' },
  'exclusion-set': { reason: 'process' },
  'representative-named': { reason: 'process' },
  'exclusion-lifted': { reason: 'process' },
  'restriction-set': { reason: 'process' },
  'restriction-lifted': { reason: 'process' },
  'glass-broken': { reason: 'process' },
  'opening-reviewed': { reason: 'process' },
  'words-restricted': { reason: 'access' },
  'words-restored': { reason: 'access' },
  'transfer-offered': { reason: 'process' },
  'transfer-withdrawn': { reason: 'process' },
  'transfer-refused': { reason: 'process' },
  'transfer-accepted': { note: 'process' },
  'entry-withdrawn': { reason: 'process', 'notes.note': 'return' },
  'obligation-settled': { reason: 'process', note: 'victimContact' },
  'obligation-moved': { reason: 'process' },
  'extension-confirmed': { reason: 'process' },
  'obligation-reassigned': { reason: 'process' },
} as const satisfies Words

/**
 * Facts that are not words and still say how a victim can be reached, or when not: where they are, and of which class.
 * That contact is unsafe is no secret among those who work the case, because their own care depends on it.
 */
export const guardedFacts = {
  'referral-received': { contactTerms: 'victimContact' },
  'referral-amended': { contactTerms: 'victimContact' },
  'contact-recorded': {
    channel: 'victimContact',
    made: 'victimContact',
    window: 'victimContact',
    withheldNumber: 'victimContact',
    outside: 'victimContact',
    alsoOutside: 'victimContact',
  },
  'victim-added': { contactTerms: 'victimContact', carried: 'victimContact' },
  'referral-linked': { strands: 'victimContact' },
  'safe-contact-set': {
    channels: 'victimContact',
    unsafeChannels: 'victimContact',
    voicemail: 'victimContact',
    withheldNumber: 'victimContact',
  },
} as const satisfies Words

/** Sees one piece of words in an event: its class, the id that stands for it, where it is, and the facts beside it. */
export type SeeWords = (what: WordClass, id: string, field: string, beside: object) => unknown

/** Where the words of each type of event are, and of which class: for a pathway, or for another kind of entity. */
export type WordsTable = Readonly<Record<string, Readonly<Record<string, WordClass>>>>

/** The facts of something that happened, with whatever `see` gives in place of the ids of words. */
export function mapEventWords(
  type: string,
  data: object,
  see: SeeWords,
  words: WordsTable = eventWords,
): Record<string, unknown> {
  const fields = Object.hasOwn(words, type) ? words[type] : undefined
  let seen: Record<string, unknown> = { ...data }
  for (const [path, what] of Object.entries(fields ?? {})) {
    const [field = '', inner] = path.split('.')
    const value = seen[field]
    const swap = (id: unknown, beside: object) =>
      typeof id === 'string' ? see(what, id, path, beside) : id
    if (inner === undefined) {
      if (value !== undefined) seen = { ...seen, [field]: swap(value, data) }
    } else if (Array.isArray(value))
      seen = {
        ...seen,
        [field]: value.map((item: object) =>
          inner in item
            ? { ...item, [inner]: swap((item as Record<string, unknown>)[inner], item) }
            : item,
        ),
      }
  }
  return seen
}

/** The facts of something on a pathway, with whatever `see` gives in place of those that are for few. */
export function mapGuardedFacts(
  type: string,
  data: Readonly<Record<string, unknown>>,
  see: (what: WordClass, value: unknown, field: string) => unknown,
): Record<string, unknown> {
  const table: WordsTable = guardedFacts
  const fields = Object.hasOwn(table, type) ? table[type] : undefined
  const seen = { ...data }
  for (const [field, what] of Object.entries(fields ?? {}))
    if (seen[field] !== undefined) seen[field] = see(what, seen[field], field)
  return seen
}

/** What facts have at a place of the table: one value, or that of each entry of a list that has one. */
export function valuesAt(facts: Readonly<Record<string, unknown>>, path: string): unknown[] {
  const [field = '', inner] = path.split('.')
  const value = facts[field]
  if (inner === undefined) return [value]
  if (!Array.isArray(value)) return []
  return value
    .map((one: Readonly<Record<string, unknown>>) => one[inner])
    .filter((one) => one !== undefined)
}
