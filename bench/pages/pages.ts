import { cpus, loadavg } from 'node:os'
import type { Browser } from 'playwright-core'
import { fill } from '../lists/fill.ts'
import { launchChromium } from '../../test/support/chromium.ts'
import { type LookedAt, notPages, pagesToLookAt } from './looked-at.ts'
import { migrate } from '../../store/migrate.ts'
import { openDatabase } from '../../store/database.ts'
import { passingKeyring } from '../../store/vault/ring.ts'
import { type Served, serveMadeUp } from '../../scripts/demo/served.ts'
import { startCluster } from '../../scripts/throw-away/postgres.ts'
import { timesOf } from './time.ts'
import { weigh } from './weigh.ts'
import { writePart } from '../results.ts'

const pathways = 1000
/** So many of them have lived: what they did is on their pages. */
const lived = 60
const mostMs = 50
const mostBytes = 60 * 1024
const mostRequests = 6
const patience = { connectMs: 5000, queryMs: 600_000, connections: 1 }

/** Measures every page over 1,000 pathways: how long it takes over HTTP, and in Chromium its weight and its requests. */
export async function benchPages(write: boolean): Promise<void> {
  const say = (what: string) =>
    process.stderr.write(`${(performance.now() / 1000).toFixed(1)} s ${what}\n`)
  const alive = setInterval(() => undefined, 1000) // the server does not keep this process
  const keyring = passingKeyring()
  const cluster = await startCluster({ durable: true })
  try {
    await migrate(cluster.url, { meetings: true }, keyring)
    const filling = openDatabase(cluster.url, patience)
    await fill(filling, pathways - lived, say).finally(() => filling.destroy())
    say(`${lived} pathways that are lived`)
    const served = await serveMadeUp({ databaseUrl: cluster.url, keyring, size: lived })
    const lines = await measureAll(served, say).finally(() => served.stop())
    const text = lines.join('\n')
    process.stdout.write(`${text}\n`)
    if (write) writePart('Pages', text)
  } finally {
    await cluster.stop()
    clearInterval(alive)
  }
}

async function measureAll(served: Served, say: (what: string) => void): Promise<string[]> {
  const browser = await launchChromium()
  try {
    const load = (loadavg()[0] ?? 0).toFixed(1)
    const rows: string[] = []
    for (const looked of await pagesToLookAt(served)) {
      const row = await measure(served, browser, looked)
      say(row)
      rows.push(row)
    }
    return [
      `${pathways} open pathways, ${lived} of them with a history; ${cpus().length} cores, Node ${process.versions.node}, load ${load} before. Times are over HTTP; in brackets, how many times those of a page that reads nothing (\`/accessibility\`), asked for in between. Weights are compressed: of the page itself, and of a first visit with all that it loads. Wanted: 95 of 100 within ${mostMs} ms, under ${mostBytes / 1024} KB, at most ${mostRequests} requests, none outside; what is more is marked.`,
      '',
      '| page | as | median | 95 of 100 | page | first visit | requests | outside |',
      '| --- | --- | --- | --- | --- | --- | --- | --- |',
      ...rows,
      '',
      `Not pages, and not measured: what forms are sent to, and what is saved, followed or printed (${notPages()
        .map((route) => `\`${route}\``)
        .join(', ')}).`,
    ]
  } finally {
    await browser.close()
  }
}

async function measure(
  { at, signIn }: Served,
  browser: Browser,
  { route, of, to, as }: LookedAt,
): Promise<string> {
  const cookie = await signIn(as)
  const { ours, floor } = await timesOf(new URL(to, at), new URL('/accessibility', at), cookie)
  const { page, first, requests, outside } = await weigh(browser, at, to, cookie)
  const cells = [
    `\`${route}\`${of === undefined ? '' : `, ${of}`}`,
    as,
    timed(ours.median, floor.median),
    marked(timed(ours.p95, floor.p95), ours.p95 > mostMs),
    marked(inKb(page), page >= mostBytes),
    inKb(first),
    marked(String(requests), requests > mostRequests),
    marked(String(outside), outside > 0),
  ]
  return `| ${cells.join(' | ')} |`
}

const timed = (ms: number, floor: number) => `${ms.toFixed(1)} ms (${(ms / floor).toFixed(1)})`
const inKb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
const marked = (text: string, tooMuch: boolean) => (tooMuch ? `${text} **too much**` : text)
