import { holderOf } from '../reference/reference.ts'
import { liveIn } from './strand-builder.ts'
import type { ObligationCode } from '../obligations/kinds.ts'
import type { Opening } from '../obligations/owing.ts'
import type { SiteReference } from '../reference/reference.ts'
import { optional } from '../entity/rule.ts'
import type { PathwayBuilder } from './builder.ts'

/** Each victim's advocate owes an answer to what somebody else owes too: that the person stays away, or is a danger. */
export function askAdvocates(
  builder: PathwayBuilder,
  what: ObligationCode,
  how: Partial<Opening> = {},
): void {
  const usual = holderOf(builder.context.reference, 'victimAdvocate')
  for (const of of liveIn(builder))
    of.open(what, { ...optional({ owner: of.strand.advocate ?? usual }), ...how })
}

/** The pathway went to another site: its advocate there works for those for whom the one here did. A service of a victim's own stays. */
export function followSiteOnAdvocates(
  builder: PathwayBuilder,
  from: SiteReference,
  to: SiteReference,
): void {
  const advocate = holderOf(to, 'victimAdvocate')
  const before = holderOf(from, 'victimAdvocate')?.agency
  if (!advocate || advocate.agency === before) return
  for (const of of liveIn(builder))
    if (before !== undefined && of.strand.advocate?.agency === before)
      of.record('advocate-assigned', { advocate })
}
