import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { cpus, loadavg } from 'node:os'
import type { Database } from '../store/database.ts'
import { type Figures, figuresOf } from './figures.ts'
import { keepWordsOf, type Words } from '../store/records.ts'
import { migrate } from '../store/migrate.ts'
import { openDatabase } from '../store/database.ts'
import { passingKeyring } from '../store/vault/ring.ts'
import { readWords } from '../store/reads/words.ts'
import { startCluster } from '../scripts/throw-away/postgres.ts'
import { writePart } from './results.ts'

const times = 400
/** The texts of a pathway that has been open for a year, and those of one command. */
const [ofPathway, ofCommand] = [60, 2]
const text = 'Was seen at the gate again, and left when spoken to. '.repeat(8)

/** Measures what it costs a read of a pathway and a command that their words are sealed, beside the same in clear. */
export async function benchSealing(write: boolean): Promise<void> {
  const alive = setInterval(() => undefined, 1000) // the server does not keep this process
  const cluster = await startCluster({ durable: true })
  const keyring = passingKeyring()
  await migrate(cluster.url, { meetings: false }, keyring)
  const patience = { connectMs: 5000, queryMs: 20_000, connections: 1 }
  const database = openDatabase(cluster.url, patience, keyring)
  try {
    const text = (await measure(database)).join('\n')
    process.stdout.write(`${text}\n`)
    if (write) writePart('Sealing', text)
  } finally {
    await database.destroy()
    await cluster.stop()
    clearInterval(alive)
  }
}

async function measure(database: Database): Promise<string[]> {
  const clear = `create table clear (id uuid primary key, pathway text, command uuid, field text, text text, at timestamptz)`
  await sql.raw(clear).execute(database)
  const words = some(ofPathway)
  await database.transaction().execute((tx) => keepSealed(tx, 'pw-read', words))
  await database.transaction().execute((tx) => keepClear(tx, 'pw-read', words))
  const ids = words.map(({ id }) => id)
  const readClear = () =>
    sql`select id, text from clear where id in (${sql.join(ids)})`.execute(database)
  const [open, sealed] = await inTurns(readClear, () => readWords(database, ids))
  const storing = (keep: typeof keepClear, pathway: () => string) => () =>
    database.transaction().execute((tx) => keep(tx, pathway(), some(ofCommand)))
  const same = () => 'pw-read'
  const [stored, storedSealed] = await inTurns(storing(keepClear, same), storing(keepSealed, same))
  const fresh = () => randomUUID()
  const [first, firstSealed] = await inTurns(storing(keepClear, fresh), storing(keepSealed, fresh))
  return [
    `${cpus().length} cores, Node ${process.versions.node}, load ${(loadavg()[0] ?? 0).toFixed(1)} after; ${times} times each, in turns; medians, in brackets 95 of 100.`,
    '',
    '| | in clear | sealed | more |',
    '| --- | --- | --- | --- |',
    row(`reading the ${ofPathway} texts of a pathway, of ${text.length} characters`, open, sealed),
    row(`storing the ${ofCommand} texts of a command`, stored, storedSealed),
    row('the same for a new pathway, whose data key is made', first, firstSealed),
  ]
}

const some = (count: number): Words[] =>
  Array.from({ length: count }, () => ({ id: randomUUID(), field: 'note', text }))

const commandTo = (entity: string) =>
  ({ id: randomUUID(), kind: 'pathway', entity, receivedAt: Date.now() }) as const

type Tx = Parameters<typeof keepWordsOf>[0]

const keepSealed = (tx: Tx, pathway: string, words: readonly Words[]) =>
  keepWordsOf(tx, commandTo(pathway), { words })

async function keepClear(tx: Tx, pathway: string, words: readonly Words[]): Promise<void> {
  const rows = words.map(
    (one) => sql`(${one.id}, ${pathway}, ${randomUUID()}, ${one.field}, ${one.text}, now())`,
  )
  await sql`insert into clear values ${sql.join(rows)}`.execute(tx)
}

/** Each of two, one after the other, so that a busy moment meets both. */
async function inTurns(one: () => Promise<unknown>, two: () => Promise<unknown>) {
  const taken: [number[], number[]] = [[], []]
  for (let n = 0; n < times; n++)
    for (const [which, work] of [one, two].entries()) {
      const began = performance.now()
      await work()
      if (n >= times / 10) taken[which]?.push(performance.now() - began) // the first warm it up
    }
  return [figuresOf(taken[0]), figuresOf(taken[1])] as const
}

function row(what: string, clear: Figures, sealed: Figures): string {
  const shown = ({ median, p95 }: Figures) => `${median.toFixed(2)} ms (${p95.toFixed(2)})`
  return `| ${what} | ${shown(clear)} | ${shown(sealed)} | ${(sealed.median - clear.median).toFixed(2)} ms |`
}
