import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { exportJWK, generateKeyPair, type JWK } from 'jose'

/** The signature of tokens made here. */
export const algorithm = 'ES256'

/** The private key of a data folder, for making tokens. Whoever comes first makes it, and only its owner may read it. */
export async function privateKeyIn(dataDir: string): Promise<JWK> {
  const folder = path.join(dataDir, 'auth')
  const file = path.join(folder, 'key.json')
  const present = read(file)
  if (present) return present
  mkdirSync(dataDir, { recursive: true }) // others have their own parts of it
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const part = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true })
  const jwk = { ...(await exportJWK(privateKey)), kid: randomBytes(8).toString('hex') }
  writeFileSync(part, JSON.stringify(jwk), { mode: 0o600, flag: 'wx' })
  try {
    linkSync(part, file) // fails where another was quicker; a rename would take its key away
  } catch (error) {
    if (!read(file)) throw error
  } finally {
    rmSync(part, { force: true })
  }
  const kept = read(file)
  if (!kept) throw new Error('the key that signs tokens could not be read')
  return kept
}

/** The public half, for checking tokens. */
export function publicKeyOf({ kty, crv, x, y, kid }: JWK): JWK {
  return Object.fromEntries(
    Object.entries({ kty, crv, x, y, kid, alg: algorithm, use: 'sig' }).filter(
      ([, value]) => value,
    ),
  )
}

function read(file: string): JWK | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JWK // written by this function and by nobody else
  } catch (error) {
    const code = typeof error === 'object' && error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') return undefined
    throw error
  }
}
