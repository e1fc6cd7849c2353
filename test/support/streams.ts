/** A browser's stream over the network: what it was told so far. */
export async function streamOf(who: string, origin: string, path: string) {
  const stop = new AbortController()
  const port = new URL(origin).port
  const answer = await fetch(`${origin}${path}/stream`, {
    headers: { cookie: `throughline-session-${port}=${who}` },
    signal: stop.signal,
  })
  let told = ''
  const reading = (async () => {
    for await (const chunk of answer.body ?? []) told += Buffer.from(chunk).toString()
  })().catch(() => undefined) // it was closed
  return {
    status: answer.status,
    versions: () => [...told.matchAll(/^data: (\d+)$/gm)].map(([, version]) => Number(version)),
    told: () => told,
    ended: reading,
    close: async () => {
      stop.abort()
      await reading
    },
  }
}
