import { createTemplate } from './support/database.ts'
import { startCluster } from './support/pgcluster.ts'

/** One PostgreSQL for all test files, each of which copies its databases from a migrated template. */
export default async function setup(): Promise<void> {
  const cluster = await startCluster()
  process.env['THROUGHLINE_TEST_CLUSTER'] = cluster.url
  Object.assign(globalThis, { testCluster: cluster })
  await createTemplate()
}
