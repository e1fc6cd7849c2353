import type { PathwayLook } from '../../access/look.ts'
import type { PathwayReader } from '../../access/pathway-reader.ts'
import type { Strand } from '../../../domain/pathway/shape/strand.ts'
import { strandsOf } from '../../../domain/pathway/strands.ts'
import { strandOfEvent } from '../../../domain/pathway/strand-access.ts'
import type { ReadEvent } from '../../access/reader.ts'
import { readStanding } from '../../../store/reads/pathway.ts'
import { readVictim } from '../../../store/reads/words.ts'
import { safeTerms } from '../../../domain/pathway/victim-contact.ts'

/** The events that say how the victim can be reached, or that it is unsafe. */
export const contactEvents = [
  'safe-contact-set',
  'contact-unsafe-marked',
  'contact-recorded',
  'referral-amended',
] as const

/** What a record of a victim says of safe contact, with the words that the rules do not see. */
type Said = Readonly<Record<string, unknown>>

/** The records of a victim: what the referral first said, and what was said last. */
interface Referred {
  readonly first_contact: object
  readonly safe_contact: object
}

/** How the victim can be reached safely, and what the referrer has said since that does not hold. */
export interface ContactShown {
  readonly safeContact: Record<string, unknown> | null
  /** Kept as what the referrer said. The advocate alone can make it hold. */
  readonly referrerSince: Record<string, unknown> | null
}

/** How contact with one victim is safe. */
export type ContactWith = Awaited<ReturnType<typeof safeContactView>>[number]

/** The same alone, for whoever is about to make contact, with each victim, and whether it is the referral that says so. */
export async function safeContactView({ database, reader, state, place }: PathwayLook) {
  const stored = await readStanding(database, place.id, contactEvents)
  const events = await reader.events(database, stored)
  const shown = []
  for (const strand of state ? strandsOf(state) : []) {
    if (strand.ended || reader.hidden.strands.has(strand.id)) continue
    const id = strand.victim ?? place.victim
    const victim = place.erased_at === null ? await readVictim(database, id) : undefined
    if (!victim) continue
    const about = reader.hidden.alone
      ? events
      : events.filter((event) => strandOfEvent(event) === strand.id)
    shown.push({
      letter: strand.id,
      name: reader.see('victim', 'name', victim.name),
      ...shownContact(reader, strand, about, victim),
      byReferral: strand.safeContact === undefined,
    })
  }
  return shown
}

/**
 * How the victim can be reached safely now: what the advocate last set, for those who may read of contact, and nothing
 * once contact was said to be unsafe. Until then, what the referral said, in the words with which it began.
 */
export function shownContact(
  reader: PathwayReader,
  strand: Strand | undefined,
  events: readonly ReadEvent[],
  referred: Referred,
): ContactShown {
  const last: Said = { ...referred.safe_contact }
  const since = saidSince(events)
  const first: Said = { ...(since === 'never' ? last : referred.first_contact) }
  const terms = strand && safeTerms(strand)
  const set = events.findLast(({ type }) => type === 'safe-contact-set')?.data
  const safeContact = terms?.safe
    ? reader.see(set ? 'victimContact' : 'victim', 'safe-contact', { ...(set ?? first), ...terms })
    : terms
      ? reader.see('victimContact', 'safe-contact', { ...terms, ...whyUnsafe(events, first, last) })
      : reader.see('victim', 'safe-contact', { ...last })
  return {
    safeContact,
    referrerSince:
      terms && since === 'since' ? reader.see('victim', 'safe-contact', { ...last }) : null,
  }
}

/** Whether the referrer has spoken of contact again, and since the advocate last did. Earlier amendments held as they were. */
function saidSince(events: readonly ReadEvent[]): 'never' | 'before' | 'since' {
  const amended = events.findLastIndex(({ data }) => saysOfContact(data))
  if (amended < 0) return 'never'
  return amended > events.findLastIndex(({ type }) => type === 'safe-contact-set')
    ? 'since'
    : 'before'
}

const saysOfContact = (data: object): boolean => 'victimRecord' in data && 'safeToContact' in data

/** The note of whatever last made contact unsafe, and never one that was about safe contact. */
function whyUnsafe(events: readonly ReadEvent[], first: Said, last: Said): { note?: string } {
  let note: unknown = first['safe'] === false ? first['note'] : undefined
  for (const { type, data } of events)
    if (type === 'safe-contact-set') note = data['safe'] === false ? data['note'] : undefined
    else if (type === 'contact-unsafe-marked') note = data['note']
    else if (type === 'contact-recorded' && data['result'] === 'unsafe') note = data['note'] ?? note
    else if (saysOfContact(data) && last['safe'] === false) note = last['note']
  return typeof note === 'string' ? { note } : {}
}
