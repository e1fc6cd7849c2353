// Proves that the keys of a data folder are made once, for their owner alone.
import { afterAll, describe, expect, it } from '@jest/globals'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createVerify, signToken } from '../../../api/auth/tokens.ts'
import { privateKeyIn, publicKeyOf } from '../../../api/auth/keys.ts'

const root = mkdtempSync(path.join(tmpdir(), 'throughline-keys-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const claims = {
  sub: 'x',
  agency: 'london-housing',
  access: [{ site: 'london', roles: ['agencyWorker' as const] }],
}

describe('the keys of a data folder', () => {
  it('are made once, whoever comes first', async () => {
    const folder = path.join(root, 'race')
    const keys = await Promise.all(Array.from({ length: 8 }, () => privateKeyIn(folder)))
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(1)
  })

  it('are only for their owner', async () => {
    const folder = path.join(root, 'modes')
    await privateKeyIn(folder)
    expect(statSync(path.join(folder, 'auth/key.json')).mode & 0o777).toBe(0o600)
    expect(statSync(path.join(folder, 'auth')).mode & 0o777).toBe(0o700)
  })

  it('check tokens by their public half', async () => {
    const key = await privateKeyIn(root)
    expect(publicKeyOf(key)).not.toHaveProperty('d')
    const config = { authJwksUrl: undefined, authIssuer: 'throughline', dataDir: root }
    const verify = await createVerify(config)
    expect(await verify(await signToken(key, 'throughline', claims, 1))).toMatchObject(claims)
    const other = await privateKeyIn(path.join(root, 'other'))
    await expect(verify(await signToken(other, 'throughline', claims, 1))).rejects.toMatchObject({
      status: 401,
    })
  })

  it('of a service that cannot be reached are no fault of the token', async () => {
    const config = {
      authJwksUrl: 'http://127.0.0.1:9/jwks.json',
      authIssuer: 'throughline',
      dataDir: root,
    }
    const verify = await createVerify(config)
    const token = await signToken(await privateKeyIn(root), 'throughline', claims, 1)
    await expect(verify(token)).rejects.toMatchObject({ status: 503 })
    await expect(verify('nonsense')).rejects.toMatchObject({ status: 401 })
  })
})
