import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Cursor } from '../store/reads/page.ts'

/** What a cursor is good for: one list, for one reader, asked in one way. */
export interface CursorUse {
  readonly list: string
  /** The id of whoever reads it. */
  readonly reader: string
  /** What it was asked with, besides how many and from where on. */
  readonly query: Readonly<Record<string, unknown>>
}

/** Seals where a page ended, and opens what it sealed. */
export interface CursorSeal {
  readonly seal: (cursor: Cursor) => string
  /** Undefined for what it did not seal: of another list, reader or question, changed, or made up. */
  readonly open: (text: string) => Cursor | undefined
}

const cipher = 'aes-256-gcm'
const keyBytes = 32
const ivBytes = 12
const tagBytes = 16

/**
 * The seal of a list's cursors. A cursor holds what its list is sorted by, which its reader need not be allowed to see, so
 * it is encrypted. The key is derived from the database's own secret, for each reader another: random nonces are safe for
 * 2^32 cursors of one key (NIST SP 800-38D, 8.3).
 */
export function cursorSeal(secret: string, { list, reader, query }: CursorUse): CursorSeal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `cursors of ${reader}`, keyBytes))
  const use = Buffer.from(JSON.stringify([list, Object.entries(query).filter(isAsked).sort()]))
  return {
    seal: ({ key: sortedBy, id }) => {
      const iv = randomBytes(ivBytes)
      const sealing = createCipheriv(cipher, key, iv).setAAD(use)
      const sealed = Buffer.concat([
        sealing.update(JSON.stringify([sortedBy, id])),
        sealing.final(),
      ])
      return Buffer.concat([iv, sealing.getAuthTag(), sealed]).toString('base64url')
    },
    open: (text) => {
      const sealed = Buffer.from(text, 'base64url')
      if (sealed.length <= ivBytes + tagBytes) return undefined
      try {
        const opening = createDecipheriv(cipher, key, sealed.subarray(0, ivBytes))
          .setAAD(use)
          .setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
        const [sortedBy, id] = sealedHere.parse(
          JSON.parse(
            opening.update(sealed.subarray(ivBytes + tagBytes), undefined, 'utf8') +
              opening.final('utf8'),
          ),
        )
        return { key: sortedBy, id }
      } catch {
        return undefined
      }
    },
  }
}

const isAsked = ([, value]: [string, unknown]): boolean => value !== undefined

const sealedHere = z.tuple([z.number(), z.string()])
