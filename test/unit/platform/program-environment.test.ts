// Proves that a program that is started gets the settings that it reads, and no secret that it does not need.
import { describe, expect, it } from '@jest/globals'
import { environmentFor, withSettings } from '../../../platform/program-environment.ts'
import { loadConfig } from '../../../platform/config.ts'
import { type Program, programSettings } from '../../../platform/settings/programs.ts'
import { secretSettings, settings } from '../../../platform/settings.ts'
import { settingTexts } from '../../support/settings.ts'

/** An environment in which everything is set, each secret in a file as well. */
const everything = {
  ...Object.fromEntries(settingTexts().map(({ name, value }) => [name, value])),
  ...Object.fromEntries(secretSettings.map((name) => [`${name}_FILE`, '/run/secrets/one'])),
  TEMPORAL_GRPC_META_TENANT: 'one',
  PGSSLROOTCERT: 'ca.pem',
  PATH: '/usr/bin',
  HOME: '/home/one',
  CANARY_TOKEN: 'of something else',
  NODE_AUTH_TOKEN: 'of a registry',
}
const withoutCommand = Object.fromEntries(
  Object.entries(everything).filter(([name]) => name !== 'WORDS_KEY_COMMAND'),
)
const namesFor = (program: Program, env: Record<string, string> = withoutCommand) =>
  Object.keys(environmentFor(program, env))

/** Which secrets each program holds, by their own names. */
const held: Readonly<Record<Program, readonly string[]>> = {
  api: [
    'DATABASE_URL',
    'METRICS_TOKEN',
    'SIGN_IN_CLIENT_SECRET',
    'TEMPORAL_API_KEY',
    'TEMPORAL_TLS_CLIENT_KEY_DATA',
  ],
  worker: ['DATABASE_URL', 'SMTP_URL', 'TEMPORAL_API_KEY', 'TEMPORAL_TLS_CLIENT_KEY_DATA'],
  'sign-in': ['DATABASE_URL'],
  mailbox: ['SMTP_URL'],
  migrate: ['DATABASE_URL', 'MIGRATION_DATABASE_URL'],
  'setup-temporal': ['TEMPORAL_API_KEY', 'TEMPORAL_TLS_CLIENT_KEY_DATA'],
  versions: ['TEMPORAL_API_KEY', 'TEMPORAL_TLS_CLIENT_KEY_DATA'],
  token: ['DATABASE_URL'],
  'audit-verify': ['DATABASE_URL'],
  'rotate-keys': ['DATABASE_URL'],
  heal: ['DATABASE_URL', 'TEMPORAL_API_KEY', 'TEMPORAL_TLS_CLIENT_KEY_DATA'],
}
const programs = Object.keys(programSettings) as Program[] // its own keys

describe.each(programs)('%s', (program) => {
  it('holds the secrets that it needs, whichever way they are given, and no other', () => {
    const secrets = namesFor(program).filter((name) =>
      secretSettings.some((secret) => name === secret || name === `${secret}_FILE`),
    )
    expect(secrets.sort()).toEqual(held[program].flatMap((name) => [name, `${name}_FILE`]).sort())
  })

  it('gets what it takes to run, and nothing that belongs to others', () => {
    const names = namesFor(program)
    expect(names).toEqual(expect.arrayContaining(['PATH', 'HOME']))
    for (const other of ['CANARY_TOKEN', 'NODE_AUTH_TOKEN']) expect(names).not.toContain(other)
  })
})

it('gives those that ask a command for keys what that command may need, and no setting more', () => {
  const asks: Program[] = ['api', 'worker', 'migrate', 'rotate-keys', 'heal']
  for (const program of programs) {
    const names = namesFor(program, everything)
    expect({ program, passed: names.includes('CANARY_TOKEN') }).toEqual({
      program,
      passed: asks.includes(program),
    })
  }
  expect(namesFor('api', everything)).not.toContain('SMTP_URL')
  expect(namesFor('worker', everything)).not.toContain('SIGN_IN_CLIENT_SECRET_FILE')
})

it('gives what PostgreSQL and Temporal read beside their settings to those that reach them', () => {
  expect(namesFor('worker')).toEqual(
    expect.arrayContaining(['PGSSLROOTCERT', 'TEMPORAL_GRPC_META_TENANT']),
  )
  expect(namesFor('mailbox')).toEqual(
    expect.not.arrayContaining(['PGSSLROOTCERT', 'TEMPORAL_GRPC_META_TENANT']),
  )
})

it('puts a setting in the place of the file that named it', () => {
  const env = withSettings(
    { DATABASE_URL_FILE: '/run/secrets/one', PORT: '1' },
    { DATABASE_URL: 'x', PORT: '2' },
  )
  expect(env).toEqual({ DATABASE_URL_FILE: undefined, DATABASE_URL: 'x', PORT: '2' })
})

it('holds also for a program that is started by hand with everything set', () => {
  const env = {
    DATABASE_URL: 'postgres://user:word@db.example.org/throughline',
    TEMPORAL_ADDRESS: 'temporal.example.org:7233',
    SMTP_URL: 'smtp://user:canary@mail.example.org',
    SIGN_IN_ISSUER: 'https://login.example.org',
    SIGN_IN_CLIENT_SECRET: 'canary-of-sign-in',
  }
  expect(JSON.stringify(loadConfig('api', env))).not.toContain('user:canary')
  expect(JSON.stringify(loadConfig('worker', env))).not.toContain('canary-of-sign-in')
})

it('leaves no setting out: what no program reads is for the start alone', () => {
  const read: readonly string[] = programs.flatMap((program) => [...programSettings[program]])
  expect(Object.keys(settings.shape).filter((name) => !read.includes(name))).toEqual([
    'TEMPORAL_UI_PORT',
    'TEMPORAL_BIN',
    'SIGN_IN_PORT',
    'LOG_FILE_MEGABYTES',
    'LOG_FILES',
    'LOG_DAYS',
    'WORKERS',
  ])
})
