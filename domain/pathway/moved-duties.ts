import { optional } from '../entity/rule.ts'
import type { OwedWhenLinked } from './shape/links.ts'
import type { StrandBuilder } from './strand-builder.ts'

/**
 * What was owed to a victim under another letter, or on another pathway, is owed to this one, unless it is already. What an
 * advocate owed, the advocate of this one owes; anything else stays whose it is.
 */
export function moveTo(to: StrandBuilder, owed: Omit<OwedWhenLinked, 'strand'>): void {
  const { what, since, due, clock, about, agency, role } = owed
  if (to.owed(what).some((one) => one.about === about && one.role === role)) return
  const others = role === 'victimAdvocate' ? undefined : { agency, role }
  const owner = others ?? to.strand.advocate
  to.restore(what, { since, due, clock, ...optional({ about, owner }) })
}
