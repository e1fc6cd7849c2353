// Proves that the README's walk works in a rehearsal as well, by its clock.
import path from 'node:path'
import { afterAll, expect, it } from '@jest/globals'
import { blocksIn, textOf } from '../unit/docs/read.ts'
import { query } from '../../scripts/supervisor/postgres-client.ts'
import { run, runningOver, startSystem, temporaryFolder } from '../support/system.ts'

const walkText = blocksIn(textOf('README.md'), 'bash', 'walk').join('\n')
const folder = temporaryFolder()
afterAll(() => folder.remove())

it('walks in a rehearsal as well, by its clock', async () => {
  const rehearsed = path.join(folder.path, 'rehearsal')
  const rehearsal = await startSystem(rehearsed, { SEED_MEETINGS: 'true', CLOCK_SPEED: '144' })
  try {
    const { port, databaseUrl } = runningOver(rehearsed)
    const walk = run(['bash', '-euo', 'pipefail', '-c', walkText], {
      API: `http://127.0.0.1:${port}`,
      DATA_DIR: rehearsed,
      TMPDIR: folder.path,
    })
    expect({ ended: await walk.ended, said: walk.said() }).toMatchObject({ ended: 0 })
    const stands =
      'select stage from pathways union all select stage from conferences where by_hand'
    expect(await query(databaseUrl, stands)).toEqual([
      { stage: 'suitability' },
      { stage: 'locked' },
    ])
  } finally {
    rehearsal.interrupt()
    await rehearsal.ended
  }
})
