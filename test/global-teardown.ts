import type { Cluster } from './support/pgcluster.ts'

/** Takes the test PostgreSQL away. */
export default async function teardown(): Promise<void> {
  await (globalThis as { testCluster?: Cluster }).testCluster?.stop()
}
