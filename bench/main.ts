// `npm run bench`: how long commands and starts take. `npm run bench -- --pathways 100000`: how long lists and a round of the
// warden take over so many open pathways. What else it measures is the table below. With --write the figures go to
// bench/results.md, each to its part.
import { parseArgs } from 'node:util'

type Bench = (write: boolean) => void | Promise<void>

/** What is measured where it is asked for. */
const benches = {
  /** How long each page takes, and what it weighs. */
  pages: async () => (await import('./pages/pages.ts')).benchPages,
  /** What it costs that words are sealed. */
  sealing: async () => (await import('./sealing.ts')).benchSealing,
  /** What an entry in the audit log adds to a read. */
  audit: async () => (await import('./audit.ts')).benchAudit,
  /** What one caller who floods costs another. */
  abuse: async () => (await import('./abuse.ts')).benchAbuse,
  /** Whether the time of "not found" tells what is there. */
  timing: async () => (await import('./timing.ts')).benchTiming,
  /** What the policies on the tables with words cost. */
  walls: async () => (await import('./walls.ts')).benchWalls,
  /** How well people are told apart. */
  matching: async () => (await import('./matching/bench.ts')).benchMatching,
  /** What is lost when things break, and how long nothing is done. */
  faults: async () => (await import('./faults.ts')).benchFaults,
  /** How long until a killed worker's successor asks for work. */
  workers: async () => (await import('./workers.ts')).benchWorkers,
} satisfies Readonly<Record<string, () => Promise<Bench>>>

const flags = Object.keys(benches).map((name) => [name, { type: 'boolean' }] as const)
const { values } = parseArgs({
  options: {
    ...Object.fromEntries(flags),
    pathways: { type: 'string' },
    write: { type: 'boolean' },
  },
})
const write = values.write === true
const asked = Object.entries(benches).find(([name]) => Object.hasOwn(values, name))
if (asked) {
  const measure: Bench = await asked[1]()
  await measure(write)
} else if (typeof values.pathways === 'string') {
  const { benchLists } = await import('./lists/lists.ts')
  await benchLists(Number(values.pathways), write)
} else await import('./commands.ts')
