import { applyVictimDeath } from './death.ts'
import { contactOwed, firstContactsOwed, joinContact } from './carried-strands.ts'
import { hearReferrer } from './referred-contact.ts'
import { isRaised } from './strands.ts'
import { moveTo } from './moved-duties.ts'
import type { Obligation } from '../obligations/obligation.ts'
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
  for (const one of owed.filter(isAgreed)) moveTo(to, one)
  if (!wantsContact(to.strand)) return
  const reached = to.strand.contactMade === true
  if (contact && !reached) joinContact(to, contact)
  for (const one of owed) if (!(reached && one.what === 'unreachable')) moveTo(to, one)
}
