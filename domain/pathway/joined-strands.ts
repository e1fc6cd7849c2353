import { applyVictimDeath } from './death.ts'
import { contactOwed, firstContactsOwed, joinContact } from './carried-strands.ts'
import { hearReferrer } from './referred-contact.ts'
import { isRaised } from './strands.ts'
import type { Obligation } from '../obligations/obligation.ts'
import { optional } from '../entity/rule.ts'
import { isAgreed, type StrandBuilder } from './strand-builder.ts'
import { wantsContact } from './victim-contact.ts'

/** What is owed in another way once it is known that two are one: the one is asked of the closure already. */
const notMoved: readonly Obligation['what'][] = [...firstContactsOwed, 'answerClosure']

/**
 * Two strands are of one victim. What was unsafe is unsafe, whoever has died has died, and what is owed and not owed there
 * already is owed there: a first contact that nobody made, a look, and news.
 */
export function joinStrands(from: StrandBuilder, to: StrandBuilder): void {
  const contact = contactOwed(from)
  const owed = from.owed().filter(({ what }) => !notMoved.includes(what))
  for (const { id } of from.owed()) from.whole.settleOne(id, 'ended')
  if (isRaised(from.strand, 'victimDied') && !isRaised(to.strand, 'victimDied'))
    applyVictimDeath(to)
  if (isRaised(from.strand, 'contactUnsafe') && !isRaised(to.strand, 'contactUnsafe'))
    hearReferrer(to, false)
  for (const one of owed.filter(isAgreed)) if (!isOwed(to, one)) move(to, one)
  if (!wantsContact(to.strand)) return
  const reached = to.strand.contactMade === true
  if (contact && !reached) joinContact(to, contact)
  for (const one of owed)
    if (!(reached && one.what === 'unreachable') && !isOwed(to, one)) move(to, one)
}

const isOwed = (to: StrandBuilder, { what, about, role }: Obligation): boolean =>
  to.owed(what).some((one) => one.about === about && one.role === role)

/** What an advocate owed, the advocate of the one owes; anything else stays whose it is. */
function move(
  to: StrandBuilder,
  { what, since, due, clock, about, agency, role }: Obligation,
): void {
  const others = role === 'victimAdvocate' ? undefined : { agency, role }
  const advocate = to.strand.advocate
  to.restore(what, { since, due, clock, ...optional({ about, owner: others ?? advocate }) })
}
