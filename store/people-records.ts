import { describedBy, type PersonRecord } from './matching/described.ts'
import { keepMatchKeys } from './matching/kept.ts'
import { keepVictimKeys } from './matching/victims.ts'
import type { KeyOwner } from './vault/vault.ts'
import type { NewCommand } from './inbox.ts'
import { readVictim } from './reads/words.ts'
import { searchTextOf } from './matching/search-text.ts'
import { sealRows } from './vault/sealed-rows.ts'
import { toDate, toJson } from './values.ts'
import type { Tx } from './turns.ts'
import { within } from './reach.ts'

/** What is known of a victim, and how they can be reached safely. */
export interface VictimRecord {
  readonly id: string
  readonly name?: string | undefined
  readonly relationship: string
  /** Absent where a correction says nothing of it: it stays what the record before says. */
  readonly safeContact?: object | undefined
  /** By which they are told apart from others of their name, or known again. */
  readonly dateOfBirth?: string | undefined
  readonly phone?: string | undefined
  readonly email?: string | undefined
}

interface People {
  readonly person?: PersonRecord | undefined
  readonly victim?: VictimRecord | undefined
}

/** Stores what is said of a person and of a victim as records of theirs, each with the keys by which it is looked up. */
export async function keepPeople(
  tx: Tx,
  { receivedAt }: NewCommand,
  { person, victim }: People,
  { personId, victimId, taken }: { personId: string; victimId: string; taken: boolean },
): Promise<void> {
  const at = toDate(receivedAt)
  if (person) {
    await tx
      .insertInto('person_records')
      .values({
        id: person.id,
        person: personId,
        name: person.name,
        aliases: [...person.aliases],
        date_of_birth: person.dateOfBirth ?? null,
        year_of_birth: person.yearOfBirth ?? null,
        age: person.age ?? null,
        address: person.address ?? null,
        pnc: person.pncNumber ?? null,
        cro: person.croNumber ?? null,
        nhs: person.nhsNumber ?? null,
        folded: searchTextOf([person.name, ...person.aliases]),
        taken,
        recorded_at: at,
      })
      .execute()
    await keepMatchKeys(
      tx,
      { record: person.id, person: personId },
      describedBy(person, receivedAt),
    )
  }
  if (victim) {
    const { relationship, dateOfBirth, phone, email } = victim
    const safeContact = victim.safeContact ?? (await contactOf(tx, victimId))
    const text = toJson({ relationship, safeContact, dateOfBirth, phone, email })
    const owner: KeyOwner = { scope: 'victim', of: victimId }
    const [sealed] = await sealRows(tx, 'victim_records', owner, [{ id: victim.id, text }])
    await tx
      .insertInto('victim_records')
      .values({
        id: victim.id,
        victim: victimId,
        name: victim.name ?? null,
        folded: searchTextOf([victim.name]),
        taken,
        ...sealed,
        recorded_at: at,
      })
      .execute()
    await keepVictimKeys(tx, { record: victim.id, victim: victimId }, victim)
  }
}

/** How contact with a victim is safe, as their current record says it. */
const contactOf = (tx: Tx, victim: string): Promise<object | undefined> =>
  within(
    tx,
    { works: 'engine' },
    async (reaching) => (await readVictim(reaching, victim))?.safe_contact,
  )
