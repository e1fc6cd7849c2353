import type { PathwayBuilder } from './builder.ts'
import { isRaised } from './strands.ts'
import { liveIn, type StrandBuilder } from './strand-builder.ts'
import type { Strand } from './shape/strand.ts'
import type { Flag } from './shape/flags.ts'
import type { contactWindows } from './shape/choices.ts'
import { holderOf } from '../reference/reference.ts'
import { optional } from '../entity/rule.ts'
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
export function recordContact(of: StrandBuilder, said: Said, made: MadeContact): void {
  const counted = noteContact(of, said, made)
  const { count } = of.whole.context.reference.policy.contactTries
  if (said.result === 'reached') {
    countAsReached(of)
    of.settle(['tellVictim'])
  } else if (counted && of.strand.contactTries >= count) giveUp(of, of.strand.contactTries)
}

/** Somebody who was reached, or gave a view, is in contact: the first contact is made. */
export function countAsReached(of: StrandBuilder): void {
  clearUnreachable(of)
  of.flag('supportDeclined', false)
  of.settle(waits)
}

/**
 * Keeps one contact, held against the terms by the one gate. A try outside them is kept and counts for nothing: that
 * nobody answered where or when they cannot answer says nothing (K). The domain facts say "unreachable after three tries",
 * and that number, channel and time window are to be kept to (S43). Returns whether it counts as a try.
 */
export function noteContact(of: StrandBuilder, said: Said, made: MadeContact): boolean {
  const { channel, at, window, withheldNumber } = made
  const outside = whyOutside(of.strand, said.result, made)
  const counted = tried.includes(said.result) && outside.length === 0
  const [first, ...others] = outside
  of.record('contact-recorded', {
    ...said,
    tries: tried.includes(said.result) ? of.strand.contactTries + (counted ? 1 : 0) : 0,
    ...optional({
      channel,
      made: at === undefined ? undefined : Date.parse(at),
      window,
      withheldNumber,
      outside: first,
      alsoOutside: others.length > 0 ? others : undefined,
    }),
  })
  if (mayExpose(outside)) oweLookAtExposure(of)
  return counted
}

/** A command of an earlier version does not say how contact was made, so nothing can be held against the terms. */
function whyOutside(
  strand: Strand,
  result: string,
  { channel, window, withheldNumber }: MadeContact,
): readonly NotSafe[] {
  if (channel === undefined || window === undefined) return []
  const gate = SafeContact.passGate(safeTerms(strand), { channel, window, result, withheldNumber })
  return SafeContact.is(gate) ? [] : gate
}

/**
 * Somebody else may have learned of the contact: the advocate and the chair each look at it the same day. Who owes it
 * already is reminded at once.
 */
function oweLookAtExposure(of: StrandBuilder): void {
  const open = of.owed('lookAtExposure')
  for (const one of open) of.whole.remind(one)
  if (open.length > 0 || isRaised(of.strand, 'victimDied')) return
  of.open('lookAtExposure')
  of.open('lookAtExposure', optional({ owner: holderOf(of.whole.context.reference, 'chair') }))
}

/** The victim was reached after all: the flag is removed, and the police need not respond. */
export function clearUnreachable(of: StrandBuilder): void {
  of.flag('unreachable', false)
  of.settle(['unreachable'], 'ended')
}

/** At high risk, or urgent and not rated yet, the police lead owes a response the same day. */
function giveUp(of: StrandBuilder, tries: number): void {
  const waiting = [...waits, 'tellVictim'] as const
  if (of.owed(...waiting).length === 0) return
  of.settle(waiting, 'ended')
  of.record('victim-unreachable', { tries })
  of.flag('unreachable', true)
  const { risk, flags } = of.whole.state
  const unrated = risk === undefined && flags.includes('urgent')
  if (risk === 'high' || unrated) of.open('unreachable')
}

/** Support is declined: the advocate owes the victim nothing more unless the victim asks. */
export function endSupport(of: StrandBuilder): void {
  clearUnreachable(of)
  of.flag('supportDeclined', true)
  of.settle(waits)
  of.settle(['tellVictim'], 'ended')
}

/** Something was agreed, so each victim must be told by their advocate, unless they declined to hear it or have died. */
export function oweNews(
  builder: PathwayBuilder,
  about: 'triage' | 'conference' | 'review' | 'order' | 'closure' | 'transfer' | 'custody',
): void {
  for (const of of liveIn(builder)) oweNewsTo(of, about)
}

/** The same to one victim. */
export function oweNewsTo(of: StrandBuilder, about: string): void {
  if (wantsContact(of.strand)) of.open('tellVictim', { about })
}

/** Whether an advocate may still owe this victim a contact. */
export const wantsContact = (strand: Strand): boolean =>
  !isRaised(strand, 'supportDeclined') && !isRaised(strand, 'victimDied')

/** A contact that is safe again, and was never made, is owed from now. */
export function oweContact(of: StrandBuilder): void {
  const { risk, flags } = of.whole.state
  if (of.strand.contactMade || !wantsContact(of.strand) || of.owed(...waits).length > 0) return
  of.open(risk === 'high' || flags.includes('urgent') ? 'victimContactHigh' : 'victimContact')
}

/**
 * What is safe now: what the advocate set, and until then what the referral says. Once somebody says that contact is
 * unsafe, nothing is safe until the advocate says how it is again. Neither is a channel by which somebody else was reached.
 */
export function safeTerms(
  strand: Pick<Strand, 'safeContact' | 'referredContact' | 'closedChannels'> & {
    readonly flags: readonly Flag[]
  },
): SafeContactTerms | undefined {
  if (isRaised(strand, 'contactUnsafe'))
    return { safe: false, channels: [], voicemail: false, withheldNumber: true }
  const terms = strand.safeContact ?? strand.referredContact
  return terms && withoutChannels(terms, strand.closedChannels ?? [])
}

/** Whether the advocate has called contact safe, and nobody has called it unsafe since: that it no longer is interrupts. */
export const wasSetSafe = (strand: Strand): boolean =>
  strand.safeContact?.safe === true && !isRaised(strand, 'contactUnsafe')
