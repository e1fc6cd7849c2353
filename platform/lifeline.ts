import { flushCompileCache } from 'node:module'

/** Calls back once when the process that started this one is gone, however it died; never when nobody waits for this one. */
export function onParentGone(callback: () => void): void {
  if (!process.connected) return
  process.once('disconnect', callback)
  process.channel?.unref() // the line alone is no reason to stay alive
}

/** Tells the process that started this one that it is ready for work, with what it has to say. */
export function tellReady(facts: Readonly<Record<string, number | string>> = {}): void {
  if (process.connected) process.send?.({ ready: true, ...facts })
  flushCompileCache() // or the next start would compile all of it again, should this process be killed
}

/** Settles with the settings that the process that started this one sends when it may begin; ends with that one. */
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
