import { flushCompileCache } from 'node:module'

/** Calls back once when the process that started this one is gone, however it died; never if no process listens to this one. */
export function onParentGone(callback: () => void): void {
  if (!process.connected) return
  process.once('disconnect', callback)
  process.channel?.unref() // the channel alone must not keep this process alive
}

/** Tells the process that started this one that it is ready, with a message. */
export function tellReady(facts: Readonly<Record<string, number | string>> = {}): void {
  if (process.connected) process.send?.({ ready: true, ...facts })
  flushCompileCache() // otherwise, if this process is killed, the next start compiles everything again
}

/** What one of our programs can lack that the process which started it may be able to provide. */
export type Need = 'namespace'

/** Tells the process that started this one what this one lacks; nothing if no process listens. */
export function tellNeed(need: Need): void {
  if (process.connected) process.send?.({ needs: need })
}

/** Resolves with the settings that the process which started this one sends when it may begin. Ends when that process does. */
export function untilBegun(): Promise<Readonly<Record<string, string>>> {
  const leave = () => process.exit(0)
  process.once('disconnect', leave)
  return new Promise((resolve) => {
    process.once('message', (word: { begin: Readonly<Record<string, string>> }) => {
      process.off('disconnect', leave)
      resolve(word.begin)
    })
  })
}
