// Proves how the settings of Temporal's own tools are read, and that what cannot be used is said by its setting.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import {
  ConfigFault,
  loadConfig,
  readSettings,
  readTemporalPlace,
} from '../../../platform/config.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'throughline-temporal-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string, text: string): string => {
  const at = path.join(folder, name)
  writeFileSync(at, text)
  return at
}
const pem = (what: string) => `-----BEGIN ${what}-----\nAAAA\n-----END ${what}-----\n`
const cert = file('client.pem', pem('CERTIFICATE'))
const key = file('client.key', pem('PRIVATE KEY'))
const address = 'temporal.example.org:7233'

const faultsOf = (env: Record<string, string>) => {
  try {
    readSettings(env)
    return []
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults
    throw error
  }
}

describe('the place of a Temporal', () => {
  it('is plain where only its address is set, and none where nothing is', () => {
    expect(readTemporalPlace({ TEMPORAL_ADDRESS: address })).toEqual({ address })
    expect(readTemporalPlace({})).toBeUndefined()
  })

  it('is over TLS with TEMPORAL_TLS alone, and with an API key alone', () => {
    expect(readTemporalPlace({ TEMPORAL_ADDRESS: address, TEMPORAL_TLS: 'true' })).toEqual({
      address,
      tls: {},
    })
    expect(readTemporalPlace({ TEMPORAL_ADDRESS: address, TEMPORAL_API_KEY: 'k' })).toEqual({
      address,
      tls: {},
      apiKey: 'k',
    })
  })

  it('has the certificate and key of files or of texts', () => {
    const pair = {
      crt: Uint8Array.from(Buffer.from(pem('CERTIFICATE'))),
      key: Uint8Array.from(Buffer.from(pem('PRIVATE KEY'))),
    }
    const byFile = { TEMPORAL_TLS_CLIENT_CERT_PATH: cert, TEMPORAL_TLS_CLIENT_KEY_PATH: key }
    const byText = {
      TEMPORAL_TLS_CLIENT_CERT_DATA: pem('CERTIFICATE'),
      TEMPORAL_TLS_CLIENT_KEY_DATA: pem('PRIVATE KEY'),
    }
    for (const given of [byFile, byText]) {
      const place = readTemporalPlace({ TEMPORAL_ADDRESS: address, ...given })
      expect(Buffer.from(place?.tls?.clientCertPair?.crt ?? [])).toEqual(Buffer.from(pair.crt))
      expect(Buffer.from(place?.tls?.clientCertPair?.key ?? [])).toEqual(Buffer.from(pair.key))
    }
  })

  it('is that of a profile of a file, except for what the environment says', () => {
    const TEMPORAL_CONFIG_FILE = file(
      'temporal.toml',
      `[profile.default]\naddress = "one.example.org:7233"\n[profile.pathways]\naddress = "${address}"\nnamespace = "pathways"\napi_key = "of-the-file"\n[profile.pathways.tls]\nserver_name = "inside.example.org"\n`,
    )
    const env = { TEMPORAL_CONFIG_FILE, TEMPORAL_PROFILE: 'pathways' }
    expect(readTemporalPlace({ TEMPORAL_CONFIG_FILE })).toEqual({ address: 'one.example.org:7233' })
    expect(readTemporalPlace(env)).toEqual({
      address,
      apiKey: 'of-the-file',
      tls: { serverNameOverride: 'inside.example.org' },
    })
    expect(readSettings(env)).toMatchObject({
      TEMPORAL_ADDRESS: address,
      TEMPORAL_NAMESPACE: 'pathways',
    })
    const more = { ...env, TEMPORAL_NAMESPACE: 'others', TEMPORAL_API_KEY: 'mine' }
    expect(readTemporalPlace(more)).toMatchObject({ address, apiKey: 'mine' })
    const beside = { DATABASE_URL: 'postgres://a@b/c', SMTP_URL: 'smtp://localhost' }
    expect(loadConfig('worker', { ...more, ...beside })).toMatchObject({
      temporalNamespace: 'others',
      temporal: { address, apiKey: 'mine' },
    })
  })

  it('is not that of a file of the user which nobody named', () => {
    const home = mkdtempSync(path.join(folder, 'home-'))
    mkdirSync(path.join(home, 'temporalio'))
    writeFileSync(
      path.join(home, 'temporalio', 'temporal.toml'),
      `[profile.default]\naddress = "${address}"\n`,
    )
    const env = { HOME: home, XDG_CONFIG_HOME: home, APPDATA: home }
    expect(readTemporalPlace({ ...env, TEMPORAL_PROFILE: 'default' })).toEqual({ address })
    const { TEMPORAL_ADDRESS } = readSettings(env)
    expect(TEMPORAL_ADDRESS).toBeUndefined()
  })
})

