// Goes along the chain of the audit log, or checks a file that was taken out of it. Ends with 1 where anything is wrong.
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chainFaults, readDigests, verifyChain } from '../store/audit/chain.ts'
import { type Config, ConfigFault, loadConfig } from '../platform/config.ts'
import { type Database, openDatabase } from '../store/database.ts'
import { isSignedBy, privateKeyOf } from '../platform/signing.ts'
import { readAnchors } from '../platform/anchors.ts'
import { counted, isOrAre } from './supervisor/counted.ts'
import { takeApart } from '../app/audit/export.ts'

const patience = { connectMs: 10_000, queryMs: 60_000, connections: 1 }

try {
  const { values } = parseArgs({
    options: { export: { type: 'string' }, anchors: { type: 'string' } },
  })
  const config = loadConfig('audit-verify')
  const database = openDatabase(config.databaseUrl, patience)
  try {
    const right =
      values.export === undefined
        ? await isWhole(database, values.anchors ?? config.auditAnchorFile)
        : await isGenuine(database, config, values.export)
    process.exitCode = right ? 0 : 1
  } finally {
    await database.destroy()
  }
} catch (error) {
  console.error(error instanceof ConfigFault || error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function isWhole(database: Database, file: string): Promise<boolean> {
  const written = readAnchors(file)
  const anchors = written.map(({ n, digest, at }) => ({
    n,
    digest: Buffer.from(digest, 'hex'),
    at,
  }))
  const { count, last, fault } = await verifyChain(database, anchors)
  const outside = existsSync(file)
    ? `${counted(anchors.length, 'end')} written down in ${file}`
    : `there is no ${file}: a chain made again from its beginning would not be noticed`
  if (fault) {
    console.error(
      `Entry ${fault.n}: ${chainFaults[fault.fault]}. ${counted(count, 'entry', 'entries')} before it ${isOrAre(count)} right.`,
    )
    return false
  }
  console.log(
    `${counted(count, 'entry', 'entries')} ${isOrAre(count)} right, up to ${last.n} (${last.digest.toString('hex')}); ${outside}.`,
  )
  return true
}

async function isGenuine(database: Database, { dataDir }: Config, file: string): Promise<boolean> {
  const { text, signature, digests } = takeApart(readFileSync(file, 'utf8'))
  if (!(await isSignedBy(await privateKeyOf(dataDir, 'audit'), text, signature))) {
    console.error(`${file} is not what was taken out: its signature is not that of its text.`)
    return false
  }
  const stored = await readDigests(database, [...digests.keys()])
  const wrong = [...digests].find(
    ([n, digest]) => n > 0 && stored.get(n)?.toString('hex') !== digest,
  )
  if (wrong) {
    console.error(
      `${file} is signed, but entry ${wrong[0]} of the log is no longer what it was then.`,
    )
    return false
  }
  console.log(
    `${file} is signed by the key of ${dataDir}, and ${counted(digests.size, 'digest')} in it ${isOrAre(digests.size)} as in the log.`,
  )
  return true
}
