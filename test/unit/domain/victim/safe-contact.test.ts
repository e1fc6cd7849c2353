// Proves that every contact with a victim is held against what was called safe, and that unknown means no.
import { describe, expect, it } from '@jest/globals'
import {
  mayExpose,
  narrowed,
  SafeContact,
  type SafeContactTerms,
  termsOf,
} from '../../../../domain/victim/safe-contact.ts'

const terms: SafeContactTerms = {
  safe: true,
  channels: ['phone', 'text'],
  unsafeChannels: ['post'],
  voicemail: false,
  withheldNumber: true,
}
const inside = { channel: 'phone', window: 'inside', withheldNumber: true } as const
const left = { ...inside, result: 'messageLeft' }

describe('the gate of safe contact', () => {
  it.each([
    ['that nobody has set', undefined, inside, ['notKnown']],
    ['that say it is unsafe', { ...terms, safe: false }, inside, ['unsafe']],
    ['that do not name this channel', terms, { ...inside, channel: 'email' }, ['channel']],
    ['that call this channel unsafe', terms, { ...inside, channel: 'post' }, ['channelUnsafe']],
    ['at another time', terms, { ...inside, window: 'outside' }, ['window']],
    ['that forbid a message', terms, left, ['voicemail']],
    ['that nobody has set, for a message', undefined, left, ['notKnown', 'voicemail']],
    ['that want the number withheld', terms, { ...inside, withheldNumber: false }, ['number']],
    ['if somebody else answers', terms, { ...inside, result: 'wrongContact' }, ['wrongContact']],
    [
      'in several ways at once',
      terms,
      { ...left, channel: 'inPerson', window: 'outside' },
      ['channel', 'window', 'voicemail'],
    ],
  ] as const)('does not open to terms %s', (_, known, meant, why) => {
    expect(SafeContact.passGate(known, meant)).toEqual(why)
  })

  it.each([
    ['a call at a safe time', terms, inside],
    ['a message where one may be left', { ...terms, voicemail: true }, left],
    ['a text, which is a message by itself', terms, { ...left, channel: 'text' }],
    ['a shown number, if it may be', { ...terms, withheldNumber: false }, inside],
    ['the victim, however they get in touch', undefined, { ...inside, window: 'byVictim' }],
  ] as const)('opens to %s', (_, known, meant) => {
    const contact = SafeContact.passGate(known, meant)
    expect(contact).toMatchObject({ channel: meant.channel })
    expect(SafeContact.is(contact)).toBe(true)
  })

  it('is a type: what only looks like a proof is none, for the compiler as for the program', () => {
    const forged = { channel: 'phone' } as const
    expect(SafeContact.is(forged)).toBe(false)
    const taken: typeof forged extends SafeContact ? true : false = false // does not compile otherwise
    expect(taken).toBe(false)
  })
})

it('takes for an exposure what somebody else may have learned of', () => {
  for (const why of ['unsafe', 'channelUnsafe', 'voicemail', 'number', 'wrongContact'] as const)
    expect(mayExpose(['window', why])).toBe(true)
  expect(mayExpose(['notKnown', 'channel', 'window'])).toBe(false)
})

describe('terms', () => {
  it('mean no where they are silent', () => {
    expect(termsOf({ channels: ['email'] })).toEqual({
      safe: true,
      channels: ['email'],
      voicemail: false,
      withheldNumber: true,
    })
  })

  it('become stricter by what another says, and never looser', () => {
    const loose = { ...terms, voicemail: true, withheldNumber: false }
    const wide = { channels: ['post', 'phone', 'email'], voicemail: true, withheldNumber: false }
    for (const silence of ['no', 'nothing'] as const) {
      const still = narrowed(terms, wide as Parameters<typeof narrowed>[1], silence)
      expect(still).toMatchObject({ voicemail: false, withheldNumber: true })
      expect(still.channels).not.toContain('post')
      expect(still.channels).not.toContain('email')
      const strict = narrowed(
        loose,
        { channels: [], unsafeChannels: ['phone'], voicemail: false, withheldNumber: true },
        silence,
      )
      expect(strict).toMatchObject({ voicemail: false, withheldNumber: true })
      expect(strict.channels).not.toContain('phone')
      expect(strict.unsafeChannels).toEqual(['post', 'phone'])
    }
  })

  it('lose what is no longer called safe only by who called it safe', () => {
    expect(narrowed(terms, { channels: ['phone'] }, 'no').channels).toEqual(['phone'])
    expect(narrowed(terms, { channels: ['phone'] }, 'nothing').channels).toEqual(['phone', 'text'])
  })
})
