import type { z } from 'zod'
import { mayKnowOfOthers } from '../../../domain/kept-out.ts'
import type { PathwayLook } from '../../access/look.ts'
import { withheldFor, withheldOf } from '../../access/withheld.ts'
import type { wordsOf } from './page-words.ts'

/** Which fields of the page of a pathway say why they are null, or are left empty. */
export const pageWithheldOut = withheldFor(
  'person',
  'person.dateOfBirth',
  'person.yearOfBirth',
  'person.age',
  'person.agedOn',
  'person.address',
  'person.pncNumber',
  'person.croNumber',
  'person.nhsNumber',
  'victim',
  'victim.name',
  'victim.dateOfBirth',
  'victim.phone',
  'victim.email',
  'victim.safeContact',
  'concern',
  'risk',
  'flags',
  'ratings',
  'watchUntil',
  'nextAlarm',
  'listing',
  'hold',
  'provider',
  'referrer',
  'orders',
  'triageSuggestion',
  'closureChecklist',
  'retention',
  'keptOut',
)

/** Why what is null, or left empty, on the page of a pathway is so. */
export function pageWithheld(
  { reader, place: row, state, whole }: PathwayLook,
  {
    person,
    victim,
    concern,
    concernWithheld: why,
  }: Omit<Awaited<ReturnType<typeof wordsOf>>, 'actions'>,
): z.output<typeof pageWithheldOut> {
  const erased = row.erased_at !== null
  const forWhole = (value: unknown) => ({ value: whole ? value : null, may: whole })
  const onlyWhole = forWhole(true) // what need not be there is not unknown
  const { ratings, listing, hold, provider } = state ?? {}
  const knowsOfOthers = mayKnowOfOthers(reader.actor)
  const referred = reader.sees(row.referrer_agency)
  const provided = reader.sees(provider?.agency)
  return withheldOf({
    person: { value: person, may: reader.mayRead('person'), erased },
    ...(person && {
      'person.dateOfBirth': { value: person.dateOfBirth, may: true },
      'person.yearOfBirth': { value: person.yearOfBirth, may: true },
      'person.age': { value: person.age, may: true },
      'person.agedOn': { value: person.agedOn, may: true },
      'person.address': { value: person.address, may: true },
      'person.pncNumber': { value: person.pncNumber, may: true },
      'person.croNumber': { value: person.croNumber, may: true },
      'person.nhsNumber': { value: person.nhsNumber, may: true },
    }),
    victim: { value: victim, may: reader.mayRead('victim'), erased },
    ...(victim && {
      'victim.name': { value: victim.name, may: true },
      'victim.dateOfBirth': { value: victim.dateOfBirth, may: true },
      'victim.phone': { value: victim.phone, may: reader.mayRead('victimContact') },
      'victim.email': { value: victim.email, may: reader.mayRead('victimContact') },
      'victim.safeContact': { value: victim.safeContact, may: reader.mayRead('victimContact') },
    }),
    concern: {
      value: concern,
      may: why === undefined ? reader.mayRead('concern') : why !== 'notForYou',
      erased: erased || why === 'erased',
      takenOut: why === 'takenOut',
    },
    risk: forWhole(row.risk),
    flags: forWhole(row.flags),
    ratings: forWhole(ratings),
    watchUntil: forWhole(row.watch_until),
    nextAlarm: forWhole(row.next_alarm),
    listing: forWhole(listing),
    hold: forWhole(hold),
    orders: onlyWhole,
    triageSuggestion: onlyWhole,
    closureChecklist: onlyWhole,
    retention: onlyWhole,
    keptOut: { value: knowsOfOthers || null, may: knowsOfOthers },
    provider: { value: provided ? provider : null, may: provided },
    referrer: { value: referred ? row.referrer_agency : null, may: referred },
  })
}
