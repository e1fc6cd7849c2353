import { type Deps } from '../deps.ts'
import { iso } from '../answers.ts'
import { type PathwayReader } from './reader.ts'
import { readEvents, type readSummary } from '../../store/reads/pathway.ts'
import { readPerson, readVictim } from '../../store/reads/words.ts'

type Summary = Awaited<ReturnType<typeof readSummary>>

const worded = ['referral-received', 'referral-amended', 'action-agreed', 'action-reassigned']

/** The words on the page of a pathway: who it is about, what was reported, what was agreed. */
export async function wordsOf(
  tx: Deps['database'],
  reader: PathwayReader,
  { id, person, victim, erased_at: erased }: Summary,
) {
  const events = await reader.events(tx, await readEvents(tx, id, { types: worded }))
  const concern = events.map(({ data }) => data['concern']).findLast((text) => text !== undefined)
  const agreed = events.filter(({ type }) => type === 'action-agreed').map(({ data }) => data)
  const owner = (action: unknown) =>
    events.findLast(({ type, data }) => type === 'action-reassigned' && data['id'] === action)?.data
  const foundPerson = reader.see(
    'person',
    'person',
    erased === null ? await readPerson(tx, person) : null,
  )
  const foundVictim = reader.see(
    'victim',
    'victim',
    erased === null ? await readVictim(tx, victim) : null,
  )
  return {
    concern: typeof concern === 'string' ? concern : null,
    actions: agreed.map((action) => {
      const {
        id: actionId,
        agency,
        role,
        due,
        what,
      } = { ...action, ...owner(action['id']) } as {
        id: string
        agency: string
        role: string
        due: number
        what?: string | null
      } // the facts of `action-agreed`, with its words as they may be read
      return { id: actionId, agency, role, due: iso(due), what: what ?? null }
    }),
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
      safeContact: reader.see('victim', 'safe-contact', foundVictim.safe_contact) as Record<
        string,
        unknown
      > | null,
    },
  }
}
