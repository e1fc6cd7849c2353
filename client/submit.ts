import { type Outcome } from '../domain/turn.ts'

/** How long a caller waits for an outcome before it is told that the command is stored, in real milliseconds. */
export const patienceMs = 3000

type Stored<Kept> = { readonly kept: Kept; readonly outcome?: Outcome; readonly judge: boolean }

/** What the way of a command needs: somebody who hears, somebody who stores, somebody who wakes. */
export interface SubmitPorts<Kept> {
  readonly wait: () => { readonly outcome: Promise<Outcome>; readonly leave: () => void }
  /** Stores the command once; `judge` is false where there is nothing to wait for. Throws where nothing could be stored. */
  readonly keep: () => Promise<Stored<Kept>>
  readonly wake: (kept: Kept) => Promise<void>
  readonly read: () => Promise<Outcome | undefined>
  readonly patienceMs?: number
}

export interface Submitted<Kept> {
  readonly kept: Kept
  /** Absent where the command is stored and not judged yet: it will be as soon as the engine is back. */
  readonly outcome?: Outcome
}

/**
 * The way of a command: register to hear, store, wake, wait. Waking may fail, for what is stored is judged in any case
 * once the warden or the next signal finds it. Throws only what storing throws.
 */
export async function submit<Kept>(ports: SubmitPorts<Kept>): Promise<Submitted<Kept>> {
  const began = Date.now()
  const waiting = ports.wait()
  try {
    const { kept, outcome, judge } = await ports.keep()
    if (outcome) return { kept, outcome }
    if (!judge) return { kept }
    void ports.wake(kept).catch(() => undefined)
    const left = (ports.patienceMs ?? patienceMs) - (Date.now() - began)
    const heard =
      (await within(left, waiting.outcome)) ?? (await ports.read().catch(() => undefined))
    return heard ? { kept, outcome: heard } : { kept }
  } finally {
    waiting.leave()
  }
}

/** The promise's value, or undefined after so many milliseconds: a deadline of our own, for the engine's is not sharp. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), Math.max(0, ms))
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
