import { contactOwed, firstContactsOwed } from './carried-strands.ts'
import { hearReferrer } from './referred-contact.ts'
import { isRaised } from './strands.ts'
import type { StrandBuilder } from './strand-builder.ts'

/**
 * Two strands are of one victim. What was unsafe is unsafe, and what is owed and not owed there already is owed there: a first
 * contact that nobody made, and news.
 */
export function joinStrands(from: StrandBuilder, to: StrandBuilder): void {
  const contact = contactOwed(from)
  const owed = from.owed().filter(({ what }) => !firstContactsOwed.some((one) => one === what))
  from.settleAll()
  if (isRaised(from.strand, 'contactUnsafe') && !isRaised(to.strand, 'contactUnsafe'))
    hearReferrer(to, false)
  if (contact && !to.strand.contactMade && to.owed(...firstContactsOwed).length === 0)
    to.restore(contact.what, { since: contact.since, due: contact.due })
  for (const { what, since, due, clock, about } of owed)
    if (!to.owed(what).some((one) => one.about === about))
      to.restore(what, { since, due, clock, ...(about === undefined ? {} : { about }) })
}
