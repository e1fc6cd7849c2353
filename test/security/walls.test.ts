// Proves that PostgreSQL itself gives no word beyond the sites and classes of a transaction, whatever a query asks for.
// A condition forgotten in the application, or a connection used again, shows nothing of another site.
import { describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { asEngine } from '../support/words.ts'
import { asOwner, patient, testKeyring } from '../support/database.ts'
import { contactMade, referralExample } from '../support/examples.ts'
import { look } from '../../app/access/look.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { ownApi, pathwayOf } from '../support/api.ts'
import { reachableBy } from '../../domain/words-wall.ts'
import { type Reach, within } from '../../store/reach.ts'
import { riskCommands } from '../../domain/pathway/commands/risk.ts'
import type { Role } from '../../domain/codes.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')
const tables = [
  'words',
  'person_records',
  'victim_records',
  'victim_keys',
  'match_keys',
  'drafts',
] as const

const referred = async (site: string, name: string) => {
  const token = await api.token('coordinator', { sites: [site] })
  const answer = await api.send('POST', '/api/referrals', token, {
    ...referralExample,
    site,
    referrer: {
      ...referralExample.referrer,
      agency: site === 'london' ? referralExample.referrer.agency : `${site}-council`,
    },
    person: { ...referralExample.person, name: `Person of ${name}` },
    victim: { ...referralExample.victim, name: `Victim of ${name}` },
  })
  expect(answer.status).toBe(201)
  await api.send('POST', '/api/drafts', token, { site, concern: { summary: name } })
  return pathwayOf(answer)
}
const london = await referred('london', 'London')
await referred('hampshire', 'Hampshire')
await api.done(london, 'accept-referral', coordinator)
const advocate = await api.token('victimAdvocate')
await api.done(london, 'record-victim-contact', advocate, {
  ...contactMade,
  result: 'reached',
  note: 'Rang her.',
})

const assessed = { ...riskCommands['assess-risk'].example, note: 'Drinks more.' }

const reachOf = (site: string, ...roles: Role[]): Reach => ({
  sites: [site],
  classes: reachableBy({ roles }),
})

/** How many rows of each table are within a reach. */
const countsIn = async (database: Database) => {
  const found: Record<string, number> = {}
  for (const table of tables)
    found[table] = (await sql`select from ${sql.table(table)}`.execute(database)).rows.length
  return found
}
const nothing = Object.fromEntries(tables.map((table) => [table, 0]))
const all = await asOwner(api.database, countsIn)

/** The texts of a database as one reads them, with what they are to the wall. */
const classesIn = async (database: Database) =>
  new Set(
    (await database.selectFrom('words').select('classes').execute()).flatMap(
      ({ classes }) => classes ?? ['none'],
    ),
  )

