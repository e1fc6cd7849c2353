import type { CarriedStrand, OwedContact, OwedWhenLinked } from './shape/links.ts'
import { addStrand } from './added-strand.ts'
import { applyVictimDeath } from './death.ts'
import { hearReferrer } from './referred-contact.ts'
import { standingDue } from '../obligations/extension.ts'
import { sameTerms } from '../victim/safe-contact.ts'
import { holderOf } from '../reference/reference.ts'
import { isRaised, liveStrands, lettersLeft, nextStrandId, strandsOf } from './strands.ts'
import { optional, refuse } from '../entity/rule.ts'
import type { PathwayBuilder } from './builder.ts'
import { markSerial } from './serial.ts'
import { moveTo } from './moved-duties.ts'
import { goesWithVictim, owedWhenLinked } from './linked.ts'
import { without } from '../obligations/without.ts'
import type { PathwayState } from './state.ts'
import type { Refusal } from '../entity/decider.ts'
import { type StrandBuilder, strandIn } from './strand-builder.ts'
import type { Strand } from './shape/strand.ts'

/** The first contacts that an advocate can owe. */
export const firstContactsOwed = ['victimContact', 'victimContactHigh'] as const

/** What a linked referral brings of its victims: whatever is known of the contact with each, and the contact still owed. */
export function strandsToCarry(builder: PathwayBuilder): CarriedStrand[] {
  const { state, context } = builder
  const usual = holderOf(context.reference, 'victimAdvocate')
  return liveStrands(state).flatMap(({ id, victim, broughtBy, advocate, ...strand }) =>
    victim === undefined
      ? []
      : {
          ...{ strand: id, victim },
          ...{ flags: strand.flags, contactTries: strand.contactTries },
          ...optional({
            broughtBy,
            advocate: advocate ?? usual,
            contactMade: strand.contactMade,
            safeContact: strand.safeContact,
            referredContact: strand.referredContact,
            closedChannels: strand.closedChannels,
            contact: contactOwed(strandIn(builder, id)),
            owes: alsoOwed(strandIn(builder, id)),
          }),
        },
  )
}

function alsoOwed(of: StrandBuilder): OwedWhenLinked[] | undefined {
  const owed = of.owed().filter(({ what }) => goesWithVictim.includes(what))
  return owed.length > 0 ? owed.map((one) => without(owedWhenLinked(one), 'strand')) : undefined
}

/** The first contact that is still owed to a victim. */
export function contactOwed(of: StrandBuilder): OwedContact | undefined {
  for (const what of firstContactsOwed)
    for (const owed of of.owed(what)) return { what, since: owed.since, due: standingDue(owed) }
  return undefined
}

const knownAs = (state: PathwayState, { victim }: CarriedStrand): Strand | undefined =>
  liveStrands(state).find((one) => one.victim === victim)

/** Why the victims of a linked referral cannot be taken: there is no letter left for one of them. */
export function cannotTake(
  state: PathwayState,
  carried: readonly CarriedStrand[],
): Refusal | undefined {
  const others = carried.filter((one) => !knownAs(state, one))
  return others.length > lettersLeft(state) ? refuse('too-many-victims') : undefined
}

/**
 * Takes the victims of a linked referral: each with their own terms, flags, tries and owed contact. One whom the pathway
 * has already keeps what is known here; that contact is unsafe holds for both.
 */
export function takeStrands(
  builder: PathwayBuilder,
  pathway: string,
  carried: readonly CarriedStrand[],
): void {
  for (const one of carried) {
    const known = knownAs(builder.state, one)
    if (known) join(strandIn(builder, known.id), one, pathway)
    else addCarried(builder, pathway, one)
  }
}

function addCarried(builder: PathwayBuilder, pathway: string, one: CarriedStrand): void {
  const strand = nextStrandId(builder.state)
  if (strand === undefined)
    throw new Error('it was looked at before whether there is a letter left')
  const { victim, advocate, broughtBy } = one
  const of = addStrand(builder, {
    ...{ strand, victim, from: pathway, carried: one },
    ...optional({ advocate, broughtBy }),
    safeToContact: !one.flags.includes('contactUnsafe'),
  })
  if (one.contact) of.restore(one.contact.what, { ...spanOf(one.contact), about: pathway })
  for (const owed of one.owes ?? []) moveTo(of, owed)
  if (isRaised(of.strand, 'contactUnsafe')) hearReferrer(of, false)
  markSerial(builder)
}

const spanOf = ({ since, due }: OwedContact) => ({ since, due })

/**
 * The same victim here and there. The contact that was owed there is owed here, within the shorter of two clocks. What is
 * known here of how contact is safe stays, and the advocate owes a look where it is not the same.
 */
function join(of: StrandBuilder, carried: CarriedStrand, pathway: string): void {
  const { flags, contact } = carried
  if (flags.includes('victimDied') && !isRaised(of.strand, 'victimDied')) applyVictimDeath(of)
  if (flags.includes('contactUnsafe')) hearReferrer(of, false)
  else if (otherTerms(of.strand, carried)) hearReferrer(of, true)
  if (contact) joinContact(of, contact, pathway)
  if (!isRaised(of.strand, 'victimDied'))
    for (const owed of carried.owes ?? []) if (concernsKnown(of, owed)) moveTo(of, owed)
}

/** Whoever was reached here is not out of reach, whatever was tried there. */
const concernsKnown = ({ strand }: StrandBuilder, { what }: OwedWhenLinked): boolean =>
  !(what === 'unreachable' && strand.contactMade === true)

/** How the contact is owed that was owed there: with its own clock, or in place of one that is slower. */
export function joinContact(of: StrandBuilder, contact: OwedContact, pathway?: string): void {
  if (isRaised(of.strand, 'victimDied') || of.owed('victimContactHigh').length > 0) return
  const slower = of.owed('victimContact')
  if (slower.length > 0 && contact.what === 'victimContact') return
  of.settle(['victimContact'], 'ended')
  of.restore(contact.what, {
    ...spanOf(contact),
    ...optional({ about: slower.length > 0 ? undefined : pathway }),
  })
}

/** Whether somewhere else knows more of how contact is safe, or other than here. */
function otherTerms(
  here: Strand,
  { safeContact, referredContact, closedChannels = [] }: CarriedStrand,
): boolean {
  const there = safeContact ?? referredContact
  const known = here.safeContact ?? here.referredContact
  return (
    (there !== undefined && (known === undefined || !sameTerms(there, known))) ||
    closedChannels.some((channel) => !here.closedChannels?.includes(channel))
  )
}

/** The victims whom a linked referral brought go back with it, and nothing is owed to them here any more. */
export function giveBackStrands(builder: PathwayBuilder, pathway: string): void {
  for (const { id, from, ended } of strandsOf(builder.state))
    if (from === pathway && ended === undefined) {
      const of = strandIn(builder, id)
      of.settleAll()
      of.record('strand-ended', { because: 'givenBack' })
      if (builder.state.stage !== 'ended') markSerial(builder)
    }
}
