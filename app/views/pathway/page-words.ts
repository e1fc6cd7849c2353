import type { WhyNull } from '../../access/withheld.ts'
import type { Party } from '../../../domain/entity/decider.ts'
import type { PathwayState } from '../../../domain/pathway/state.ts'
import { iso } from '../instants.ts'
import type { PathwayLook } from '../../access/look.ts'
import type { ReadEvent } from '../../access/reader.ts'
import { readStanding } from '../../../store/reads/pathway.ts'
import { readPerson } from '../../../store/reads/words.ts'
import { victimsOn } from './victims.ts'
import { contactEvents } from './safe-contact.ts'

const worded = [
  ...['referral-received', 'referral-amended', 'action-agreed', 'session-booked'],
  ...contactEvents,
]

const ordered = ['order-recorded', 'order-varied']

/** The events of a pathway whose words its page shows; those about orders only for readers who see all of it. */
export async function eventsOn({ database, place: { id }, reader, whole }: PathwayLook) {
  const types = whole ? [...worded, ...ordered] : worded
  return reader.events(database, await readStanding(database, id, types))
}

/** The actions that were agreed, each with who owns it now, and its words as far as they may be read. */
export function agreedActions(
  events: readonly ReadEvent[],
  { actions = [] }: Partial<Pick<PathwayState, 'actions'>>,
) {
  const owner = (action: unknown) => actions.find(({ id }) => id === action)
  return events
    .filter(({ type }) => type === 'action-agreed')
    .map(({ data, withheld: whys }) => {
      const { id, agency, role, due, what, strand, withheld } = {
        ...data,
        withheld: whys['what'] ?? null,
        ...ownerIn(owner(data['id'])),
      } as unknown as {
        id: string
        agency: string
        role: string
        due: number
        what?: string | null
        strand?: string
        withheld: WhyNull | null
      } // the facts of `action-agreed`, with its words as they may be read
      return {
        id,
        agency,
        role,
        due: iso(due),
        what: what ?? null,
        victim: strand ?? null,
        withheld,
      }
    })
}

const ownerIn = (action: Party | undefined): Partial<Party> =>
  action ? { agency: action.agency, role: action.role } : {}

/** The words on the page of a pathway: who it is about, what was reported, what was agreed. */
export async function wordsOf(seen: PathwayLook, events: readonly ReadEvent[]) {
  const { database, reader, state, place } = seen
  const { person, erased_at: erased } = place
  const reported = events.findLast(({ data }) => data['concern'] !== undefined)
  const concern = reported?.data['concern']
  const foundPerson = reader.see(
    'person',
    'person',
    erased === null ? await readPerson(database, person) : null,
  )
  const victims = await victimsOn(seen, events)
  return {
    concern: typeof concern === 'string' ? concern : null,
    concernWithheld: reported?.withheld['concern'],
    actions: agreedActions(events, state ?? {}),
    person: foundPerson && {
      id: person,
      name: foundPerson.name,
      aliases: foundPerson.aliases,
      formerNames: foundPerson.formerNames ?? [],
      dateOfBirth: foundPerson.date_of_birth,
      yearOfBirth: foundPerson.year_of_birth,
      age: foundPerson.age,
      agedOn: foundPerson.age === null ? null : iso(foundPerson.recorded_at),
      address: foundPerson.address,
      pncNumber: foundPerson.pnc,
      croNumber: foundPerson.cro,
      nhsNumber: foundPerson.nhs,
    },
    victim: victims[0]?.known ?? null,
    victims,
  }
}
