import { randomBytes } from 'node:crypto'
import { newKey, open, seal } from './cipher.ts'
import { type Keyring, KeyMissing } from './keyring.ts'

/** Outer keys by their names, base64, and which of them wraps. */
export interface Ring {
  readonly current: string
  readonly keys: Readonly<Record<string, string>>
}

/** A ring with another key that wraps from now on; those of `before` can still unwrap. */
export function ringWithNew(before?: Ring): Ring {
  const current = randomBytes(8).toString('hex')
  return { current, keys: { ...before?.keys, [current]: newKey().toString('base64') } }
}

/** The keyring of a ring that is read each time it is needed. */
export function keyringOf(read: () => Ring): Keyring {
  return {
    wrap: async (keys) => {
      const ring = read()
      return keys.map((key) => {
        return { outer: ring.current, wrapped: seal(keyIn(ring, ring.current), ring.current, key) }
      })
    },
    unwrap: async (wrapped) => {
      const ring = read()
      return wrapped.map((one) => open(keyIn(ring, one.outer), one.outer, one.wrapped))
    },
  }
}

function keyIn({ keys }: Ring, outer: string): Buffer {
  const key = keys[outer]
  if (key === undefined) throw new KeyMissing(`the key ${outer} is not there`)
  return Buffer.from(key, 'base64')
}

/** A keyring that is forgotten with its process, for systems that are. */
export function passingKeyring(): Keyring {
  const ring = ringWithNew()
  return keyringOf(() => ring)
}
