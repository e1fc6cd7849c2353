// Proves that a link's token is in clear only in its message: not in the database, a log or a metric, then or later.
import { describe, expect, it } from '@jest/globals'
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
  it('is another for each address, and the same when a message goes out a second time', async () => {
    const about = await inTriage()
    const day = new Date(api.clock.now).toISOString().slice(0, 10)
    const cover = { role: 'policeLead', address: 'cover@example.org', firstDay: day, lastDay: day }
    const lead = await api.token('policeLead')
    await api.send('PUT', `/api/covers/${crypto.randomUUID()}`, lead, cover)
    await posting.sendAll()
    const obligationId = await posting.owedOn(about, 'triage')
    await api.done(about, 'remind-now', await api.token('coordinator'), { obligationId })
    await posting.composed()
    const before = posting.smtp.messages.length
    const dying = { ...api.deps.clock, now: () => Promise.reject(new Error('killed')) }
    // The mail server has accepted the first, but its process dies before that is noted.
    posting.smtp.behave((to) => (to.includes('cover') ? 'busy' : 'accepts'))
    await expect(posting.sendAll({ clock: dying })).rejects.toThrow()
    await database.deleteFrom('message_copies').execute()
    posting.smtp.behave('accepts')
    await posting.sendAll()
    const mails = posting.smtp.messages.slice(before)
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1)
    const [first, again, covered] = ['police-lead', 'police-lead', 'cover'].map((to, n) => {
      const those = mails.filter((mail) => JSON.stringify(mail.to).includes(to))
      return tokensIn(those[n === 1 ? 1 : 0]?.text)[0]
    })
    expect(again).toBe(first)
    expect(covered).toMatch(/^[\w-]{22}$/)
    expect(covered).not.toBe(first)
    for (const each of [first, covered]) expect((await opened(each ?? '')).status).toBe(303)
  })

  it('is nowhere in the database in clear, not while its message is under way nor after, and then nowhere at all', async () => {
    const about = await inTriage()
    const obligationId = await posting.owedOn(about, 'triage')
    await posting.sendAll()
    await api.done(about, 'remind-now', await api.token('coordinator'), { obligationId })
    await posting.composed()
    const before = posting.smtp.messages.length
    const dying = { ...api.deps.clock, now: () => Promise.reject(new Error('killed')) }
    await database.updateTable('covers').set({ ended_at: new Date() }).execute()
    await expect(posting.sendAll({ clock: dying })).rejects.toThrow('killed')
    const [link = ''] = tokensIn(posting.smtp.messages.slice(before)[0]?.text)
    expect(link).not.toBe('')
    expect(await tablesWith(link)).toEqual([])
    await posting.sendAll()
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
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(database)
  const found: string[] = []
  const hex = Buffer.from(text).toString('hex')
  for (const { name } of rows) {
    const { rows: hits } = await sql`
      select 1 from ${sql.table(name)} as t
      where t::text like ${`%${text}%`} or t::text like ${`%${hex}%`} limit 1`.execute(database)
    if (hits.length > 0) found.push(name)
  }
  return found
}
