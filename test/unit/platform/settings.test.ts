// Proves that every setting has words, an example and a default that it accepts.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { ConfigFault, loadConfig, readSettings } from '../../../platform/config.ts'
import { settings } from '../../../platform/settings.ts'
import { environmentExample, settingTexts } from '../../support/settings.ts'

const addresses = {
  DATABASE_URL: 'postgres://user:word@db.example.org/throughline',
  TEMPORAL_ADDRESS: 'temporal.example.org:7233',
  SMTP_URL: 'smtp://mail.example.org',
}

const faultsOf = (env: Record<string, string>): string[] => {
  try {
    readSettings(env)
    return []
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults.map(({ setting }) => setting)
    throw error
  }
}

describe('settings', () => {
  it('are all in .env.example, with their words and defaults', () => {
    expect(readFileSync('.env.example', 'utf8')).toBe(environmentExample())
  })

  it('each have words for people', () => {
    for (const { description, value } of settingTexts()) {
      expect(description).toMatch(/\w.*\.$/)
      expect(value).not.toBe('')
    }
  })

  it('have examples and defaults that they accept themselves', () => {
    const all = Object.fromEntries(settingTexts().map(({ name, value }) => [name, value]))
    expect(settings.safeParse(all).error?.issues ?? []).toEqual([])
  })

  it('report every fault at once', () => {
    const wrong = {
      PORT: '70000',
      CLOCK_SPEED: '8641',
      LOG_PRETTY: 'yes',
      DATABASE_URL: 'mysql://x',
    }
    expect(faultsOf(wrong)).toEqual(['PORT', 'DATABASE_URL', 'LOG_PRETTY', 'CLOCK_SPEED'])
  })

  it.each([
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['PORT', '3e3'],
    ['HOST', 'a host'],
    ['TEMPORAL_ADDRESS', 'temporal.example.org'],
    ['TEMPORAL_NAMESPACE', 'a namespace'],
    ['SMTP_URL', 'mail.example.org:25'],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'a@example.org\r\nBcc: b@example.org'],
    ['AUTH_JWKS_URL', 'file:///etc/passwd'],
    ['PUBLIC_URL', 'throughline.example.org'],
    ['LOG_LEVEL', 'loud'],
    ['CLOCK_SPEED', '0'],
    ['WARDEN_SECONDS', '0'],
  ])('%s refuses %j', (name, value) => {
    expect(faultsOf({ [name]: value })).toEqual([name])
  })

  it('take an empty value as unset', () => {
    expect(readSettings({ PORT: '', SMTP_URL: '' })).toEqual(readSettings({}))
  })
})

describe('a configuration', () => {
  it('uses what is set', () => {
    expect(
      loadConfig('worker', { ...addresses, PUBLIC_URL: 'https://a.example.org/' }),
    ).toMatchObject({
      databaseUrl: addresses.DATABASE_URL,
      temporal: { address: addresses.TEMPORAL_ADDRESS },
      smtpUrl: addresses.SMTP_URL,
      publicUrl: 'https://a.example.org',
    })
  })

  it('says what to do when nothing is set and nothing runs', () => {
    const { SMTP_URL } = addresses
    expect(() => loadConfig('worker', { DATA_DIR: '/nowhere/at/all', SMTP_URL })).toThrow(
      /DATABASE_URL, TEMPORAL_ADDRESS: not set.*Run `npm start` first/,
    )
  })
})
