import { expect } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import type { TestApi } from './api.ts'
import { until } from './until.ts'

/** A command with the token of its sender. */
type Sent = readonly [name: string, token: string, body: object]

/** How many commands to pathways wait to be judged. */
export async function unjudged({ database }: TestApi): Promise<number> {
  const waiting = await database
    .selectFrom('inbox')
    .select('id')
    .where('kind', '=', 'pathway')
    .where('outcome', 'is', null)
    .execute()
  return waiting.length
}

/** Nothing is judged from now on, once everything that has come in already is. */
export async function stopEngine(api: TestApi): Promise<void> {
  await until(async () => (await unjudged(api)) === 0)
  api.engine = 'stopped'
}

/** Commands that are stored one after another and judged in one turn: what became of each, by the code where it was refused. */
export async function together(
  api: TestApi,
  pathway: string,
  sent: readonly Sent[],
): Promise<unknown[]> {
  await stopEngine(api)
  try {
    const keys: string[] = []
    for (const [name, token, body] of sent) {
      const key = randomUUID()
      keys.push(key)
      const url = `/api/pathways/${pathway}/commands/${name}`
      const { status } = await api.send('POST', url, token, body, { key })
      expect([name, status]).toEqual([name, 202])
    }
    await api.turn('pathway', pathway)
    return await Promise.all(
      sent.map(async ([, token], n) => {
        const { body } = await api.get(`/api/commands/${keys[n] ?? ''}`, token)
        return (body['problem'] as { code: string } | null)?.code ?? body['outcome']
      }),
    )
  } finally {
    api.engine = 'runs'
  }
}
