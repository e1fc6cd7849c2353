// Proves that nothing is written to a victim except through the gate of safe contact.
import { describe, expect, it } from '@jest/globals'
import { SafeContact, type SafeContactTerms } from '../../../../domain/victim/safe-contact.ts'

const terms: SafeContactTerms = {
  safe: true,
  channels: ['phone', 'text'],
  voicemail: false,
  withheldNumber: true,
}
const inside = { channel: 'phone', window: 'inside' } as const

describe('the gate of safe contact', () => {
  it.each([
    ['that nobody has set', undefined, inside, 'notKnown'],
    ['that say it is unsafe', { ...terms, safe: false }, inside, 'unsafe'],
    ['without this channel', terms, { ...inside, channel: 'email' }, 'channel'],
    ['at another time', terms, { ...inside, window: 'outside' }, 'window'],
  ] as const)('does not open to terms %s', (_, known, meant, why) => {
    expect(SafeContact.passGate(known, meant)).toBe(why)
  })

  it('opens to what was called safe, and says what else to heed', () => {
    const contact = SafeContact.passGate(terms, inside)
    expect(contact).toMatchObject({ channel: 'phone', voicemail: false, withheldNumber: true })
    expect(SafeContact.is(contact)).toBe(true)
  })

  it('is a type: what only looks like a proof is none, for the compiler as for the program', () => {
    const forged = { channel: 'phone', voicemail: true, withheldNumber: true } as const
    expect(SafeContact.is(forged)).toBe(false)
    const taken: typeof forged extends SafeContact ? true : false = false // does not compile otherwise
    expect(taken).toBe(false)
  })
})
