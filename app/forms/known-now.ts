import type { Look, PathwayLook } from '../access/look.ts'
import { optional } from '../../domain/entity/rule.ts'
import { readPerson, readVictim } from '../../store/reads/words.ts'
import type { StrandId } from '../../domain/pathway/shape/strand.ts'
import { strandMeant } from '../../domain/pathway/named-strand.ts'

type Person = NonNullable<Awaited<ReturnType<typeof readPerson>>>

/** What is known of somebody by a form that puts it right, and which of several victims it is. */
type Known = (seen: PathwayLook, victim: StrandId | undefined) => Promise<object>

/**
 * With what a form that asks for all that is known is filled in, as far as it is for its reader: so what nobody changes is
 * kept. Of several victims it is the one that is named; without a name, nothing.
 */
export const knownNow = async (
  seen: Look,
  command: string,
  victim: StrandId | undefined,
): Promise<object> => {
  const known = Object.hasOwn(corrected, command) ? corrected[command] : undefined
  if (seen.kind !== 'pathway' || seen.place.erased_at !== null) return {}
  return (await known?.(seen, victim)) ?? {}
}

const correctedPerson: Known = async ({ database, reader, place, now }) => {
  const found = reader.see('person', 'person', await readPerson(database, place.person))
  if (!found) return {}
  const { aliases, age, recorded_at: at } = found
  const noYear = found.date_of_birth === null && found.year_of_birth === null && age !== null
  return {
    person: {
      ...personSaid(found),
      aliases,
      ...(noYear && { age: age + Math.floor((now - at) / yearMs) }),
    },
  }
}

const yearMs = 365.25 * 86_400_000

const correctedVictim: Known = async ({ database, reader, place, state, as }, victim) => {
  const strand = state && strandMeant(state, as, { victim })
  if (!strand || 'code' in strand) return {}
  const found = await readVictim(database, strand.victim ?? place.victim)
  const may = reader.see('victim', 'victim', found ?? null)
  if (!may) return {}
  const { name, relationship, dateOfBirth } = may
  const ways = {
    phone: reader.see('victimContact', 'phone', may.phone),
    email: reader.see('victimContact', 'email', may.email),
  }
  return {
    ...(victim !== undefined && { victim }),
    known: optional({
      name: name ?? undefined,
      dateOfBirth: dateOfBirth ?? undefined,
      phone: ways.phone ?? undefined,
      email: ways.email ?? undefined,
      relationship,
    }),
  }
}

const corrected: Readonly<Record<string, Known>> = {
  'correct-person': correctedPerson,
  'correct-victim': correctedVictim,
}

/** What is known of a person, as somebody says it again; their other names and an age aside. */
export const personSaid = (person: Person) =>
  optional({
    name: person.name,
    dateOfBirth: person.date_of_birth ?? undefined,
    yearOfBirth: person.date_of_birth === null ? (person.year_of_birth ?? undefined) : undefined,
    address: person.address ?? undefined,
    pncNumber: person.pnc ?? undefined,
    croNumber: person.cro ?? undefined,
    nhsNumber: person.nhs ?? undefined,
  })
