/** Time as the cases see it. What is not about cases (tokens, retries, the warden's minute) does not use it. */
export interface Clock {
  /** The present instant of the cases, in epoch milliseconds. Throws where a rehearsal's clock cannot be read. */
  now(): Promise<number>
  /** The real instant at which the cases' clock shows `at`. */
  engine(at: number): Promise<number>
  /** The cases' instant of so many real milliseconds ago. */
  ago(realMs: number): Promise<number>
  /** How many times faster than real time it runs. */
  readonly speed: number
  /** Releases what the clock holds. */
  stop(): void
}

/** The real time. */
export const realClock: Clock = {
  now: () => Promise.resolve(Date.now()),
  engine: (at) => Promise.resolve(at),
  ago: (realMs) => Promise.resolve(Date.now() - realMs),
  speed: 1,
  stop: () => undefined,
}

/** The one row from which every process of a rehearsal reads the same time. */
interface Rehearsal {
  /** The cases' instant at the real instant `anchor`. */
  readonly base: number
  readonly anchor: number
  /** No process shows a later instant than this: after a restart, none is behind what was written before it. */
  readonly bound: number
}

/** Renews the row: moves its bound ahead, and sets a new anchor if nobody has renewed it for a while. */
export type Renew = (real: number) => Promise<Rehearsal>

const renewEveryMs = 1000

/**
 * A clock that runs `speed` times as fast, the same in all processes. It stands still while nothing renews it, and then
 * continues from there: a system that was down has missed nothing.
 */
export function rehearsedClock(speed: number, renew: Renew): Clock {
  let row: Rehearsal | undefined
  let renewing: Promise<void> | undefined
  let latest = 0

  const refresh = (): Promise<void> => {
    renewing ??= renew(Date.now())
      .then((renewed) => {
        row = renewed
      })
      .finally(() => {
        renewing = undefined
      })
    return renewing
  }
  const timer = setInterval(() => void refresh().catch(() => undefined), renewEveryMs)
  timer.unref()

  const running = ({ base, anchor }: Rehearsal, real: number) => base + (real - anchor) * speed
  const fresh = async (): Promise<Rehearsal> => {
    if (!row || running(row, Date.now()) > row.bound) await refresh()
    if (!row) throw new Error('the rehearsed clock could not be read')
    return row
  }

  return {
    speed,
    async now() {
      const present = await fresh()
      latest = Math.max(latest, Math.floor(Math.min(running(present, Date.now()), present.bound)))
      return latest
    },
    async engine(at) {
      const { base, anchor } = await fresh()
      return Math.ceil(anchor + (at - base) / speed)
    },
    async ago(realMs) {
      return (await this.now()) - realMs * speed
    },
    stop: () => clearInterval(timer),
  }
}
