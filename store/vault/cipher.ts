import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { KeyMissing } from './keyring.ts'

const algorithm = 'aes-256-gcm'
/** Which way of sealing it is: the first byte of what was sealed. */
const version = 1
const nonceBytes = 12
const tagBytes = 16
const headBytes = 1 + nonceBytes + tagBytes

/** How many bytes a key has. */
const keyBytes = 32

/** A new key. */
export const newKey = (): Buffer => randomBytes(keyBytes)

/** Seals with AES-256-GCM (NIST SP 800-38D), bound to a place: what is copied to another cannot be opened there. */
export function seal(key: Buffer, place: string, plain: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(place))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), sealed])
}

/** Opens what was sealed for this place. Throws KeyMissing where key, place or content are others. */
export function open(key: Buffer, place: string, sealed: Buffer): Buffer {
  if (sealed[0] !== version || sealed.length < headBytes)
    throw new KeyMissing('it was sealed in no known way')
  const nonce = sealed.subarray(1, 1 + nonceBytes)
  const tag = sealed.subarray(1 + nonceBytes, headBytes)
  const options = { authTagLength: tagBytes }
  const decipher = createDecipheriv(algorithm, key, nonce, options)
  decipher.setAAD(Buffer.from(place)).setAuthTag(tag)
  try {
    return Buffer.concat([decipher.update(sealed.subarray(headBytes)), decipher.final()])
  } catch {
    throw new KeyMissing('it was sealed with another key, for another place, or was changed')
  }
}
