import type { PathwayBuilder } from './builder.ts'
import type { PathwayFacts } from './events.ts'
import type { PathwayState } from './state.ts'
import type { SafeContactTerms } from '../victim/safe-contact.ts'

type Contact = Omit<PathwayFacts['contact-recorded'], 'tries'>

/** What the advocate must still tell the victim, apart from the first contact. */
const waits = ['victimContact', 'victimContactHigh'] as const

/**
 * Keeps how a contact went, and what follows. Whoever is reached hears what was agreed, and nothing more is owed; so is
 * whoever declines. After the policy's number of tries in a row the victim counts as unreachable. A try outside what the
 * victim called safe is kept and counts for nothing. That nobody answered where or when they cannot answer says nothing, so
 * the contact stays owed (K). The domain facts say "unreachable after three tries", and that number, channel and time window
 * are to be kept to (S43). While nobody has said what is safe, each counts.
 */
export function recordContact(builder: PathwayBuilder, contact: Contact, reached: boolean): void {
  const counts = contact.outside === undefined || contact.outside === 'notKnown'
  const { contactTries } = builder.state
  const tries = reached ? 0 : contactTries + (counts ? 1 : 0)
  builder.record('contact-recorded', { ...contact, tries })
  if (reached) {
    clearUnreachable(builder)
    builder.flag('supportDeclined', false)
    builder.settle([...waits, 'tellVictim'])
  } else if (counts && tries >= builder.context.reference.policy.contactTries.count)
    giveUp(builder, tries)
}

/** The victim was reached after all: the flag is removed, and the police need not respond. */
export function clearUnreachable(builder: PathwayBuilder): void {
  builder.flag('unreachable', false)
  builder.settle(['unreachable'], 'ended')
}

/** At high risk, or urgent and not rated yet, the police lead owes a response the same day. */
function giveUp(builder: PathwayBuilder, tries: number): void {
  const waiting = [...waits, 'tellVictim'] as const
  if (!Object.values(builder.state.obligations).some(({ what }) => waiting.some((w) => w === what)))
    return
  builder.settle(waiting, 'ended')
  builder.record('victim-unreachable', { tries })
  builder.flag('unreachable', true)
  const unrated = builder.state.risk === undefined && builder.state.flags.includes('urgent')
  if (builder.state.risk === 'high' || unrated) builder.open('unreachable')
}

/** Support is declined: the advocate owes the victim nothing more unless the victim asks. */
export function endSupport(builder: PathwayBuilder): void {
  clearUnreachable(builder)
  builder.flag('supportDeclined', true)
  builder.settle(waits)
  builder.settle(['tellVictim'], 'ended')
}

/** Something was agreed, so the advocate must tell the victim, unless the victim has declined to hear it or has died. */
export function oweNews(
  builder: PathwayBuilder,
  about: 'triage' | 'conference' | 'review' | 'order' | 'closure' | 'transfer' | 'custody',
) {
  const { flags } = builder.state
  if (!flags.includes('supportDeclined') && !flags.includes('victimDied'))
    builder.open('tellVictim', { about })
}

/** A contact that is safe again, and was never made, is owed from now. */
export function oweContact(builder: PathwayBuilder): void {
  const { contactMade, risk, flags } = builder.state
  if (contactMade || flags.includes('supportDeclined') || flags.includes('victimDied')) return
  const open = Object.values(builder.state.obligations)
  if (open.some(({ what }) => waits.some((wait) => wait === what))) return
  builder.open(risk === 'high' || flags.includes('urgent') ? 'victimContactHigh' : 'victimContact')
}

/**
 * What the victim calls safe now. Once somebody says that contact is unsafe, nothing is safe, whatever was said
 * earlier, until somebody says how it is safe again.
 */
export function safeTerms({
  flags,
  safeContact,
}: Pick<PathwayState, 'flags' | 'safeContact'>): SafeContactTerms | undefined {
  if (!flags.includes('contactUnsafe')) return safeContact
  return { safe: false, channels: [], voicemail: false, withheldNumber: true }
}
