import type { WhyNull } from '../../access/withheld.ts'
import { iso } from '../instants.ts'
import type { PathwayLook } from '../../access/look.ts'
import type { PathwayReader } from '../../access/pathway-reader.ts'
import type { PathwayState } from '../../../domain/pathway/state.ts'
import type { ReadEvent } from '../../access/reader.ts'
import { readEvents } from '../../../store/reads/pathway.ts'
import { readPerson, readVictim } from '../../../store/reads/words.ts'
import { safeTerms } from '../../../domain/pathway/victim-contact.ts'

const worded = [
  'referral-received',
  'referral-amended',
  'action-agreed',
  'action-reassigned',
  'safe-contact-set',
]

const ordered = ['order-recorded', 'order-varied']

/** The events of a pathway whose words its page shows; those about orders only for readers who see all of it. */
export async function eventsOn({ database, place: { id }, reader, whole }: PathwayLook) {
  const types = whole ? [...worded, ...ordered] : worded
  return reader.events(database, await readEvents(database, id, { types }))
}

/** The actions that were agreed, each with who owns it now, and its words as far as they may be read. */
export function agreedActions(events: readonly ReadEvent[]) {
  const owner = (action: unknown) =>
    events.findLast(({ type, data }) => type === 'action-reassigned' && data['id'] === action)?.data
  return events
    .filter(({ type }) => type === 'action-agreed')
    .map(({ data, withheld: whys }) => {
      const { id, agency, role, due, what, withheld } = {
        ...data,
        withheld: whys['what'] ?? null,
        ...owner(data['id']),
      } as unknown as {
        id: string
        agency: string
        role: string
        due: number
        what?: string | null
        withheld: WhyNull | null
      } // the facts of `action-agreed`, with its words as they may be read
      return { id, agency, role, due: iso(due), what: what ?? null, withheld }
    })
}

/** The words on the page of a pathway: who it is about, what was reported, what was agreed. */
export async function wordsOf(
  { database, reader, state, place }: PathwayLook,
  events: readonly ReadEvent[],
) {
  const { person, victim, erased_at: erased } = place
  const concern = events.map(({ data }) => data['concern']).findLast((text) => text !== undefined)
  const foundPerson = reader.see(
    'person',
    'person',
    erased === null ? await readPerson(database, person) : null,
  )
  const foundVictim = reader.see(
    'victim',
    'victim',
    erased === null ? await readVictim(database, victim) : null,
  )
  return {
    concern: typeof concern === 'string' ? concern : null,
    actions: agreedActions(events),
    person: foundPerson && {
      id: person,
      name: foundPerson.name,
      aliases: foundPerson.aliases,
      dateOfBirth: foundPerson.date_of_birth,
      address: foundPerson.address,
    },
    victim: foundVictim && {
      id: victim,
      name: foundVictim.name,
      relationship: foundVictim.relationship,
      safeContact: safeContactNow(reader, state, events, foundVictim.safe_contact),
    },
  }
}

/** The same alone, for whoever is about to make contact. */
export async function safeContactView({ database, reader, state, place }: PathwayLook) {
  const types = ['safe-contact-set']
  const events = await reader.events(database, await readEvents(database, place.id, { types }))
  const victim = place.erased_at === null ? await readVictim(database, place.victim) : undefined
  return victim ? safeContactNow(reader, state, events, victim.safe_contact) : null
}

/**
 * How the victim can be reached safely now: what the advocate last set, for those who may read of contact, and nothing
 * once contact was said to be unsafe. Until then, what the referral said.
 */
function safeContactNow(
  reader: PathwayReader,
  state: PathwayState | undefined,
  events: readonly ReadEvent[],
  referred: { readonly note?: unknown },
): Record<string, unknown> | null {
  const terms = state && safeTerms(state)
  if (!terms) return reader.see('victim', 'safe-contact', { ...referred })
  const set = events.findLast(({ type }) => type === 'safe-contact-set')?.data
  const note = (set ?? referred)['note']
  const unsafe = { ...terms, ...(typeof note === 'string' ? { note } : {}) }
  return reader.see('victimContact', 'safe-contact', terms.safe ? { ...set, ...terms } : unsafe)
}
