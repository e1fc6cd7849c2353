import { bundle } from '../worker/bundle.ts'
import { prepareChromium } from './support/chromium.ts'
import { createTemplate } from './support/database.ts'
import { startCluster } from '../scripts/throw-away/postgres.ts'
import { startTemporal } from './support/temporal.ts'

/**
 * What all test files share. There is one PostgreSQL, whose databases are copied from a migrated template, and one Temporal
 * server, with a namespace for each. The bundle of the workflows is built here unless it was kept.
 */
export default async function setup(): Promise<void> {
  prepareChromium()
  const [cluster, temporal] = await Promise.all([startCluster(), startTemporal(), bundle()])
  process.env['THROUGHLINE_TEST_CLUSTER'] = cluster.url
  process.env['THROUGHLINE_TEST_TEMPORAL'] = temporal.address
  Object.assign(globalThis, { testServers: [cluster, temporal] })
  await createTemplate()
}
