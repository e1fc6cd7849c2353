// Proves that commands are judged in order and once, and that storing one never waits for a turn.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { createDatabase, patient, type TestDatabase } from '../support/database.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { keepBeside, type NewCommand, putInInbox, readCommand } from '../../store/inbox.ts'
import { systemActor } from '../../domain/entity/decider.ts'
import { lockEntity, saveOutcomes, takeInbox, type Tx } from '../../store/turns.ts'

let of: TestDatabase
let database: Database

beforeAll(async () => {
  of = await createDatabase()
  database = openDatabase(of.url, patient(10))
})

afterAll(async () => {
  await database.destroy()
  await of.drop()
})

const at = Date.UTC(2026, 10, 2, 10)

const command = (entity: string, changes: Partial<NewCommand> = {}): NewCommand => ({
  id: randomUUID(),
  kind: 'pathway',
  entity,
  name: 'report-incident',
  body: { on: '2026-11-01' },
  actor: { id: 'p1', agency: 'london-housing', roles: ['agencyWorker'], sites: ['london'] },
  digest: 'd1',
  receivedAt: at,
  storedReal: 1,
  ...changes,
})

const transaction = <T>(work: (tx: Tx) => Promise<T>) => database.transaction().execute(work)
const keep = (one: NewCommand) => keepBeside(database, one)
const waiting = (entity: string, limit = 20) =>
  transaction(async (tx) => (await takeInbox(tx, 'pathway', entity, limit)).map(({ id }) => id))
const outcome = { result: 'done', stage: 'triage', version: 3 } as const
const judge = (id: string) => transaction((tx) => saveOutcomes(tx, [{ id, outcome }], at))

test('commands are judged in the order in which they arrived, and once', async () => {
  const all = [command('e1'), command('e1'), command('e1'), command('e1')]
  for (const one of all) await keep(one)
  const ids = all.map(({ id }) => id)
  expect(await waiting('e1')).toEqual(ids)
  expect(await waiting('e1', 2)).toEqual(ids.slice(0, 2))
  await judge(ids[1]!)
  expect(await waiting('e1')).toEqual([ids[0], ids[2], ids[3]])
  expect(await waiting('another')).toEqual([])
})

test('a command whose number is lower but whose transaction committed later is judged all the same', async () => {
  const [slow, quick] = [command('e2'), command('e2')]
  let commit: () => void = () => undefined
  const committed = new Promise<void>((resolve) => (commit = resolve))
  let inserted: () => void = () => undefined
  const begun = new Promise<void>((resolve) => (inserted = resolve))
  const storing = keepBeside(database, slow, async () => {
    inserted()
    await committed
  })
  await begun
  await keep(quick)
  expect(await waiting('e2')).toEqual([quick.id])
  await judge(quick.id)
  commit()
  await storing
  const numbers = await database
    .selectFrom('inbox')
    .select(['n', 'id'])
    .where('entity', '=', 'e2')
    .orderBy('n')
    .execute()
  expect(numbers.map(({ id }) => id)).toEqual([slow.id, quick.id]) // the lower number came later
  expect(await waiting('e2')).toEqual([slow.id])
})

test('storing a command does not wait for the turn that has its entity locked', async () => {
  await keep(command('e3'))
  await transaction(async (tx) => {
    await lockEntity(tx, 'pathway', 'e3', { state: {}, at })
    await keep(command('e3')) // or it would wait for this transaction, which waits for it
  })
  expect(await waiting('e3')).toHaveLength(2)
})

test('two turns of one entity never overlap, and those of two entities do', async () => {
  for (const entity of ['e4', 'e5']) await keep(command(entity))
  const lock = (tx: Tx, entity: string) => lockEntity(tx, 'pathway', entity, { state: {}, at })
  for (const entity of ['e4', 'e5']) await transaction((tx) => lock(tx, entity))
  const order: string[] = []
  let second: Promise<void> | undefined
  await transaction(async (tx) => {
    await lock(tx, 'e4')
    second = transaction(async (other) => {
      await lock(other, 'e4')
      order.push('second')
    })
    await transaction((other) => lock(other, 'e5'))
    order.push('first')
  })
  await second
  expect(order).toEqual(['first', 'second'])
})

test('an entity without a row gets one when a command waits for it, however many turns come at once', async () => {
  await keep(command('e6'))
  const lock = () =>
    transaction((tx) => lockEntity(tx, 'pathway', 'e6', { state: { fresh: true }, at }))
  const rows = await Promise.all([lock(), lock(), lock()])
  for (const row of rows) expect(row).toMatchObject({ seq: 0, state: { fresh: true }, at })
  expect(await transaction((tx) => lockEntity(tx, 'pathway', 'nobody', { state: {}, at }))).toBe(
    undefined,
  )
})

test('a key takes one command: the same again gives what became of it, anything else is turned away', async () => {
  const one = command('e7')
  const answers = await Promise.all(Array.from({ length: 5 }, () => keep(one)))
  expect(answers.map(({ kept }) => kept).sort()).toEqual(['new', 'same', 'same', 'same', 'same'])
  expect(await keep(one)).toEqual({ kept: 'same', entity: 'e7' })
  expect(await keep({ ...one, digest: 'd2' })).toEqual({ kept: 'different' })
  await judge(one.id)
  expect(await keep(one)).toEqual({ kept: 'same', entity: 'e7', outcome })
  expect(await keep({ ...one, digest: 'd2' })).toEqual({ kept: 'different' })
  expect(await readCommand(database, one.id)).toMatchObject({
    entity: 'e7',
    outcome,
    receivedAt: at,
  })
  expect(await readCommand(database, randomUUID())).toBe(undefined)
})

test('a key that the system derived for itself cannot be used by anybody', async () => {
  const derived = randomUUID()
  await putInInbox(database, [
    {
      id: derived,
      kind: 'post',
      entity: 'somebody',
      name: 'take-notice',
      body: {},
      actor: systemActor('pathway:p1'),
      receivedAt: at,
      storedReal: 1,
    },
  ])
  expect(await keep(command('e8', { id: derived }))).toEqual({ kept: 'different' })
})

test('what is stored comes back as it was: instants as numbers, documents as documents', async () => {
  const body = { list: [1, 'two', null], text: 'é \u2028 "', nested: { a: [] } }
  const one = command('e9', { body, ifMatch: 4, receivedAt: at + 123 })
  await keep(one)
  const [back] = await transaction((tx) => takeInbox(tx, 'pathway', 'e9', 1))
  expect(back).toEqual({
    id: one.id,
    name: one.name,
    body,
    by: one.actor,
    receivedAt: at + 123,
    ifMatch: 4,
    digest: one.digest,
  })
})
