import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit'

/** How many requests of one caller there were in the present window with this one, and for how long it goes on. */
interface Counted {
  readonly current: number
  /** Milliseconds. */
  readonly ttl: number
}

/** Counts one more request of a caller; a window begins with the first after the one before it. */
export type CountRequest = (who: string, windowMs: number) => Promise<Counted>

/** Counts, as the package asks for them. */
export function countingIn(count: CountRequest): FastifyRateLimitStoreCtor {
  return class Counting implements FastifyRateLimitStore {
    incr(...[key, callback, windowMs]: Parameters<FastifyRateLimitStore['incr']>): void {
      count(key, windowMs).then(
        (counted) => callback(null, counted),
        (error: unknown) => callback(error instanceof Error ? error : new Error('not counted')),
      )
    }

    child(): FastifyRateLimitStore {
      return this
    }
  }
}

/** So many callers are known at once; beyond them, who came first is forgotten first. */
const mostCallers = 50_000

/**
 * Counts in the memory of this process. The package's own store gives everybody who asks in the same moment the same count,
 * the last of them, and so refuses those who came within the budget, too.
 */
export function countInMemory(now: () => number = Date.now): CountRequest {
  const windows = new Map<string, { count: number; readonly until: number }>()
  return async (who, windowMs) => {
    const at = now()
    const open = windows.get(who)
    const window = open && open.until > at ? open : { count: 0, until: at + windowMs }
    window.count += 1
    if (window !== open) {
      windows.delete(who) // to the end of the order
      windows.set(who, window)
      if (windows.size > mostCallers) windows.delete(windows.keys().next().value ?? who)
    }
    return { current: window.count, ttl: window.until - at }
  }
}
