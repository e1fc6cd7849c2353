import type { PathwayLook } from '../../access/look.ts'
import { type Withheld, withheldOf } from '../withheld.ts'
import type { wordsOf } from './page-words.ts'

/** Why what is null, or left empty, on the page of a pathway is so. */
export function pageWithheld(
  { reader, place: row, state, whole }: PathwayLook,
  { person, victim, concern }: Omit<Awaited<ReturnType<typeof wordsOf>>, 'actions'>,
): Withheld {
  const erased = row.erased_at !== null
  const forWhole = (value: unknown) => ({ value: whole ? value : null, may: whole })
  const { ratings, listing, hold, provider } = state ?? {}
  const referred = reader.sees(row.referrer_agency)
  const provided = reader.sees(provider?.agency)
  return withheldOf({
    person: { value: person, may: reader.mayRead('person'), erased },
    ...(person && {
      'person.dateOfBirth': { value: person.dateOfBirth, may: true },
      'person.address': { value: person.address, may: true },
    }),
    victim: { value: victim, may: reader.mayRead('victim'), erased },
    ...(victim && {
      'victim.name': { value: victim.name, may: true },
      'victim.safeContact': { value: victim.safeContact, may: reader.mayRead('victimContact') },
    }),
    concern: { value: concern, may: reader.mayRead('concern'), erased },
    risk: forWhole(row.risk),
    flags: forWhole(row.flags),
    ratings: forWhole(ratings),
    watchUntil: forWhole(row.watch_until),
    nextAlarm: forWhole(row.next_alarm),
    listing: forWhole(listing),
    hold: forWhole(hold),
    provider: { value: provided ? provider : null, may: provided },
    referrer: { value: referred ? row.referrer_agency : null, may: referred },
  })
}
