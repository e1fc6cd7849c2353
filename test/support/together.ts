import { expect } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import type { Database } from '../../store/database.ts'
import type { TestApi } from './api.ts'
import { until } from './until.ts'

/** A command with the token of its sender. */
type Sent = readonly [name: string, token: string, body: object]

/** How many commands to pathways wait to be judged. Of a match elsewhere a pathway hears by the warden, which is not here. */
export async function unjudged({ database }: TestApi): Promise<number> {
  const waiting = await database
    .selectFrom('inbox')
    .select('id')
    .where('kind', '=', 'pathway')
    .where('name', '!=', 'hear-of-match')
    .where('outcome', 'is', null)
    .execute()
  return waiting.length
}

/** How many commands of any kind of entity wait to be judged; quiet ones do not count. */
export async function unheard({ database }: { readonly database: Database }): Promise<number> {
  const waiting = await database
    .selectFrom('inbox')
    .select('id')
    .where((eb) => eb.and({ outcome: null, quiet: false }))
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
