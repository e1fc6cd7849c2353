// Proves that the application cannot touch what is in the audit log, and that whoever else does is found out.
import { createHash } from 'node:crypto'
import { afterAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { type Anchor, readHead, verifyChain } from '../../store/audit/chain.ts'
import { AuditLog } from '../../store/audit/log.ts'
import { createDatabase, patient, type TestDatabase } from '../support/database.ts'
import { openDatabase } from '../../store/database.ts'

/** A database with a chain of ten, which a superuser is let into. */
async function chainOfTen() {
  const made = await createDatabase()
  const log = new AuditLog(made.url, patient(1))
  for (let n = 1; n <= 10; n++)
    await log.append({ at: n * 1000, kind: 'read', what: `view ${n}`, pathways: [`pw${n}`] })
  await log.stop()
  const database = openDatabase(made.url, patient(2))
  const url = new URL(process.env['THROUGHLINE_TEST_CLUSTER'] ?? '')
  url.pathname = new URL(made.url).pathname
  const superuser = new pg.Client({ connectionString: url.href })
  await superuser.connect()
  opened.push({ made, close: async () => Promise.all([database.destroy(), superuser.end()]) })
  return { database, superuser, url: made.url }
}

const opened: { made: TestDatabase; close: () => Promise<unknown> }[] = []
afterAll(async () => {
  for (const { made, close } of opened) {
    await close()
    await made.drop()
  }
})

describe('the account of the application', () => {
  it('reads and appends, and can do nothing else', async () => {
    const { url } = await chainOfTen()
    const application = new pg.Client({ connectionString: url })
    await application.connect()
    const body = '{"at":1,"kind":"read","what":"x"}'
    await application.query('select audit_append($1)', [[body]])
    expect((await application.query('select from audit')).rowCount).toBe(11)
    const attacks = [
      `update audit set body = '{}'`,
      `delete from audit where n = 5`,
      'truncate audit',
      `insert into audit (n, real, body, digest) values (12, now(), '${body}', '')`,
      'update audit_head set n = 5',
      'delete from audit_head',
      'alter table audit disable trigger all',
      'drop trigger audit_stays on audit',
      'drop table audit',
      'alter table audit owner to throughline',
      `set session_replication_role = 'replica'`,
      `create or replace function audit_append(entries text[]) returns bigint language sql as 'select 1'`,
      'set role throughline_audit',
      'set session authorization throughline_audit',
    ]
    for (const attack of attacks)
      await expect(application.query(attack)).rejects.toMatchObject({
        code: expect.stringMatching(/^42/),
      })
    await application.end()
  })
})

it('whoever has more rights must first take the walls down', async () => {
  const { superuser } = await chainOfTen()
  for (const attack of [
    `update audit set real = now()`,
    'delete from audit',
    'truncate audit, audit_head',
  ])
    await expect(superuser.query(attack)).rejects.toThrow(/only ever appended to/)
})

describe('a chain that was not touched', () => {
  it('is right, and so is what is appended later', async () => {
    const { database } = await chainOfTen()
    const { last } = await readHead(database)
    const anchor: Anchor = { ...last, at: 'now' }
    expect(await verifyChain(database, [anchor])).toEqual({ count: 10, last })
  })
})

describe('a superuser is found out who', () => {
  it.each([
    [
      'changes an entry',
      `update audit set body = replace(body, 'view 5', 'view 6') where n = 5`,
      5,
      'changed',
    ],
    [
      'changes when it was entered',
      `update audit set real = real + interval '1 hour' where n = 5`,
      5,
      'changed',
    ],
    ['removes an entry', 'delete from audit where n = 5', 5, 'missing'],
    ['removes the first', 'delete from audit where n = 1', 1, 'missing'],
    ['removes the end', 'delete from audit where n > 8', 8, 'cut'],
    [
      'removes the end and says so in the head',
      `delete from audit where n > 8; update audit_head set n = 8, digest = (select digest from audit where n = 8)`,
      8,
      'cut',
    ],
    [
      'puts an entry in',
      `alter table audit drop constraint audit_pkey; insert into audit (n, real, body, digest) select 4, real, body, digest from audit where n = 4`,
      5,
      'missing',
    ],
    [
      'puts an entry at the end',
      `insert into audit (n, real, body, digest) select 11, real, body, digest from audit where n = 10`,
      11,
      'beyond',
    ],
    [
      'hides an entry from those who look for it',
      `alter table audit alter column pathways drop expression; update audit set pathways = '{}' where n = 5`,
      5,
      'column',
    ],
  ] as const)('%s', async (_, attack, n, fault) => {
    const { database, superuser } = await chainOfTen()
    const anchor: Anchor = { ...(await readHead(database)).last, at: 'before' }
    await superuser.query('alter table audit disable trigger all')
    await superuser.query('alter table audit_head disable trigger all')
    await superuser.query(attack)
    expect((await verifyChain(database, [anchor])).fault).toEqual({ n, fault })
  })

  it('makes the whole chain again from an entry on, if its end was written down elsewhere', async () => {
    const { database, superuser } = await chainOfTen()
    const anchor: Anchor = { ...(await readHead(database)).last, at: 'before' }
    await superuser.query('alter table audit disable trigger all')
    const select =
      'select n::int, (extract(epoch from real) * 1000)::bigint::text as real, body, digest from audit order by n'
    const { rows } = await superuser.query<{
      n: number
      real: string
      body: string
      digest: Buffer
    }>(select)
    let digest = rows[3]!.digest
    for (const { n, real, body } of rows.slice(4)) {
      const other = body.replace('view', 'another view')
      digest = createHash('sha256')
        .update(digest)
        .update(`${n} ${Number(real)} ${other}`)
        .digest()
      await superuser.query('update audit set body = $1, digest = $2 where n = $3', [
        other,
        digest,
        n,
      ])
    }
    await superuser.query('update audit_head set digest = $1', [digest])
    expect((await verifyChain(database, [])).fault).toBeUndefined() // alone, the chain cannot tell
    expect((await verifyChain(database, [anchor])).fault).toEqual({ n: 10, fault: 'anchor' })
  })
})
