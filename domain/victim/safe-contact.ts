import { type contactChannels, titled } from '../codes.ts'
import type { contactWindows } from '../pathway/shape/choices.ts'

export type ContactChannel = keyof typeof contactChannels

/** What was called safe: which channels, whether a voice message may be left, whether the number is withheld. */
export interface SafeContactTerms {
  readonly safe: boolean
  /** The channels that were called safe. */
  readonly channels: readonly ContactChannel[]
  /** The channels that were called unsafe. What is in neither list is unknown, which means no. */
  readonly unsafeChannels?: readonly ContactChannel[]
  readonly voicemail: boolean
  readonly withheldNumber: boolean
}

/** Whether two say the same of how contact is safe, in whatever order. */
export const sameTerms = (one: SafeContactTerms, other: SafeContactTerms): boolean =>
  one.safe === other.safe &&
  one.voicemail === other.voicemail &&
  one.withheldNumber === other.withheldNumber &&
  sameChannels(one.channels, other.channels) &&
  sameChannels(one.unsafeChannels ?? [], other.unsafeChannels ?? [])

const sameChannels = (one: readonly ContactChannel[], other: readonly ContactChannel[]): boolean =>
  one.length === other.length && one.every((channel) => other.includes(channel))

/** What somebody says of safe contact, as far as they do; what they leave out is unknown. */
export interface SaidTerms {
  readonly channels: readonly ContactChannel[]
  readonly unsafeChannels?: readonly ContactChannel[] | undefined
  readonly voicemail?: boolean | undefined
  readonly withheldNumber?: boolean | undefined
}

/** The terms in what somebody says. Unknown means no: no message is left, and the number is withheld. */
export const termsOf = ({
  channels,
  unsafeChannels = [],
  voicemail = false,
  withheldNumber = true,
}: SaidTerms): SafeContactTerms => ({
  safe: true,
  channels,
  ...(unsafeChannels.length > 0 ? { unsafeChannels } : {}),
  voicemail,
  withheldNumber,
})

/** The terms without some channels, which are then unsafe. */
export const withoutChannels = (
  terms: SafeContactTerms,
  closed: readonly ContactChannel[],
): SafeContactTerms =>
  closed.length === 0
    ? terms
    : {
        ...terms,
        channels: terms.channels.filter((channel) => !closed.includes(channel)),
        unsafeChannels: [...new Set([...(terms.unsafeChannels ?? []), ...closed])],
      }

/**
 * The terms after somebody else has spoken, who may make them stricter and never looser. `silence`: whether what they no
 * longer call safe is taken out as well, because the terms were their own words.
 */
export function narrowed(
  terms: SafeContactTerms,
  said: SaidTerms,
  silence: 'no' | 'nothing',
): SafeContactTerms {
  const stricter = withoutChannels(terms, said.unsafeChannels ?? [])
  const voicemail = silence === 'no' ? said.voicemail === true : said.voicemail !== false
  const withheld = silence === 'no' ? said.withheldNumber !== false : said.withheldNumber === true
  return {
    ...stricter,
    channels:
      silence === 'no'
        ? stricter.channels.filter((channel) => said.channels.includes(channel))
        : stricter.channels,
    voicemail: terms.voicemail && voicemail,
    withheldNumber: terms.withheldNumber || withheld,
  }
}

/**
 * Why contact would be, or was, outside what was called safe. Its titles are for pages, which show them to whoever may know.
 *
 * @public
 */
export const notSafe = titled({
  notKnown: 'Safe contact has not been recorded',
  unsafe: 'Contact is unsafe',
  channelUnsafe: 'By a channel that is unsafe',
  channel: 'Not by a safe channel',
  window: 'Not at a safe time',
  voicemail: 'A message was left, which is not safe',
  number: 'The number was not withheld',
  wrongContact: 'Somebody else was reached',
})
export type NotSafe = keyof typeof notSafe

/** How contact is made or was: the safe times are in words, so a person says whether this is at one. */
export interface MeantContact {
  readonly channel: ContactChannel
  readonly window: keyof typeof contactWindows
  readonly result?: string | undefined
  readonly withheldNumber?: boolean | undefined
}

/** Those reasons for which somebody else may have learned of it: they are looked into the same day. */
const exposing: readonly NotSafe[] = [
  'unsafe',
  'channelUnsafe',
  'voicemail',
  'number',
  'wrongContact',
]

/** Whether somebody else may have learned of a contact that was outside the terms. */
export const mayExpose = (outside: readonly NotSafe[]): boolean =>
  outside.some((why) => exposing.includes(why))

/** By these a message is a voice that others can hear, or a note that others can find. */
const overheard: readonly ContactChannel[] = ['phone', 'inPerson']

/**
 * Proof that contact was held against the terms. Its field is private, and only `passGate` makes one: what asks for it
 * cannot be called without.
 */
export class SafeContact {
  readonly channel: ContactChannel
  readonly #passed = true

  private constructor(channel: ContactChannel) {
    this.channel = channel
  }

  /** Whether this is a proof that the gate gave, and nothing that only looks like one. */
  static is(value: unknown): value is SafeContact {
    return typeof value === 'object' && value !== null && #passed in value
  }

  /** The gate: the proof, or every reason why not. Terms that nobody has set let nothing through. */
  static passGate(
    terms: SafeContactTerms | undefined,
    meant: MeantContact,
  ): SafeContact | readonly NotSafe[] {
    const outside = [
      // Who gets in touch with us has chosen how and when.
      ...(meant.window === 'byVictim' ? [] : whyOutside(terms, meant)),
      ...(meant.result === 'wrongContact' ? (['wrongContact'] as const) : []),
    ]
    return outside.length > 0 ? outside : new SafeContact(meant.channel)
  }
}

function whyOutside(
  terms: SafeContactTerms | undefined,
  { channel, window, result, withheldNumber }: MeantContact,
): NotSafe[] {
  const left = result === 'messageLeft' && overheard.includes(channel)
  return [
    ...whyNotThen(terms, { channel, window }),
    ...(left && terms?.voicemail !== true ? (['voicemail'] as const) : []),
    ...(withheldNumber === false && terms?.withheldNumber !== false ? (['number'] as const) : []),
  ]
}

function whyNotThen(
  terms: SafeContactTerms | undefined,
  { channel, window }: Pick<MeantContact, 'channel' | 'window'>,
): NotSafe[] {
  if (!terms) return ['notKnown']
  if (!terms.safe) return ['unsafe']
  const late = window === 'outside' ? (['window'] as const) : []
  if (terms.unsafeChannels?.includes(channel)) return ['channelUnsafe', ...late]
  return terms.channels.includes(channel) ? [...late] : ['channel', ...late]
}
