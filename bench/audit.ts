import { AuditLog } from '../store/audit/log.ts'
import type { AuditEntry } from '../store/audit/entry.ts'
import type { Deps } from '../app/deps.ts'
import { type Figures, figuresOf, inMs } from './figures.ts'
import { loadavg } from 'node:os'
import { look } from '../app/access/look.ts'
import { migrate } from '../store/migrate.ts'
import { passingKeyring } from '../store/vault/ring.ts'
import { pathwayView } from '../app/views/pathway/pathway.ts'
import { serveMadeUp } from '../scripts/demo/served.ts'
import { startCluster } from '../scripts/throw-away/postgres.ts'
import { verifyChain } from '../store/audit/chain.ts'
import { writePart } from './results.ts'

const patience = { connectMs: 5000, queryMs: 60_000 }
const times = 200
const atOnce = 50
const verified = 20_000

/** Measures what entering it in the audit log adds to a read, alone and with many at once, and how long verifying takes. */
export async function benchAudit(write: boolean): Promise<void> {
  const busy = (loadavg()[0] ?? 0).toFixed(1)
  const alive = setInterval(() => undefined, 1000) // the server does not keep this process
  const cluster = await startCluster({ durable: true })
  try {
    const keyring = passingKeyring()
    await migrate(cluster.url, { meetings: false }, keyring)
    const served = await serveMadeUp({ databaseUrl: cluster.url, keyring, size: 8 })
    const log = new AuditLog(cluster.url, patience) // commits as it does in service
    const { deps } = served
    const { id } = await deps.database
      .selectFrom('pathways')
      .select('id')
      .where('site', '=', 'london')
      .limit(1)
      .executeTakeFirstOrThrow()
    const by = await served.actor('coordinator')
    const readWith = (audit: Deps['audit']) =>
      timed(() => look({ ...deps, audit }, by, { kind: 'pathway', id, what: 'bench' }, pathwayView))
    const silent = { append: async () => undefined, digestOf: async () => '' }
    const [bare, entered]: [number[], number[]] = [[], []]
    for (let n = 0; n < times; n++) {
      bare.push(await readWith(silent))
      entered.push(await readWith(log))
    }
    const many = (audit: Deps['audit']) =>
      Promise.all(Array.from({ length: atOnce }, () => readWith(audit)))
    const [bareMany, enteredMany]: [number[], number[]] = [[], []]
    for (let n = 0; n < 10; n++) {
      bareMany.push(...(await many(silent)))
      enteredMany.push(...(await many(log)))
    }
    await log.append(...Array.from({ length: verified }, () => entry))
    const { count } = await verifyChain(deps.database, [])
    const verifying = await timed(() => verifyChain(deps.database, []))
    await log.stop()
    await served.stop()
    const text = [
      `| a read of a pathway, load ${busy} before | median | 95 of 100 | most |`,
      '| --- | --- | --- | --- |',
      row('alone, nothing entered', figuresOf(bare)),
      row('alone, entered', figuresOf(entered)),
      row(`${atOnce} at once, nothing entered`, figuresOf(bareMany)),
      row(`${atOnce} at once, entered`, figuresOf(enteredMany)),
      '',
      `Verifying ${count} entries took ${(verifying / 1000).toFixed(1)} s.`,
    ].join('\n')
    process.stdout.write(`${text}\n`)
    if (write) writePart('The audit log', text)
  } finally {
    await cluster.stop()
    clearInterval(alive)
  }
}

const entry: AuditEntry = {
  at: Date.now(),
  kind: 'read',
  what: 'bench',
  actor: { id: 'bench', agency: 'bench', roles: ['coordinator'], sites: ['london'] },
  source: { request: 'bench', address: 'bench', program: 'script' },
  fields: ['person:person', 'victim:victim'],
}

async function timed(doing: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await doing()
  return performance.now() - began
}

const row = (what: string, { median, p95, most }: Figures): string =>
  `| ${what} | ${inMs(median)} | ${inMs(p95)} | ${inMs(most)} |`
