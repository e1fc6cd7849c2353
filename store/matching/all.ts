import { setImmediate as nextTurn } from 'node:timers/promises'
import { bands } from '../../domain/matching/codes.ts'
import { compare, type Comparison } from './compare.ts'
import type { Described } from './keys.ts'
import type { Work } from './names.ts'

/** What one search may cost, in comparisons of two words. Each takes some ten microseconds. */
const mostOfSearch = 15_000
const mostOfRecord = 1000
/** After so many, others have their turn: a search keeps nobody waiting for longer than some of these take. */
const mostOfTurn = 500
/** Nor longer than this by the clock, however slow the machine: other requests wait for the same core. */
const mostMs = 1500

/** A record of a known person. */
interface Known extends Described {
  readonly person: string
}

/** What was found, and whether the search came to its end. */
interface Found {
  readonly people: Map<string, Comparison>
  readonly complete: boolean
}

/**
 * Compares somebody with known people, the likeliest first, and keeps the surest comparison of each. However many words
 * names have, it makes a bounded number of comparisons, stops after a while, and lets others have their turn between.
 */
export async function compareAll(
  sought: Described,
  records: readonly Known[],
  pause: () => Promise<unknown> = nextTurn,
  clock: () => number = () => performance.now(),
): Promise<Found> {
  const until = clock() + mostMs
  const people = new Map<string, Comparison>()
  let [left, sincePause] = [mostOfSearch, 0]
  for (const record of records) {
    const most = Math.min(mostOfRecord, left)
    if (most <= 0 || clock() >= until) return { people, complete: false }
    const work: Work = { left: most }
    const comparison = compare(sought, record, work)
    const before = people.get(record.person)
    if (comparison && (!before || rank(comparison) < rank(before)))
      people.set(record.person, comparison)
    left -= most - work.left
    sincePause += most - work.left + 1
    if (sincePause < mostOfTurn) continue
    sincePause = 0
    await pause()
  }
  return { people, complete: true }
}

/** How sure a comparison is: the surest is 0. */
export const rank = ({ band }: Pick<Comparison, 'band'>): number => Object.keys(bands).indexOf(band)
