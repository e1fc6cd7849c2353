import type { Browser } from 'playwright-core'
import { compact } from './png.ts'
import { migrate } from '../../store/migrate.ts'
import { passingKeyring } from '../../store/vault/ring.ts'
import { type Served, serveMadeUp } from '../demo/served.ts'
import { type Shot, shots, type Things, thingsOf } from './shots.ts'
import { startCluster } from '../throw-away/postgres.ts'

/** Pathways enough for every page to have something on it. */
const size = 90
/** A Wednesday, so that pictures of another day show the same dates. */
const today = '2026-06-17'
const widths = { desktop: 1280, telephone: 375 }
/** What is below is not shown: a page of sixty rows says no more than one of twenty. */
const mostHeight = 1600

/** Makes up a system, looks at every kind of page at a desk and on a telephone, and keeps each picture under its name. */
export async function drawPages(
  browser: Browser,
  keep: (name: string, png: Buffer) => void,
): Promise<void> {
  const keyring = passingKeyring()
  const cluster = await startCluster()
  try {
    await migrate(cluster.url, { meetings: true }, keyring)
    const served = await serveMadeUp({ databaseUrl: cluster.url, keyring, size, today })
    try {
      const things = await thingsOf(served)
      for (const shot of shots) await draw(browser, { served, things, shot }, keep)
    } finally {
      await served.stop()
    }
  } finally {
    await cluster.stop()
  }
}

interface Looked {
  readonly served: Served
  readonly things: Things
  readonly shot: Shot
}

async function draw(
  browser: Browser,
  { served: { at, signIn }, things, shot }: Looked,
  keep: (name: string, png: Buffer) => void,
): Promise<void> {
  const context = await browser.newContext({ baseURL: at.origin })
  try {
    const cookie = await signIn(shot.as, shot.agency)
    await context.addCookies([{ ...cookie, domain: at.hostname, path: '/' }])
    const page = await context.newPage()
    await page.goto(shot.to(things))
    await shot.does?.(page)
    for (const [screen, width] of Object.entries(widths)) {
      await page.setViewportSize({ width, height: 800 })
      const whole = await page.evaluate<number>('document.documentElement.scrollHeight')
      const clip = { x: 0, y: 0, width, height: Math.min(whole, mostHeight) }
      const png = await page.screenshot({ fullPage: true, clip })
      keep(`${shot.name}-${screen}`, compact(png))
    }
  } finally {
    await context.close()
  }
}
