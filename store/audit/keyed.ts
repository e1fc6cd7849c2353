import { createHmac } from 'node:crypto'

/** What a digest is of: the same text as two things has two digests. */
export type Purpose = 'search' | 'address' | 'session'

/** A digest under the database's own secret: it can be compared, and tells the text to nobody who lacks the secret. */
export const keyedDigest = (secret: string, purpose: Purpose, text: string): string =>
  createHmac('sha256', secret)
    .update(`audit ${purpose}\0${purpose === 'search' ? plain(text) : text}`)
    .digest('base64url')
    .slice(0, 32)

/** What somebody looked for: the same however it was spaced, accented or capitalised. */
const plain = (term: string): string =>
  term.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim().replaceAll(/\s+/g, ' ')
