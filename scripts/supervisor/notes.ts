const retryMs = 1000

/**
 * Keeps files true that say what runs. What cannot be written, as on a full disk, must not end what it is about: it is said
 * once, and tried until it is written.
 */
export class Notes {
  readonly #write: () => void
  readonly #troubled: (error: unknown) => void
  #retry: NodeJS.Timeout | undefined
  #failing = false

  /** `write` puts down all that is so at the moment. */
  constructor(write: () => void, troubled: (error: unknown) => void) {
    this.#write = write
    this.#troubled = troubled
  }

  /** Writes now, or as soon as it can be done. Never throws. */
  put(): void {
    clearTimeout(this.#retry)
    try {
      this.#write()
      this.#failing = false
    } catch (error) {
      if (!this.#failing) this.#troubled(error)
      this.#failing = true
      this.#retry = setTimeout(() => this.put(), retryMs)
      this.#retry.unref()
    }
  }

  /** Tries no more. */
  end(): void {
    clearTimeout(this.#retry)
  }
}
