/** Calls back once when the process that started this one is gone, however it died; never when nobody waits for this one. */
export function onParentGone(callback: () => void): void {
  if (!process.connected) return
  process.once('disconnect', callback)
  process.channel?.unref() // the line alone is no reason to stay alive
}

/** Tells the process that started this one that it is ready for work, with what it has to say. */
export function tellReady(facts: Readonly<Record<string, number | string>> = {}): void {
  if (process.connected) process.send?.({ ready: true, ...facts })
}
