// Proves that TLS to a mail server is required, and by which address it is not.
import { describe, expect, it } from '@jest/globals'
import { mailTls } from '../../../platform/mail-tls.ts'
import { readSettings } from '../../../platform/config.ts'

describe('TLS to the mail server', () => {
  it.each([
    ['smtp://user:pass@mail.example.org:587', true],
    ['smtps://mail.example.org', true],
    ['smtps://mail.example.org?tls=off', true],
    ['smtp://10.0.0.7:25', true],
    ['smtp://127.0.0.1.example.org', true],
    ['smtp://mail:1025?tls=off', false],
    ['smtp://127.0.0.1:2525', false],
    ['smtp://localhost:2525', false],
    ['smtp://[::1]:2525', false],
  ])('of %s is required: %s', (address, required) => {
    const found = mailTls(address)
    expect(found.required).toBe(required)
    expect(found.url).not.toContain('tls')
  })

  it.each([
    'tls.rejectUnauthorized=false',
    'requireTLS=false',
    'ignoreTLS=true',
    'secure=false',
    'tls=maybe',
  ])('cannot be weakened by %s', (query) => {
    expect(() => readSettings({ SMTP_URL: `smtp://mail.example.org?${query}` })).toThrow('SMTP_URL')
  })
})
