/** An answer of the API, with when it was asked for and when it came. */
export interface Answer {
  readonly status: number
  readonly text: string
  readonly sentAt: number
  readonly at: number
}

const patienceMs = 10_000

/** Speaks HTTP to a system that may be down at any moment. Without an answer the result is undefined. */
export class Client {
  readonly #base: string
  /** How many answers of each status came, and how many requests had none. */
  readonly statuses = new Map<number | 'none', number>()

  constructor(port: number) {
    this.#base = `http://127.0.0.1:${port}`
  }

  get(path: string, token: string): Promise<Answer | undefined> {
    return this.#ask(path, { headers: { authorization: `Bearer ${token}` } })
  }

  /** Sends a command under its key. */
  post(path: string, token: string, key: string, body: object): Promise<Answer | undefined> {
    return this.#ask(path, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'idempotency-key': key,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    })
  }

  async #ask(path: string, init: RequestInit): Promise<Answer | undefined> {
    const sentAt = performance.now()
    try {
      const signal = AbortSignal.timeout(patienceMs)
      const response = await fetch(`${this.#base}${path}`, { ...init, signal })
      const text = await response.text()
      this.#count(response.status)
      return { status: response.status, text, sentAt, at: performance.now() }
    } catch {
      this.#count('none') // the connection died: whether anything was stored is not known
      return undefined
    }
  }

  #count(status: number | 'none'): void {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1)
  }
}
