// Proves that the command that makes a token prints one, or says what is wrong.
import { afterAll, describe, expect, it } from '@jest/globals'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createVerify } from '../../../api/auth/tokens.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-token-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Said> =>
  new Promise((resolve) => {
    const all = ['--disable-warning=ExperimentalWarning', 'scripts/token.ts', ...args]
    const options = { cwd: root, env: { PATH: process.env['PATH'], DATA_DIR: dataDir, ...env } }
    execFile(process.execPath, all, options, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })

describe('the command that makes a token', () => {
  it('prints only the token, with what was asked for', async () => {
    const args =
      '--role chair --role policeLead --site london --site kent --agency kent-police --sub me'
    const { code, out, err } = await run(args.split(' '))
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)
    const config = { authJwksUrl: undefined, authIssuer: 'throughline', dataDir }
    expect(await (await createVerify(config))(out.trim())).toMatchObject({
      sub: 'me',
      name: expect.stringMatching(/^[A-Z][a-z]+ [A-Z][a-z]+$/),
      agency: 'kent-police',
      access: [
        { site: 'london', roles: ['chair', 'policeLead'] },
        { site: 'kent', roles: ['chair', 'policeLead'] },
      ],
    })
  })

  it('says which roles are held at which site', async () => {
    const args = '--access london:agencyWorker --access kent:coordinator,chair --sub me'
    const { out } = await run(args.split(' '))
    const config = { authJwksUrl: undefined, authIssuer: 'throughline', dataDir }
    expect(await (await createVerify(config))(out.trim())).toMatchObject({
      access: [
        { site: 'london', roles: ['agencyWorker'] },
        { site: 'kent', roles: ['coordinator', 'chair'] },
      ],
    })
  })

  it.each<[string[], NodeJS.ProcessEnv, RegExp]>([
    [['--role', 'king'], {}, /^--role must be one of coordinator, .*\.\n$/],
    [['--site', 'London Town'], {}, /^--site must be the id of a site.*\.\n$/],
    [['--access', 'london'], {}, /^--role must be one of coordinator, .*\.\n$/],
    [['--access', 'london:chair', '--role', 'chair'], {}, /^Use either --access, or .*\.\n$/],
    [['--agency', 'Some Agency'], {}, /^--agency must be the id of an agency.*\.\n$/],
    [['--hours', 'many'], {}, /^--hours must be a whole number.*\.\n$/],
    [['--colour', 'red'], {}, /^Usage: .*\n$/],
    [[], { AUTH_JWKS_URL: 'https://login.example.org/jwks' }, /^AUTH_JWKS_URL is set.*\.\n$/],
  ])('with %j says in one sentence what is wrong', async (args, env, said) => {
    expect(await run(args, env)).toEqual({ code: 1, out: '', err: expect.stringMatching(said) })
  })
})
