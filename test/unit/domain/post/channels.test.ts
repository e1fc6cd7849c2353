// Proves that each channel takes the addresses that are its own.
import { describe, expect, it } from '@jest/globals'
import {
  type ChannelCode,
  channelOf,
  channels,
  contactAddress,
} from '../../../../domain/post/channels.ts'
import { seedAddress, seedAgencies } from '../../../../domain/reference/seed.ts'

const codes = Object.keys(channels) as ChannelCode[] // the registry's own keys

describe.each(codes)('the channel %s', (code) => {
  it('takes the address of its example, and no other does', () => {
    const { example } = channels[code]
    const taking = codes.filter((one) => channels[one].address.safeParse(example).success)
    expect(taking).toEqual([code])
    expect(channelOf(example)).toBe(code)
    expect(contactAddress.safeParse(example).success).toBe(true)
  })
})

describe('an address', () => {
  it.each(['', 'nobody', 'a b@example.org', 'https:/', '+44'])(
    'of no channel cannot be kept: %p',
    (address) => {
      expect(channelOf(address)).toBeUndefined()
      expect(contactAddress.safeParse(address).success).toBe(false)
    },
  )

  it('of a pilot is one of mail', () => {
    for (const agency of Object.keys(seedAgencies))
      expect(channelOf(seedAddress(agency, 'policeLead'))).toBe('mail')
  })
})
