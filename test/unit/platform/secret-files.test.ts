// Proves that a secret can be in a file, and that what cannot be used of it is said by the names of its settings.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { ConfigFault, readSettings } from '../../../platform/config.ts'
import { fileSetting } from '../../../platform/secret-files.ts'
import { secretSettings } from '../../../platform/settings.ts'
import { settingTexts } from '../../support/settings.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'throughline-secrets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const fileWith = (text: string): string => {
  const file = path.join(folder, 'secret')
  writeFileSync(file, text)
  return file
}
const beside = {
  TEMPORAL_ADDRESS: 'temporal.example.org:7233',
  TEMPORAL_TLS_CLIENT_CERT_DATA: '-----BEGIN CERTIFICATE-----',
}
const faultsOf = (env: Record<string, string>) => {
  try {
    readSettings(env)
    return []
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults
    throw error
  }
}

it('is so of every setting with a password, a key or a secret', () => {
  expect(secretSettings).toEqual([
    'DATABASE_URL',
    'MIGRATION_DATABASE_URL',
    'TEMPORAL_TLS_CLIENT_KEY_DATA',
    'TEMPORAL_API_KEY',
    'SMTP_URL',
    'SIGN_IN_CLIENT_SECRET',
    'METRICS_TOKEN',
  ])
})

describe.each(secretSettings)('%s', (name) => {
  const setting = fileSetting(name)
  const value = settingTexts().find((text) => text.name === name)?.value ?? ''
  const certified =
    name === 'TEMPORAL_TLS_CLIENT_KEY_DATA' ? beside : { TEMPORAL_ADDRESS: beside.TEMPORAL_ADDRESS }

  it.each(['', '\n', '\r\n'])('is read from a file that ends with %j', (end) => {
    const read = readSettings({ ...certified, [setting]: fileWith(`${value}${end}`) })
    expect(read[name]).toBe(value)
  })

  it('is refused both ways at once, and both names are said', () => {
    const faults = faultsOf({ ...certified, [setting]: fileWith(value), [name]: value })
    expect(faults).toEqual([
      { setting: `${name}, ${setting}`, message: expect.stringMatching(/^are both set: /) },
    ])
  })

  it('is refused where its file cannot be read, and the file is named by its setting', () => {
    const faults = faultsOf({ ...certified, [setting]: path.join(folder, 'not-there') })
    expect(faults).toContainEqual({
      setting,
      message: 'names a file that cannot be read (ENOENT).',
    })
  })
})

it('loses only the last line break, and an empty file is nothing set', () => {
  const file = fileWith('a secret \n\n')
  expect(readSettings({ SIGN_IN_CLIENT_SECRET_FILE: file }).SIGN_IN_CLIENT_SECRET).toBe(
    'a secret \n',
  )
  fileWith('\n')
  expect(readSettings({ SIGN_IN_CLIENT_SECRET_FILE: file })).not.toHaveProperty(
    'SIGN_IN_CLIENT_SECRET',
  )
})

it('says nothing of what is in the file where it cannot be used', () => {
  const file = fileWith('mysql://canary-in-a-secret')
  const faults = faultsOf({ DATABASE_URL_FILE: file })
  expect(faults.map(({ setting }) => setting)).toEqual(['DATABASE_URL'])
  expect(JSON.stringify(faults)).not.toContain('canary')
})
