import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { CompactSign, compactVerify, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'

/** The signature of whatever is signed here. */
export const algorithm = 'ES256'

/** A private key of a folder. Whoever comes first makes it, and only its owner may read it. */
export async function privateKeyOf(dataDir: string, name: string): Promise<JWK> {
  const folder = path.join(dataDir, name)
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
  if (!kept) throw new Error(`the key in ${folder} could not be read`)
  return kept
}

/** The public half of a key, with what a check needs to know. */
export function publicKeyOf({ kty, crv, x, y, kid }: JWK): JWK {
  return Object.fromEntries(
    Object.entries({ kty, crv, x, y, kid, alg: algorithm, use: 'sig' }).filter(
      ([, value]) => value,
    ),
  )
}

/** A detached signature of a text (RFC 7515, appendix F): without the text itself between its dots. */
export async function signDetached(key: JWK, text: string): Promise<string> {
  const jws = await new CompactSign(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: algorithm, ...(key.kid ? { kid: key.kid } : {}) })
    .sign(await importJWK(key, algorithm))
  const [header, , signature] = jws.split('.')
  return `${header}..${signature}`
}

/** Whether a detached signature is that of this text by this key. */
export async function isSignedBy(key: JWK, text: string, detached: string): Promise<boolean> {
  const [header = '', , signature = ''] = detached.split('.')
  const payload = Buffer.from(text).toString('base64url')
  const checked = compactVerify(
    `${header}.${payload}.${signature}`,
    await importJWK(publicKeyOf(key), algorithm),
    { algorithms: [algorithm] },
  )
  return checked.then(
    () => true,
    () => false,
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
