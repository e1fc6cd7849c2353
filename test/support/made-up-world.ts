import { sql } from 'kysely'
import { pino } from 'pino'
import { makeUp } from '../../scripts/demo/make.ts'
import { nameOf, testKeyring, urlOf } from './database.ts'
import { startApi, type TestApi } from './api.ts'
import { startSmtp } from './smtp.ts'

/** An API over so many made-up lives, in every stage, as a rehearsal shows them; its clock stands at their present. */
export async function startMadeUp(size: number): Promise<TestApi> {
  const api = await startApi()
  const smtp = await startSmtp()
  try {
    api.clock.now = await makeUp({
      size,
      speed: 1,
      keyring: testKeyring,
      databaseUrl: urlOf(await nameOf(api.database)),
      smtpUrl: smtp.url,
      publicUrl: 'http://localhost:3000',
      mailFrom: 'Throughline <throughline@example.org>',
      authIssuer: 'throughline',
      log: pino({ level: 'silent' }),
    })
  } finally {
    await smtp.down()
  }
  return api
}

/** One pathway of London's in each stage that has some, the one with the most to show. */
export async function onePerStage({ database }: TestApi): Promise<Map<string, string>> {
  const { rows } = await sql<{ stage: string; id: string }>`
    select distinct on (p.stage) p.stage, p.id from pathways p
    where p.site = 'london'
    order by p.stage, (select count(*) from events e where e.entity = p.id) desc`.execute(database)
  return new Map(rows.map(({ stage, id }) => [stage, id]))
}
