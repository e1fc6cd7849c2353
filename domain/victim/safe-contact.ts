import { type contactChannels, titled } from '../codes.ts'

export type ContactChannel = keyof typeof contactChannels

/** What the victim called safe: by which channels, whether a voice message may be left, whether the number is withheld. */
export interface SafeContactTerms {
  readonly safe: boolean
  readonly channels: readonly ContactChannel[]
  readonly voicemail: boolean
  readonly withheldNumber: boolean
}

/**
 * Why contact would be outside what the victim called safe. Its titles are for pages, which show them to whoever may know.
 *
 * @public
 */
export const notSafe = titled({
  notKnown: 'Safe contact has not been recorded',
  unsafe: 'Contact is unsafe',
  channel: 'Not by a safe channel',
  window: 'Not at a safe time',
})
export type NotSafe = keyof typeof notSafe

/** How somebody means to make contact: the window is in words, so that a person says whether this is inside it. */
export interface MeantContact {
  readonly channel: ContactChannel
  readonly window: 'inside' | 'outside'
}

/**
 * Proof that contact was held against the victim's own terms. Its field is private, and only `passGate` makes one: what
 * asks for it cannot be called without.
 */
export class SafeContact {
  readonly channel: ContactChannel
  readonly voicemail: boolean
  readonly withheldNumber: boolean
  readonly #passed = true

  private constructor(channel: ContactChannel, terms: SafeContactTerms) {
    this.channel = channel
    this.voicemail = terms.voicemail
    this.withheldNumber = terms.withheldNumber
  }

  /** Whether this is a proof that the gate gave, and nothing that only looks like one. */
  static is(value: unknown): value is SafeContact {
    return typeof value === 'object' && value !== null && #passed in value
  }

  /** The gate: the proof, or why not. Terms that nobody has set let nothing through. */
  static passGate(terms: SafeContactTerms | undefined, meant: MeantContact): SafeContact | NotSafe {
    if (!terms) return 'notKnown'
    if (!terms.safe) return 'unsafe'
    if (!terms.channels.includes(meant.channel)) return 'channel'
    if (meant.window === 'outside') return 'window'
    return new SafeContact(meant.channel, terms)
  }
}
