// Proves that each channel has an adapter that keeps the channel's promises.
import { describe, expect, it } from '@jest/globals'
import { createChannels } from '../../../activities/channels/index.ts'

const channels = createChannels({
  smtpUrl: 'smtp://127.0.0.1:1',
  mailFrom: 'Throughline <throughline@example.org>',
  publicUrl: 'https://cases.example.org',
})

describe.each(Object.entries(channels))('the channel %s', (_, { failure }) => {
  it.each([
    ['a fault that nobody knows', new Error('who is duty.desk@kent.example.org?')],
    ['a code that is a sentence', Object.assign(new Error('x'), { code: 'No such a@example.org' })],
    ['what is no error', undefined],
  ])('says of %s a code and no word of it, and tries again', (_what, error) => {
    const said = failure(error)
    expect(said.code).toMatch(/^[a-z0-9-]+$/)
    expect(said.permanent).toBe(false)
  })
})
