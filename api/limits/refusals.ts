/** Of one caller, a refusal goes out at most so often: whoever sends the next request as soon as they have an answer is slowed down by it. */
const everyMs = 25
/** No refusal waits longer. */
const longestMs = 15_000
/** So many wait; beyond them a refusal goes out at once, since each holds a connection. */
const mostWaiting = 1000

/**
 * Gives what a refusal waits for before it goes out: those of one caller one after the other, the first at once. Four hundred
 * that went out together would come back together, and hold up everybody else's for as long as it takes to refuse them.
 */
export function refusalsOf(
  wait: (ms: number) => Promise<void> = pause,
  now: () => number = () => performance.now(),
): (who: string) => Promise<void> {
  const nextOf = new Map<string, number>()
  let waiting = 0
  const forgetOver = () => {
    for (const [who, next] of nextOf) if (next <= now()) nextOf.delete(who)
  }
  return async (who) => {
    const ms = Math.min(longestMs, Math.max(0, (nextOf.get(who) ?? 0) - now()))
    if (waiting >= mostWaiting) return
    if (nextOf.size >= mostWaiting) forgetOver()
    nextOf.set(who, now() + ms + everyMs)
    if (ms === 0) return
    waiting += 1
    await wait(ms)
    waiting -= 1
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
