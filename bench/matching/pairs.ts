import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Band, bands } from '../../domain/matching/codes.ts'
import { compare } from '../../store/matching/compare.ts'
import { type Described, keysOf } from '../../store/matching/keys.ts'

/** Two descriptions, and whether they are of one person: made up by hand, as referrals are written and mistaken. */
export interface Pair {
  readonly same: boolean
  readonly why: string
  readonly a: Described
  readonly b: Described
}

/** The day on which somebody was of the age that a description gives. */
const agedOn = '2026-11-30'

/** The labelled pairs: tabs between the parts; other names after a semicolon; `y1986` is a year, `a40` an age. */
export function readPairs(): Pair[] {
  const text = readFileSync(path.join(import.meta.dirname, 'pairs.tsv'), 'utf8')
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [verdict, why = '', ...parts] = line.split('\t')
      return {
        same: verdict === 'same',
        why,
        a: describedIn(parts.slice(0, 4)),
        b: describedIn(parts.slice(4)),
      }
    })
}

function describedIn([names = '', born = '', address = '', number = '']: string[]): Described {
  const [name = '', ...aliases] = names.split(';')
  const [kind = '', value] = number.split(':')
  const birth = born.startsWith('y')
    ? { yearOfBirth: Number(born.slice(1)) }
    : born.startsWith('a')
      ? { age: Number(born.slice(1)), agedOn }
      : { dateOfBirth: born || undefined }
  return { name, aliases, ...birth, address: address || undefined, [kind || 'none']: value }
}

/**
 * How a pair is found: in which band, or not at all; a pair that shares no key is never compared.
 * @internal A test asks it too.
 */
export function bandOfPair({ a, b }: Pair): Band | undefined {
  const keys = new Set(keysOf(a))
  return keysOf(b).some((key) => keys.has(key)) ? compare(a, b)?.band : undefined
}

/** Of all pairs in a band or a surer one: how many are of one person, and how many of those of one person are there. */
export interface Found {
  readonly band: Band
  readonly same: number
  readonly other: number
  readonly precision: number
  readonly recall: number
}

/** How well the bands tell the labelled pairs apart, the surest first. */
export function figuresOf(pairs: readonly Pair[]): Found[] {
  const order = Object.keys(bands) as Band[] // the keys of a constant
  const found = pairs.map((pair) => ({ ...pair, band: bandOfPair(pair) }))
  const all = pairs.filter(({ same }) => same).length
  return order.map((band, n) => {
    const within = found.filter((one) => one.band && order.indexOf(one.band) <= n)
    const same = within.filter((one) => one.same).length
    const other = within.length - same
    return { band, same, other, precision: same / Math.max(1, within.length), recall: same / all }
  })
}
