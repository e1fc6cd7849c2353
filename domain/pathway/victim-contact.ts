import type { PathwayBuilder } from './builder.ts'
import type { contactWindows } from './shape/choices.ts'
import { holderOf } from '../reference/reference.ts'
import { optional } from '../entity/rule.ts'
import { owed, type PathwayState } from './state.ts'
import type { PathwayFacts } from './events.ts'
import {
  type ContactChannel,
  mayExpose,
  type NotSafe,
  SafeContact,
  type SafeContactTerms,
  withoutChannels,
} from '../victim/safe-contact.ts'

/** What is said of a contact, apart from how it was made. */
type Said = Pick<PathwayFacts['contact-recorded'], 'result' | 'view' | 'note' | 'told' | 'unwanted'>

/** How a contact was made, by which channel and when. Commands of earlier versions say less. */
export interface MadeContact {
  readonly channel?: ContactChannel | undefined
  readonly at?: string | undefined
  readonly window?: keyof typeof contactWindows | undefined
  readonly withheldNumber?: boolean | undefined
}

/** What the advocate must still tell the victim, apart from the first contact. */
const waits = ['victimContact', 'victimContactHigh'] as const

/** What the victim is told, and so is met by telling. */
export const toldToVictim = ['tellVictim', 'tellRelease', 'hearOfDeath'] as const

/** What did not reach the victim. */
const tried: readonly string[] = ['notReached', 'noAnswer', 'messageLeft', 'wrongContact']

/**
 * Keeps how a contact went, and what follows. Whoever is reached hears what was agreed, and nothing more is owed; so is
 * whoever declines. After the policy's number of tries in a row the victim counts as unreachable.
 */
export function recordContact(builder: PathwayBuilder, said: Said, made: MadeContact): void {
  const counted = noteContact(builder, said, made)
  if (said.result === 'reached') {
    countAsReached(builder)
    builder.settle(['tellVictim'])
  } else if (
    counted &&
    builder.state.contactTries >= builder.context.reference.policy.contactTries.count
  )
    giveUp(builder, builder.state.contactTries)
}

/** Somebody who was reached, or gave a view, is in contact: the first contact is made. */
export function countAsReached(builder: PathwayBuilder): void {
  clearUnreachable(builder)
  builder.flag('supportDeclined', false)
  builder.settle(waits)
}

/**
 * Keeps one contact, held against the terms by the one gate. A try outside them is kept and counts for nothing: that
 * nobody answered where or when they cannot answer says nothing (K). The domain facts say "unreachable after three tries",
 * and that number, channel and time window are to be kept to (S43). Returns whether it counts as a try.
 */
export function noteContact(builder: PathwayBuilder, said: Said, made: MadeContact): boolean {
  const { channel, at, window, withheldNumber } = made
  const outside = whyOutside(builder.state, said.result, made)
  const counted = tried.includes(said.result) && outside.length === 0
  const [first, ...others] = outside
  builder.record('contact-recorded', {
    ...said,
    tries: tried.includes(said.result) ? builder.state.contactTries + (counted ? 1 : 0) : 0,
    ...optional({
      channel,
      made: at === undefined ? undefined : Date.parse(at),
      window,
      withheldNumber,
      outside: first,
      alsoOutside: others.length > 0 ? others : undefined,
    }),
  })
  if (mayExpose(outside)) oweLookAtExposure(builder)
  return counted
}

/** A command of an earlier version does not say how contact was made, so nothing can be held against the terms. */
function whyOutside(
  state: PathwayState,
  result: string,
  { channel, window, withheldNumber }: MadeContact,
): readonly NotSafe[] {
  if (channel === undefined || window === undefined) return []
  const gate = SafeContact.passGate(safeTerms(state), { channel, window, result, withheldNumber })
  return SafeContact.is(gate) ? [] : gate
}

/**
 * Somebody else may have learned of the contact: the advocate and the chair each look at it the same day. Who owes it
 * already is reminded at once.
 */
function oweLookAtExposure(builder: PathwayBuilder): void {
  const open = owed(builder.state, 'lookAtExposure')
  for (const one of open) builder.remind(one)
  if (open.length > 0 || builder.state.flags.includes('victimDied')) return
  const { reference } = builder.context
  for (const role of ['victimAdvocate', 'chair'] as const)
    builder.open('lookAtExposure', optional({ owner: holderOf(reference, role) }))
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
 * What is safe now: what the advocate set, and until then what the referral says. Once somebody says that contact is
 * unsafe, nothing is safe until the advocate says how it is again. Neither is a channel by which somebody else was reached.
 */
export function safeTerms({
  flags,
  safeContact,
  referredContact,
  closedChannels = [],
}: Pick<PathwayState, 'flags' | 'safeContact' | 'referredContact' | 'closedChannels'>):
  SafeContactTerms | undefined {
  if (flags.includes('contactUnsafe'))
    return { safe: false, channels: [], voicemail: false, withheldNumber: true }
  const terms = safeContact ?? referredContact
  return terms && withoutChannels(terms, closedChannels)
}

/** Whether the advocate has called contact safe, and nobody has called it unsafe since: that it no longer is interrupts. */
export const wasSetSafe = ({ flags, safeContact }: PathwayState): boolean =>
  safeContact?.safe === true && !flags.includes('contactUnsafe')