describe('what cannot be used', () => {
  const own = { TEMPORAL_ADDRESS: address }
  const toml = (text: string) => ({ TEMPORAL_CONFIG_FILE: file('wrong.toml', text) })
  it.each<[string, () => Record<string, string>, string, RegExp]>([
    [
      'a key for no server',
      () => ({ TEMPORAL_API_KEY: 'k' }),
      'TEMPORAL_API_KEY',
      /set TEMPORAL_ADDRESS/,
    ],
    ['TLS for no server', () => ({ TEMPORAL_TLS: 'true' }), 'TEMPORAL_TLS', /set TEMPORAL_ADDRESS/],
    [
      'a key in clear',
      () => ({ ...own, TEMPORAL_API_KEY: 'k', TEMPORAL_TLS: 'false' }),
      'TEMPORAL_TLS',
      /in clear/,
    ],
    [
      'a certificate without its key',
      () => ({ ...own, TEMPORAL_TLS_CLIENT_CERT_PATH: cert }),
      'TEMPORAL_TLS_CLIENT_KEY_PATH',
      /must be set/,
    ],
    [
      'a key without its certificate',
      () => ({ ...own, TEMPORAL_TLS_CLIENT_KEY_PATH: key }),
      'TEMPORAL_TLS_CLIENT_CERT_PATH',
      /must be set/,
    ],
    [
      'an authority that is not there',
      () => ({ ...own, TEMPORAL_TLS_SERVER_CA_CERT_PATH: '/nowhere' }),
      'TEMPORAL_TLS_SERVER_CA_CERT_PATH',
      /ENOENT/,
    ],
    [
      'an authority that is none',
      () => ({ ...own, TEMPORAL_TLS_SERVER_CA_CERT_PATH: file('x', 'x') }),
      'TEMPORAL_TLS_SERVER_CA_CERT_PATH',
      /not PEM/,
    ],
    [
      'a file that is not there',
      () => ({ TEMPORAL_CONFIG_FILE: '/nowhere' }),
      'TEMPORAL_CONFIG_FILE',
      /ENOENT/,
    ],
    [
      'a file with a misspelt key',
      () => toml(`[profile.default]\naddress = "a:1"\n[profile.default.tls]\nserver_ca = "x"\n`),
      'TEMPORAL_CONFIG_FILE',
      /server_ca/,
    ],
    [
      'a profile that is not there',
      () => ({ ...toml('[profile.default]\naddress = "a:1"\n'), TEMPORAL_PROFILE: 'other' }),
      'TEMPORAL_CONFIG_FILE',
      /'other'/,
    ],
    [
      'a file without an address',
      () => toml('[profile.default]\nnamespace = "aa"\n'),
      'TEMPORAL_ADDRESS',
      /neither/,
    ],
  ])('%s is said by its setting', (_, env, setting, message) => {
    expect(faultsOf(env())).toEqual([{ setting, message: expect.stringMatching(message) }])
  })

  it('says both names where a key is given as a file and as a text', () => {
    const twice = {
      ...own,
      TEMPORAL_TLS_SERVER_CA_CERT_PATH: cert,
      TEMPORAL_TLS_SERVER_CA_CERT_DATA: pem('CERTIFICATE'),
    }
    expect(faultsOf(twice).map(({ setting }) => setting)).toEqual([
      'TEMPORAL_TLS_SERVER_CA_CERT_PATH, TEMPORAL_TLS_SERVER_CA_CERT_DATA',
    ])
  })

  it('quotes no line of a file that cannot be understood', () => {
    const faults = faultsOf(toml('[profile.default]\napi_key = canary-of-a-key\n'))
    expect(faults).toEqual([
      { setting: 'TEMPORAL_CONFIG_FILE', message: 'cannot be understood as TOML (line 2).' },
    ])
  })
})
