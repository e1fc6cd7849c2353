// Proves that the store finds by each key what it should.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type RawBuilder, sql } from 'kysely'
import { startApi, type TestApi } from '../support/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.stop())

const id = '00000000-0000-4000-8000-000000000000'

const lookups: Readonly<Record<string, RawBuilder<unknown>>> = {
  'the records of a person': sql`select * from person_records where person = ${id}`,
  'the records of a victim': sql`select * from victim_records where victim = ${id}`,
  'by what a person is found': sql`select * from match_keys where key = any(${['x']}::text[])`,
  'the pathways of a person': sql`select * from pathways where person = ${id}`,
  'the pathways of a victim': sql`select * from pathways where victim = ${id}`,
  'who was found to be somebody': sql`select * from person_merges where person = ${id}`,
  'who somebody was found to be': sql`select * from person_merges where was = ${id}`,
  'the words of a pathway': sql`select * from words where pathway = 'x'`,
  'what is owed on a pathway': sql`select * from obligations where pathway = 'x'`,
  'what is owed at a site': sql`select * from obligations where outcome is null and site = 'x' order by due, id`,
  'the notices of a pathway': sql`select * from notices where pathway = 'x'`,
  'the stub at a site': sql`select * from transfer_stubs where pathway = 'x' and site = 'y'`,
  'the drafts of an agency': sql`select * from drafts where agency = 'x' order by changed_at desc, id desc`,
  'drafts of some age': sql`select * from drafts where changed_at <= now()`,
  'alarms that have passed': sql`select * from entities where alarm_at < now()`,
  'what happened on a pathway': sql`select * from events where kind = 'pathway' and entity = 'x' and seq > 3`,
  'what waits to be judged': sql`select * from inbox where kind = 'pathway' and entity = 'x' and outcome is null order by n`,
  'commands at fault': sql`select * from inbox where kind = 'pathway' and entity = 'x' and result = 'faulted'`,
  'entities whose own rule fails': sql`select kind, id from entities where trouble_since is not null`,
  'entities that have not ended': sql`select kind, id from entities where not ended`,
  'messages of an agency under way': sql`select * from messages where agency = 'x' and outcome = 'sending'`,
  'what was erased': sql`select * from erasures where pathway = 'x'`,
}

it.each(Object.entries(lookups))('%s: an index leads there', async (_, query) => {
  const plan = await api.database.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx) // the tables are empty, and not worth an index
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(tx)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  expect(plan).not.toContain('Seq Scan')
})
