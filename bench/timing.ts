import { type Figures, figuresOf } from './figures.ts'
import { loadavg } from 'node:os'
import { migrate } from '../store/migrate.ts'
import { passingKeyring } from '../store/vault/ring.ts'
import { pathwayOrStub } from '../app/views/pathway/stub.ts'
import { rolesOf } from '../app/access/account.ts'
import { serveMadeUp } from '../scripts/demo/served.ts'
import { startCluster } from '../scripts/throw-away/postgres.ts'
import { writePart } from './results.ts'

const times = 1000

/** Measures whether the time of "not found" tells what is there: of another site, or without a tie, against an unknown id. */
export async function benchTiming(write: boolean): Promise<void> {
  const busy = (loadavg()[0] ?? 0).toFixed(1)
  const alive = setInterval(() => undefined, 1000) // the server does not keep this process
  const cluster = await startCluster()
  try {
    const keyring = passingKeyring()
    await migrate(cluster.url, { meetings: false }, keyring)
    const served = await serveMadeUp({ databaseUrl: cluster.url, keyring, size: 8 })
    const { deps } = served
    const { id } = await deps.database
      .selectFrom('pathways')
      .select('id')
      .where('site', '=', 'london')
      .limit(1)
      .executeTakeFirstOrThrow()
    const worker = await served.actor('agencyWorker')
    const untied = { ...worker, agency: 'untied' }
    const access = [{ site: 'hampshire', roles: rolesOf(worker) }]
    const cases = [
      { what: 'an unknown id', as: untied, id: 'pw000000000000' },
      { what: 'without a tie', as: untied, id },
      { what: 'of another site', as: { ...untied, access }, id },
    ]
    const took = cases.map((): number[] => [])
    for (let n = 0; n < times; n++)
      for (const [at, { as, id: asked }] of cases.entries()) {
        const began = performance.now()
        await pathwayOrStub(deps, as, asked)
        took[at]?.push(performance.now() - began)
      }
    await served.stop()
    const figures = took.map((some) => figuresOf(some.slice(100))) // the first ones warm up
    const usual = figures[0]?.median ?? 1
    const row = ({ median, p95 }: Figures, at: number) =>
      `| ${cases[at]?.what} | ${median.toFixed(2)} ms | ${p95.toFixed(2)} ms | ${(median / usual).toFixed(2)} |`
    const text = [
      `| "not found" of a pathway, load ${busy} before | median | 95 of 100 | median, as a share of the first |`,
      '| --- | --- | --- | --- |',
      ...figures.map(row),
    ].join('\n')
    process.stdout.write(`${text}\n`)
    if (write) writePart('What "not found" takes', text)
  } finally {
    await cluster.stop()
    clearInterval(alive)
  }
}
