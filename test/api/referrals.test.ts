// Proves that a referral starts one pathway, however often the same is sent.
import { describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { referralExample } from '../support/examples.ts'
import { pathwayOf, ownApi } from '../support/api.ts'
import { asEngine } from '../support/words.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')

const refer = (body: unknown = referralExample, key = randomUUID(), token = coordinator) =>
  api.send('POST', '/api/referrals', token, body, { key })

describe('a referral', () => {
  it('starts a pathway and says where it is', async () => {
    const answer = await refer()
    expect(answer).toMatchObject({ status: 201, body: { stage: 'referral', outcome: 'done' } })
    expect(pathwayOf(answer)).toMatch(/^pw[0-9a-hjkmnp-tv-z]{12}$/)
    expect(answer.headers['location']).toBe(`/api/pathways/${pathwayOf(answer)}`)
  })

  it('sent five times at once under one key starts one pathway and gives one answer', async () => {
    const before = await counts()
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 5 }, () => refer(referralExample, key)))
    const again = await refer(referralExample, key)
    expect(new Set([...answers, again].map(({ text }) => text)).size).toBe(1)
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
    const after = await counts()
    expect(after).toEqual(
      Object.fromEntries(Object.entries(before).map(([k, n]) => [k, n + (k === 'words' ? 2 : 1)])),
    )
  })

  it('under a key that was used for anything else tells nothing', async () => {
    const key = randomUUID()
    await refer(referralExample, key)
    const other = await refer({ ...referralExample, urgent: true }, key)
    expect(other).toMatchObject({ status: 422, body: { code: 'key-used' } })
    const somebody = await api.token('coordinator', { sub: 'somebody-else' })
    expect((await refer(referralExample, key, somebody)).status).toBe(422)
  })

  it('keeps its words apart from its events and its command', async () => {
    const id = pathwayOf(await refer())
    const rows = await api.database
      .selectFrom('inbox')
      .selectAll()
      .where('entity', '=', id)
      .execute()
    const events = await api.database
      .selectFrom('events')
      .selectAll()
      .where('entity', '=', id)
      .execute()
    expect(events.length).toBeGreaterThan(2)
    expect(JSON.stringify([rows, events])).not.toMatch(/Alex|Robin|followed|bus stop|Weekdays/)
  })
})

async function counts(): Promise<Record<string, number>> {
  const tables = [
    'pathways',
    'people',
    'victims',
    'person_records',
    'victim_records',
    'words',
  ] as const
  return asEngine(api.database, async (tx) => {
    const found: Record<string, number> = {}
    for (const table of tables)
      found[table] = (await tx.selectFrom(table).selectAll().execute()).length
    return found
  })
}
