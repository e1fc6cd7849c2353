import type { Agreement, Band } from '../../domain/matching/codes.ts'
import { datesAgree } from './dates.ts'
import type { Described } from './keys.ts'
import { type Agree, namesAgree, nameWords, type Work } from './names.ts'
import { placesAgree } from './places.ts'

/** How sure it is that two descriptions are of one person, and what agreed. */
export interface Comparison {
  readonly band: Band
  readonly agreed: readonly Agreement[]
}

/**
 * Compares two descriptions; undefined where they are too different to mention. The bands are a local judgement (K). Many
 * people share a name: without a date of birth or an address it makes a match possible at most, and with another date of
 * birth it makes none. Father and son can share name and address: those two without a date make a match only likely.
 */
export function compare(a: Described, b: Described, work?: Work): Comparison | undefined {
  const name = nameAgreement(a, b, work)
  const date = a.dateOfBirth && b.dateOfBirth ? datesAgree(a.dateOfBirth, b.dateOfBirth) : undefined
  const place = a.address && b.address ? placesAgree(a.address, b.address, work) : undefined
  const band = bandOf(name, date, place)
  if (band === undefined) return undefined
  const agreed: (Agreement | undefined)[] = [
    name?.as,
    date === 'same' ? 'dateOfBirth' : date === 'transposed' ? 'dateTransposed' : undefined,
    place && (place === 'same' ? 'address' : 'addressAlike'),
  ]
  return { band, agreed: agreed.filter((one) => one !== undefined) }
}

interface NameAgreement {
  readonly as: Agreement
  readonly agree: Agree
  /** Of one word: a nickname says little. */
  readonly single: boolean
}

function bandOf(
  name: NameAgreement | undefined,
  date: ReturnType<typeof datesAgree> | undefined,
  place: Agree | undefined,
): Band | undefined {
  if (!name) return date === 'same' && place ? 'possible' : undefined
  const whole = name.agree === 'same' && !name.single
  if (date === 'same') {
    if (name.single) return place ? 'likely' : 'possible'
    return whole || place === 'same' ? 'certain' : 'likely'
  }
  if (date === 'transposed') return whole || place ? 'likely' : 'possible'
  if (date === 'different') return place && whole ? 'possible' : undefined
  if (place) return name.single ? 'possible' : 'likely'
  return whole ? 'possible' : undefined
}

/** The best agreement between any name of one and any name of the other. */
function nameAgreement(a: Described, b: Described, work?: Work): NameAgreement | undefined {
  let best: NameAgreement | undefined
  for (const [n, one] of namesIn(a).entries())
    for (const [m, other] of namesIn(b).entries()) {
      const found = agreementOf(namesAgree(one, other, work), one, n === 0 && m === 0)
      if (found && (!best || strength(found) > strength(best))) best = found
    }
  return best
}

const inWords = new WeakMap<Described, readonly (readonly string[])[]>()

/** The words of each name of somebody, taken apart once however many people they are compared with. */
function namesIn(described: Described): readonly (readonly string[])[] {
  const known = inWords.get(described)
  if (known) return known
  const names = [described.name, ...described.aliases].map(nameWords)
  inWords.set(described, names)
  return names
}

function agreementOf(
  agree: Agree | undefined,
  one: readonly string[],
  names: boolean,
): NameAgreement | undefined {
  if (!agree) return undefined
  const single = one.length === 1
  const as = agree === 'same' ? (names ? 'name' : 'alias') : names ? 'nameAlike' : 'aliasAlike'
  return { as, agree, single }
}

const strength = ({ as, agree, single }: NameAgreement): number =>
  (single ? 0 : 4) + (agree === 'same' ? 2 : 0) + (as === 'name' || as === 'nameAlike' ? 1 : 0)
