// `npm run bench`: how long commands and starts take. `npm run bench -- --pathways 100000`: how long lists and a round of the
// warden take over so many open pathways. `npm run bench -- --pages`: how long each page takes, and what it weighs.
// `npm run bench -- --sealing`: what it costs that words are sealed. `npm run bench -- --audit`: what an entry in the audit log
// adds to a read. `npm run bench -- --abuse`: what one caller who floods costs another. `npm run bench -- --timing`: whether the time of "not found" tells what is there. `npm run bench -- --walls`:
// what the policies on the tables with words cost. `npm run bench -- --matching`: how well people are told apart. With --write the figures go to bench/results.md, each to its part.
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    pathways: { type: 'string' },
    pages: { type: 'boolean' },
    sealing: { type: 'boolean' },
    audit: { type: 'boolean' },
    abuse: { type: 'boolean' },
    timing: { type: 'boolean' },
    walls: { type: 'boolean' },
    matching: { type: 'boolean' },
    write: { type: 'boolean' },
  },
})
if (values.pages === true) {
  const { benchPages } = await import('./pages/pages.ts')
  await benchPages(values.write === true)
} else if (values.sealing === true) {
  const { benchSealing } = await import('./sealing.ts')
  await benchSealing(values.write === true)
} else if (values.audit === true) {
  const { benchAudit } = await import('./audit.ts')
  await benchAudit(values.write === true)
} else if (values.timing === true) {
  const { benchTiming } = await import('./timing.ts')
  await benchTiming(values.write === true)
} else if (values.walls === true) {
  const { benchWalls } = await import('./walls.ts')
  await benchWalls(values.write === true)
} else if (values.matching === true) {
  const { benchMatching } = await import('./matching/bench.ts')
  benchMatching(values.write === true)
} else if (values.abuse === true) {
  const { benchAbuse } = await import('./abuse.ts')
  await benchAbuse(values.write === true)
} else if (values.pathways === undefined) await import('./commands.ts')
else {
  const { benchLists } = await import('./lists/lists.ts')
  await benchLists(Number(values.pathways), values.write === true)
}
