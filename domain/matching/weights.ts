import type { Agreement, Band, Difference } from './codes.ts'

/** What is weighed when two descriptions of people are compared: one of each kind at most. */
export type Evidence = Exclude<Agreement, 'samePerson'> | Difference

const weighing: {
  readonly source: string
  readonly mark: 'S'
  readonly of: Readonly<Record<Evidence, number>>
  readonly least: Readonly<Record<Band, number>>
} = {
  source: 'HMPPS Person Match (github.com/ministryofjustice/hmpps-person-match), by domain.md 9',
  mark: 'S',
  of: {
    name: 17,
    alias: 13,
    nameAlike: 7.3,
    nameJoined: 7.3,
    nameShort: 7,
    aliasAlike: 6.5,
    namePart: 3,
    surname: 2.8,
    nameDiffers: -7.9,
    dateOfBirth: 13.9,
    yearOfBirth: 5.6, // one year of some fifty
    dateOneEdit: 3.3,
    dateTransposed: 3.3,
    ageOfBirth: 2.5, // three years of some fifty, as people are known to say it
    firstOfJanuary: 2,
    bornNear: -4.4,
    bornElsewhen: -8.6,
    address: 15,
    addressAlike: 8,
    addressDiffers: -2.3,
    number: 22,
    numberDiffers: -14,
  },
  least: { certain: 24, likely: 20, possible: 13 },
}

/**
 * How much each agreement says for, and each difference against, two descriptions being of one person: the base-2 logarithm of
 * how much likelier it is of one person than of two. After the justice system's own matcher: whole name 17, an alias 11.5,
 * alike 7.3, surname 2.8, none -7.9; birth date 13.9, one edit 3.3, within five years -4.4, else -8.6; postcode 15 with its
 * number, 5.3 outward, none -2.3; a police or court number 22, others -14. How rare a name is counts for nothing here (K):
 * figures of so few people mislead. What has no counterpart there is a local judgement (K).
 */
const weights = weighing.of

/** The least weight of a band, the surest band first; 24 and 20 are those by which that matcher joins records. */
const leastOf = weighing.least

const wholeName: readonly Evidence[] = ['name', 'alias']
const nearlyWhole: readonly Evidence[] = [
  ...wholeName,
  ...(['nameAlike', 'nameJoined', 'nameShort', 'aliasAlike'] as const),
]

/**
 * What keeps a match from being surer, whatever its weight, with the least sure first: no sum may outweigh what people are
 * known to be mistaken about (`domain.md` 9; K). A twin has the surname, the date and the address of the other.
 */
const caps: readonly {
  readonly at: Band
  readonly when: (all: ReadonlySet<Evidence>) => boolean
}[] = [
  { at: 'possible', when: (all) => !has(all, 'number') && !has(all, ...nearlyWhole, 'namePart') },
  { at: 'possible', when: (all) => !has(all, 'number') && has(all, 'bornNear', 'bornElsewhen') },
  { at: 'likely', when: (all) => !has(all, 'number') && !has(all, ...wholeName) },
  { at: 'likely', when: (all) => !has(all, 'number', 'dateOfBirth') },
  { at: 'likely', when: (all) => has(all, 'numberDiffers', 'bornNear', 'bornElsewhen') },
  { at: 'likely', when: (all) => has(all, 'nameDiffers', 'surname') },
]

const has = (all: ReadonlySet<Evidence>, ...any: readonly Evidence[]): boolean =>
  any.some((one) => all.has(one))

/** How sure all of this together is; undefined where it is not worth a look. */
export function bandOf(evidence: readonly Evidence[]): Band | undefined {
  const all = new Set(evidence)
  const weight = [...all].reduce((sum, one) => sum + weights[one], 0)
  const order: readonly Band[] = ['certain', 'likely', 'possible']
  const reached = order.find((band) => weight >= leastOf[band])
  if (reached === undefined) return undefined
  const capped = caps.filter(({ when }) => when(all)).map(({ at }) => order.indexOf(at))
  return order[Math.max(order.indexOf(reached), ...capped)]
}
