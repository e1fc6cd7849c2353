import type { CarriedStrand, OwedContact } from './shape/links.ts'
import { hearReferrer } from './referred-contact.ts'
import { holderOf } from '../reference/reference.ts'
import { liveStrands, nextStrandId, strandsOf } from './strands.ts'
import { optional } from '../entity/rule.ts'
import type { PathwayBuilder } from './builder.ts'
import { markSerial } from './serial.ts'
import { type StrandBuilder, strandIn } from './strand-builder.ts'

/** The first contacts that an advocate can owe. */
export const firstContactsOwed = ['victimContact', 'victimContactHigh'] as const

/** What a linked referral brings of its victims: whatever is known of the contact with each, and the contact still owed. */
export function strandsToCarry(builder: PathwayBuilder): CarriedStrand[] {
  const { state, context } = builder
  const usual = holderOf(context.reference, 'victimAdvocate')
  return liveStrands(state).flatMap(({ id, victim, broughtBy, advocate, ...strand }) =>
    victim === undefined || broughtBy === undefined
      ? []
      : {
          ...{ strand: id, victim, broughtBy },
          ...{ flags: strand.flags, contactTries: strand.contactTries },
          ...optional({
            advocate: advocate ?? usual,
            contactMade: strand.contactMade,
            safeContact: strand.safeContact,
            referredContact: strand.referredContact,
            closedChannels: strand.closedChannels,
            contact: contactOwed(strandIn(builder, id)),
          }),
        },
  )
}

/** The first contact that is still owed to a victim. */
export function contactOwed(of: StrandBuilder): OwedContact | undefined {
  for (const what of firstContactsOwed)
    for (const { since, due } of of.owed(what)) return { what, since, due }
  return undefined
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
    const known = liveStrands(builder.state).find(({ victim }) => victim === one.victim)
    if (known) join(strandIn(builder, known.id), one, pathway)
    else addCarried(builder, pathway, one)
  }
}

function addCarried(builder: PathwayBuilder, pathway: string, one: CarriedStrand): void {
  const strand = nextStrandId(builder.state)
  if (strand === undefined) throw new Error(`${builder.state.id} has no letter left for a victim`)
  const { victim, advocate, broughtBy } = one
  builder.record('victim-added', {
    ...{ strand, victim, broughtBy, from: pathway, carried: one },
    ...optional({ advocate, first: advocateOfFirst(builder) }),
    safeToContact: !one.flags.includes('contactUnsafe'),
    at: builder.context.receivedAt,
  })
  const of = strandIn(builder, strand)
  if (one.contact) of.restore(one.contact.what, { ...spanOf(one.contact), about: pathway })
  if (of.strand.flags.includes('contactUnsafe')) hearReferrer(of, false)
  markSerial(builder)
}

const spanOf = ({ since, due }: OwedContact) => ({ since, due })

/** Who works for the first victim, where nobody had to say so until there was a second. */
export const advocateOfFirst = ({ state, context }: PathwayBuilder) =>
  state.firstStrand?.advocate ? undefined : holderOf(context.reference, 'victimAdvocate')

function join(of: StrandBuilder, { flags, contact }: CarriedStrand, pathway: string): void {
  if (flags.includes('contactUnsafe')) hearReferrer(of, false)
  const due = contact && !of.strand.contactMade && of.owed(...firstContactsOwed).length === 0
  if (due) of.restore(contact.what, { ...spanOf(contact), about: pathway })
}

/** The victims whom a linked referral brought go back with it, and nothing is owed to them here any more. */
export function giveBackStrands(builder: PathwayBuilder, pathway: string): void {
  for (const { id, from, ended } of strandsOf(builder.state))
    if (from === pathway && ended === undefined) {
      const of = strandIn(builder, id)
      of.settleAll()
      of.record('strand-ended', { because: 'givenBack' })
    }
}
