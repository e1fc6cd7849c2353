/** A data key as the database has it: wrapped by an outer key, which the database has not. */
export interface WrappedKey {
  /** The outer key's name. */
  readonly outer: string
  readonly wrapped: Buffer
}

/** The outer keys: they wrap the data keys with which words are sealed, and are kept outside the database. */
export interface Keyring {
  /** Wraps data keys with the present outer key. Throws where that cannot be reached. */
  wrap(keys: readonly Buffer[]): Promise<WrappedKey[]>
  /** The data keys again, in the same order. Throws KeyMissing where the outer key of one is not there. */
  unwrap(keys: readonly WrappedKey[]): Promise<Buffer[]>
}

/** An outer key is gone, or does not fit: what was sealed with it cannot be read. */
export class KeyMissing extends Error {
  override readonly name = 'KeyMissing'
}
