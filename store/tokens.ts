import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

/** A new token of a link: 128 random bits. */
export const newToken = (): string => randomBytes(16).toString('base64url')

/** What finds a token's row: the token itself is stored nowhere in clear. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

const cipher = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

/** The key under which tokens are sealed while their message is under way: from the database's secret, which is in none of their rows. */
export const sealingKey = (namespace: string): Buffer =>
  Buffer.from(hkdfSync('sha256', namespace, '', 'tokens of links', 32))

/** Seals a token. */
export function seal(key: Buffer, token: string): Buffer {
  const iv = randomBytes(ivBytes)
  const sealing = createCipheriv(cipher, key, iv)
  const sealed = Buffer.concat([sealing.update(token), sealing.final()])
  return Buffer.concat([iv, sealing.getAuthTag(), sealed])
}

/** A sealed token; throws if it was sealed under another key, or changed. */
export function unseal(key: Buffer, sealed: Buffer): string {
  const opening = createDecipheriv(cipher, key, sealed.subarray(0, ivBytes))
  opening.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
  const text = [opening.update(sealed.subarray(ivBytes + tagBytes)), opening.final()]
  return Buffer.concat(text).toString()
}
