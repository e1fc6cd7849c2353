import { z } from 'zod'
import { codeOf } from '../titled.ts'
import { concerned } from './shape/choices.ts'
import { isFirst } from './strands.ts'
import type { StrandBuilder } from './strand-builder.ts'
import { firstStrand } from './shape/strand.ts'

/** Who of a pathway is under 18, by what was said of them: the edge knows dates of birth, and the rules do not. */
export const under18Schema = z.array(codeOf(concerned)).max(2).optional()

/** Who is known to be under 18: the person, or a victim by the letter. */
type Known = readonly string[]

/**
 * Somebody under 18 is a child in law (Children Act 1989, s. 105): each is noticed once, and somebody owes a safeguarding
 * referral, whatever is decided of the pathway.
 */
export function noteUnder18(
  of: StrandBuilder,
  who: readonly (keyof typeof concerned)[] | undefined = [],
): void {
  const builder = of.whole
  const known: Known = builder.state.under18 ?? []
  if (who.includes('person') && !known.includes('person')) {
    builder.record('under-18-noted', { who: 'person' })
    builder.open('safeguardPerson')
  }
  const letter = isFirst(of.id) ? firstStrand : of.id
  if (who.includes('victim') && !known.includes(letter)) {
    of.record('under-18-noted', { who: 'victim' })
    of.open('safeguardVictim')
  }
}
