// Writes a data folder that test/start/older-data.test.ts starts over, with the version of another checkout:
//   node test/older-data/write.ts CHECKOUT VERSION
// It plays through that checkout's own `npm start` and ends it in order. Beside this file it keeps what was left behind and
// how everything stood, under the name of the version.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { Hands } from '../../scripts/chaos/hands.ts'
import { LaterPlay } from './play-later.ts'
import { readSnapshot, type Snapshot, snapshotFile } from './snapshot.ts'
import { query } from '../../scripts/supervisor/postgres-client.ts'
import { run, runningOver, temporaryFolder } from '../support/system.ts'
import { slim } from './slim.ts'
import { until } from '../support/until.ts'

const [, , of = '.', version = 'now'] = process.argv
const checkout = path.resolve(of)
/** Fast enough that a meeting can be waited for. */
const speed = '60'
const folder = temporaryFolder()
const dataDir = path.join(folder.path, 'data')
// a quiet command waits for its receiver's next turn, whenever that is
const unjudged = 'select id from inbox where outcome is null and not quiet limit 1'
const beside = (name: string): string => path.join(import.meta.dirname, name)

try {
  const snapshot = await played()
  await slim(dataDir)
  const tar = execFileSync(
    'tar',
    [
      '-c',
      '--numeric-owner',
      '--owner=0',
      '--group=0',
      '--sort=name',
      '--mtime=2026-01-01',
      '-C',
      dataDir,
      '.',
    ],
    {
      maxBuffer: 2 ** 30,
    },
  )
  const params = {
    [constants.BROTLI_PARAM_LARGE_WINDOW]: 1,
    [constants.BROTLI_PARAM_LGWIN]: 26, // PostgreSQL's four databases are nearly the same one
    [constants.BROTLI_PARAM_QUALITY]: 11,
  }
  writeFileSync(beside(`folder-${version}.tar.br`), brotliCompressSync(tar, { params }))
  writeFileSync(snapshotFile(version), `${JSON.stringify(snapshot, null, 2)}\n`)
} finally {
  folder.remove()
}

/** Plays, and gives where everything stood when the system was ended. */
async function played(): Promise<Snapshot> {
  const system = run(
    ['npm', 'start'],
    {
      // at a rehearsal's speed time stands still between two runs, so that the folder never grows old
      CLOCK_SPEED: speed,
      SEED_MEETINGS: 'false',
      PORT: '0',
      TEMPORAL_UI_PORT: '0',
      SIGN_IN_PORT: '0',
      MAILBOX_PORT: '0',
      DATA_DIR: dataDir,
    },
    checkout,
  )
  try {
    await system.says('the next start carries on')
    const { port, databaseUrl } = runningOver(dataDir)
    const judged = () => until(async () => (await query(databaseUrl, unjudged)).length === 0)
    const [london, hampshire] = [
      await Hands.at(port, dataDir, 'london'),
      await Hands.at(port, dataDir, 'hampshire'),
    ]
    const left = await new LaterPlay(london, hampshire, judged).leavesMuch()
    await judged()
    return await readSnapshot(port, dataDir, left)
  } finally {
    system.process.kill('SIGINT')
    await system.ended
  }
}
