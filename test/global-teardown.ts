/** Takes the servers of the tests away. */
export default async function teardown(): Promise<void> {
  const { testServers = [] } = globalThis as { testServers?: { stop(): Promise<void> }[] }
  await Promise.all(testServers.map((server) => server.stop()))
}