describe('the account of the application, by SQL of its own', () => {
  it('finds no word where the transaction does not say how far it reaches', async () => {
    for (const count of Object.values(all)) expect(count).toBeGreaterThan(1)
    expect(await countsIn(api.database)).toEqual(nothing)
    expect(await within(api.database, {}, countsIn)).toEqual(nothing)
    const named = () => sql`select from persons_named('{person}', 100)`.execute(api.database)
    expect((await named()).rows).toEqual([])
  })

  it('finds none of another site, nor where it names a class and no site', async () => {
    const classes = reachableBy({ roles: ['coordinator', 'policeLead'] })
    expect(await within(api.database, { sites: ['cheshire'], classes }, countsIn)).toEqual(nothing)
    expect(await within(api.database, { classes }, countsIn)).toEqual(nothing)
    expect(await within(api.database, { sites: ['london', 'hampshire'] }, countsIn)).toMatchObject({
      words: 0,
      person_records: 0,
      victim_records: 0,
    })
    const namesIn = async (site: string) =>
      within(api.database, reachOf(site, 'coordinator'), async (tx) => [
        ...(await tx.selectFrom('person_records').select('name').execute()),
        ...(await tx.selectFrom('victim_records').select('name').execute()),
      ])
    expect(await namesIn('london')).toEqual([
      { name: 'Person of London' },
      { name: 'Victim of London' },
    ])
    expect(await namesIn('hampshire')).toEqual([
      { name: 'Person of Hampshire' },
      { name: 'Victim of Hampshire' },
    ])
  })

  it('finds no word of a victim in a role that treats, and no clinical one in any other', async () => {
    await api.done(london, 'assess-risk', await api.token('policeLead'), assessed)
    for (const role of ['forensicClinician', 'probation'] as const) {
      const seen = await within(api.database, reachOf('london', role), async (tx) => ({
        counts: await countsIn(tx),
        classes: await classesIn(tx),
      }))
      expect(seen.counts).toMatchObject({ person_records: 1, victim_records: 0 })
      expect(seen.classes).not.toContain('victimContact')
      expect(seen.classes).not.toContain('concern')
      expect(seen.classes).toContain('clinical')
    }
    const seen = await within(api.database, reachOf('london', 'victimAdvocate'), classesIn)
    expect(seen).toContain('victimContact')
    expect(seen).toContain('concern')
    expect(seen).not.toContain('clinical')
  })

  it('finds drafts of its own agency alone, and none at a site that is not in reach', async () => {
    const agency = 'suzy-lamplugh-trust'
    const drafts = (reach: Reach) => within(api.database, reach, countsIn)
    expect(await drafts({ agency, sites: ['london'] })).toEqual({ ...nothing, drafts: 1 })
    expect(await drafts({ agency, sites: ['cheshire'] })).toEqual(nothing)
    expect(await drafts({ agency: 'london-housing', sites: ['london'] })).toEqual(nothing)
  })

  it('changes and deletes none as a reader', async () => {
    const done = await within(
      api.database,
      reachOf('london', 'coordinator', 'victimAdvocate'),
      async (tx) => [
        await tx.updateTable('words').set({ sealed: null }).executeTakeFirst(),
        await tx.deleteFrom('words').executeTakeFirst(),
        await tx.deleteFrom('person_records').executeTakeFirst(),
        await tx.deleteFrom('victim_records').executeTakeFirst(),
        await tx.deleteFrom('match_keys').executeTakeFirst(),
      ],
    )
    for (const one of done)
      expect('numDeletedRows' in one ? one.numDeletedRows : one.numUpdatedRows).toBe(0n)
    expect(await asOwner(api.database, countsIn)).toMatchObject({
      victim_records: all['victim_records'],
    })
  })

  it('cannot take the wall down', async () => {
    for (const statement of [
      'alter table words disable row level security',
      'drop policy read on words',
    ])
      await expect(sql.raw(statement).execute(api.database)).rejects.toThrow(/must be owner/)
    const unguarded = api.database.transaction().execute(async (tx) => {
      await sql`set local row_security = off`.execute(tx)
      return countsIn(tx)
    })
    await expect(unguarded).rejects.toThrow(/row-level security/)
  })
})

it('looking for the same person or victim reads records of people, and no other word', async () => {
  const found = await within(api.database, { works: 'matching' }, countsIn)
  expect(found).toEqual({
    ...nothing,
    person_records: all['person_records'],
    match_keys: all['match_keys'],
    victim_records: all['victim_records'],
    victim_keys: all['victim_keys'],
  })
})

it('a query without its conditions, in the transaction of a reader, shows nothing of another site', async () => {
  const account = {
    id: 'somebody',
    agency: 'suzy-lamplugh-trust',
    access: [{ site: 'london', roles: ['coordinator' as const] }],
  }
  const seen = await look(
    api.deps,
    account,
    { kind: 'pathway', id: london, what: 'test' },
    async ({ database }) => ({
      people: await database.selectFrom('person_records').select('name').execute(),
      texts: await database.selectFrom('words').select('pathway').distinct().execute(),
    }),
  )
  expect(seen).toEqual({ people: [{ name: 'Person of London' }], texts: [{ pathway: london }] })
})

it('a connection that goes back to its pool forgets how far it reached', async () => {
  const one = openDatabase(api.databaseUrl, patient(1), testKeyring)
  try {
    const reach = reachOf('london', 'coordinator')
    expect(await within(one, reach, countsIn)).toMatchObject({ person_records: 1 })
    expect(await countsIn(one)).toEqual(nothing)
    await expect(within(one, reach, () => Promise.reject(new Error('broken off')))).rejects.toThrow(
      'broken off',
    )
    expect(await countsIn(one)).toEqual(nothing)
    // Within another transaction, that one's reach comes back.
    const counted = await within(one, reach, async (tx) => {
      await within(tx, { works: 'counting' }, countsIn)
      return countsIn(tx)
    })
    expect(counted).toMatchObject({ person_records: 1, match_keys: 0 })
  } finally {
    await one.destroy()
  }
})

it('words that nothing which happened has are for nobody', async () => {
  const refused = await api.send(
    'POST',
    `/api/pathways/${london}/commands/record-advice`,
    coordinator,
    {
      note: 'Never said.',
    },
  )
  expect(refused.status).toBe(409)
  const everything = await asEngine(api.database, classesIn)
  expect(everything).toContain('none')
  const roles: Role[] = [
    'coordinator',
    'policeLead',
    'victimAdvocate',
    'forensicClinician',
    'supervisor',
  ]
  expect(await within(api.database, reachOf('london', ...roles), classesIn)).not.toContain('none')
})

it('every table that says it has words has the wall', async () => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace
    order by relname`.execute(api.database)
  const behind = [...tables, 'reports'] // of these: reports-wall.test.ts
  expect(rows.map(({ name }) => name)).toEqual(behind.sort())
})
