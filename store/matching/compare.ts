import { bandOf, type Evidence } from '../../domain/matching/weights.ts'
import { type Agreement, agreements, type Band } from '../../domain/matching/codes.ts'
import { birthsAgree } from './dates.ts'
import type { Described } from './keys.ts'
import { type Name, nameOf, namesAgree, type NamesAgree, type Work } from './names.ts'
import { numbersAgree } from './numbers.ts'
import { placesAgree } from './places.ts'

/** How sure it is that two descriptions are of one person, and what agreed. */
export interface Comparison {
  readonly band: Band
  readonly agreed: readonly Agreement[]
}

/** Compares two descriptions; undefined where they are too different to mention. What counts how much stands in one table. */
export function compare(a: Described, b: Described, work?: Work): Comparison | undefined {
  const evidence = [
    numberEvidence(a, b),
    nameEvidence(a, b, work),
    birthsAgree(a, b),
    placeEvidence(a, b, work),
  ].filter((one) => one !== undefined)
  const band = bandOf(evidence)
  if (band === undefined) return undefined
  return {
    band,
    agreed: evidence.filter((one): one is Exclude<Agreement, 'samePerson'> => one in agreements),
  }
}

function numberEvidence(a: Described, b: Described): Evidence | undefined {
  const agree = numbersAgree(a, b)
  return agree && (agree === 'same' ? 'number' : 'numberDiffers')
}

function placeEvidence(
  { address: a }: Described,
  { address: b }: Described,
  work?: Work,
): Evidence | undefined {
  if (!a || !b) return undefined
  const agree = placesAgree(a, b, work)
  return agree ? (agree === 'same' ? 'address' : 'addressAlike') : 'addressDiffers'
}

const ofMain: Readonly<Record<NamesAgree, Evidence>> = {
  same: 'name',
  alike: 'nameAlike',
  joined: 'nameJoined',
  short: 'nameShort',
  part: 'namePart',
  surname: 'surname',
}
const ofAliases: Readonly<Partial<Record<NamesAgree, Evidence>>> = {
  same: 'alias',
  alike: 'aliasAlike',
  joined: 'aliasAlike',
  short: 'aliasAlike',
  part: 'namePart',
}

const surest: readonly Evidence[] = [
  ...(['name', 'alias', 'nameAlike', 'nameJoined', 'nameShort', 'aliasAlike'] as const),
  ...(['namePart', 'surname'] as const),
]

/** The best agreement between any name of one and any name of the other; undefined where one has no name. */
function nameEvidence(a: Described, b: Described, work?: Work): Evidence | undefined {
  let best: Evidence | undefined
  for (const [n, one] of namesIn(a).entries())
    for (const [m, other] of namesIn(b).entries()) {
      if (one.words.length === 0 || other.words.length === 0) continue
      best ??= 'nameDiffers'
      const agree = namesAgree(one, other, work)
      const found = agree && (n === 0 && m === 0 ? ofMain : ofAliases)[agree]
      if (found && (best === 'nameDiffers' || surest.indexOf(found) < surest.indexOf(best)))
        best = found
    }
  return best
}

const inWords = new WeakMap<Described, readonly Name[]>()

/** The words of each name of somebody, taken apart once however many people they are compared with. */
function namesIn(described: Described): readonly Name[] {
  const known = inWords.get(described)
  if (known) return known
  const names = [described.name, ...described.aliases].map(nameOf)
  inWords.set(described, names)
  return names
}
