// Proves that docker-compose.yml gives each service the secrets that it needs, from files that a script makes.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { compose, ours, services, text } from './compose-file.ts'
import { readSettings } from '../../../platform/config.ts'

/** Runs the script that makes the secrets, as a copy in a folder of its own. */
function madeSecrets(
  env: NodeJS.ProcessEnv = {},
  folder = mkdtempSync(path.join(tmpdir(), 'secrets-')),
) {
  cpSync('docker/secrets.sh', path.join(folder, 'secrets.sh'))
  execFileSync(path.join(folder, 'secrets.sh'), { env: { PATH: '/usr/bin:/bin', ...env } })
  const at = path.join(folder, 'secrets')
  const read = (name: string) => readFileSync(path.join(at, name), 'utf8')
  return { folder, at, made: readdirSync(at).sort(), read }
}

describe('docker/secrets.sh', () => {
  it('makes passwords and addresses with them, once, for their owner alone', () => {
    const { folder, at, made, read } = madeSecrets()
    try {
      expect(statSync(at).mode & 0o777).toBe(0o700)
      expect(read('application-password')).toMatch(/^[0-9a-f]{48}$/)
      expect(read('database-url')).toContain(`throughline:${read('application-password')}@`)
      expect(read('migration-database-url')).toContain(
        `throughline_owner:${read('owner-password')}@`,
      )
      expect(read('temporal.env')).toBe(`POSTGRES_PWD=${read('temporal-password')}`)
      expect(new Set(made.filter((name) => name.endsWith('password')).map(read)).size).toBe(4)
      const before = made.map(read)
      expect(madeSecrets({ SMTP_URL: 'smtps://other' }, folder).made.map(read)).toEqual(before)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('takes the passwords of an installation that has them', () => {
    const { folder, read } = madeSecrets({ THROUGHLINE_DB_PASSWORD: 'of-old' })
    expect(read('database-url')).toContain('throughline:of-old@')
    rmSync(folder, { recursive: true })
  })
})

describe('docker-compose.yml', () => {
  it('has no secret in it: whatever is one is a file that the script makes', () => {
    const { folder, made } = madeSecrets()
    try {
      for (const [, { environment }] of services)
        for (const name of Object.keys(environment))
          expect(name).not.toMatch(/(PASSWORD|PWD|SECRET|TOKEN|KEY|(DATABASE|SMTP)_URL)$/)
      expect([...text.matchAll(/:\/\/[^/\s]*@/g)]).toEqual([])
      const files = Object.entries(compose.secrets).map(([name, { file }]) => {
        expect(file).toBe(`./docker/secrets/${name}`)
        return name
      })
      expect([...files, 'temporal.env'].sort()).toEqual(made)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('gives each service the secrets that it needs, and no other', () => {
    const held = Object.fromEntries(services.map(([name, { secrets }]) => [name, secrets]))
    expect(held).toEqual({
      postgres: [
        'postgres-password',
        'application-password',
        'owner-password',
        'temporal-password',
      ],
      'temporal-schema': ['temporal-password'],
      temporal: [],
      'temporal-ui': [],
      mail: [],
      migrate: ['database-url', 'migration-database-url'],
      'setup-temporal': [],
      ...Object.fromEntries(
        ['worker-1', 'worker-2'].map((name) => [name, ['database-url', 'smtp-url']]),
      ),
      ...Object.fromEntries(
        ['api-1', 'api-2'].map((name) => [
          name,
          ['database-url', 'metrics-token', 'sign-in-client-secret'],
        ]),
      ),
    })
    const withFile = services.filter(([, { env_file: files }]) => files.length > 0)
    expect(withFile.map(([name, { env_file: files }]) => [name, files])).toEqual([
      ['temporal', ['docker/secrets/temporal.env']],
    ])
  })

  it('names no file of a secret that the service does not have', () => {
    for (const [, { environment, secrets }] of services) {
      const files = Object.entries(environment).filter(([name]) => name.endsWith('_FILE'))
      for (const [, file] of files)
        expect(secrets.map((one) => `/run/secrets/${one}`)).toContain(file)
    }
  })
})

describe.each(ours)('our service %s', (_, one) => {
  it('takes the settings as they are filled in by default', () => {
    const { folder } = madeSecrets()
    try {
      const filled = Object.entries(one.environment).map(([name, value]): [string, string] => [
        name,
        value
          .replace(/\$\{[A-Z_]+:-([^}]*)\}/g, '$1')
          .replace('/run/secrets', path.join(folder, 'secrets')),
      ])
      expect(() => readSettings(Object.fromEntries(filled))).not.toThrow()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
