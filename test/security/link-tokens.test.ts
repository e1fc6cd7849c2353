// Proves that a link's token is in clear only in its message: not in the database, a log or a metric, then or later.
import { describe, expect, it } from '@jest/globals'
import { asEngine } from '../support/words.ts'
import type { Database } from '../../store/database.ts'
import { linkTargets, tokensIn } from '../support/links.ts'
import { ownApi } from '../support/api.ts'
import { ownPosting } from '../support/posting.ts'
import { signIn, visit } from '../support/pages.ts'
import { sql } from 'kysely'

const api = await ownApi()
const posting = await ownPosting(api)
const { database } = api

const opened = async (token: string) =>
  visit(api.app, await signIn(api, 'policeLead')).get(`/w/${token}/open`)

async function inTriage(): Promise<string> {
  const pathway = await api.refer()
  await api.done(pathway, 'accept-referral', await api.token('coordinator'))
  return pathway
}

describe('a token', () => {
  it('is another for each address', async () => {
    const about = await inTriage()
    const day = new Date(api.clock.now).toISOString().slice(0, 10)
    const cover = { role: 'policeLead', address: 'cover@example.org', firstDay: day, lastDay: day }
    const lead = await api.token('policeLead')
    await api.send('PUT', `/api/covers/${crypto.randomUUID()}`, lead, cover)
    const before = posting.smtp.messages.length
    await posting.remind(about, 'triage')
    const mails = posting.smtp.messages.slice(before)
    const tokens = mails.flatMap(({ text }) => tokensIn(text))
    expect([mails.length, new Set(tokens).size]).toEqual([2, 2])
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1)
    for (const token of tokens) expect((await opened(token)).status).toBe(303)
    await database.updateTable('covers').set({ ended_at: new Date() }).execute()
  })

  it('is the same when its message goes out again, and in clear nowhere in the database, then or later', async () => {
    const about = await inTriage()
    const obligationId = await posting.owedOn(about, 'triage')
    await posting.sendAll()
    await api.done(about, 'remind-now', await api.token('coordinator'), { obligationId })
    await posting.composed()
    const before = posting.smtp.messages.length
    const dying = { ...api.deps.clock, now: () => Promise.reject(new Error('killed')) }
    await expect(posting.sendAll({ clock: dying })).rejects.toThrow('killed')
    const [link = ''] = tokensIn(posting.smtp.messages.slice(before)[0]?.text)
    expect(link).not.toBe('')
    expect(await tablesWith(link)).toEqual([])
    const [again] = await posting.sendAll() // nobody had noted that it was accepted
    expect(again?.messageId).toBe(posting.smtp.messages[before]?.messageId)
    expect(tokensIn(again?.text)).toEqual([link])
    await opened(link)
    expect(await tablesWith(link)).toEqual([])
    const sealed = await database
      .selectFrom('links')
      .select('hash')
      .where('sealed', 'is not', null)
      .execute()
    expect(sealed).toEqual([])
  })

  it('is in no log and in no metric', async () => {
    const sent = new Set(posting.smtp.messages.flatMap(({ text }) => tokensIn(text)))
    expect(sent.size).toBeGreaterThan(2)
    const targetOf = await linkTargets(database)
    for (const each of sent) {
      expect(targetOf(each)).toMatch(/^pw/)
      await api.get(`/w/${each}`)
      await opened(each)
    }
    const metrics = (await api.get('/metrics')).text
    for (const each of sent) {
      expect(api.logged.join('')).not.toContain(each)
      expect(metrics).not.toContain(each)
    }
  })
})

/** The tables in which a text stands anywhere. */
const tablesWith = (text: string): Promise<string[]> =>
  asEngine(database, (tx) => tablesWithin(tx, text))

async function tablesWithin(tx: Database, text: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(tx)
  const found: string[] = []
  const hex = Buffer.from(text).toString('hex')
  for (const { name } of rows) {
    const { rows: hits } = await sql`
      select 1 from ${sql.table(name)} as t
      where t::text like ${`%${text}%`} or t::text like ${`%${hex}%`} limit 1`.execute(tx)
    if (hits.length > 0) found.push(name)
  }
  return found
}
