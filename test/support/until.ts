import { setTimeout as pause } from 'node:timers/promises'

/** How long a test waits for what must come: much longer than that takes, also on a busy machine. */
export const longEnoughMs = 120_000

/** Settles when the claim is true; fails when it still is not after the time given. */
export async function until(
  claim: () => boolean | Promise<boolean>,
  withinMs = longEnoughMs,
): Promise<void> {
  const end = performance.now() + withinMs
  while (!(await claim())) {
    if (performance.now() > end) throw new Error(`Not within ${withinMs} ms: ${claim.toString()}`)
    await pause(25)
  }
}
