// Proves that every history recorded so far replays, and names nobody.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from '@jest/globals'
import proto from '@temporalio/proto'
import { replayFailures } from '../support/replay.ts'
import { testBundle } from '../support/engine.ts'

const folder = path.resolve(import.meta.dirname, '../histories')
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const textOf = (file: string) => readFileSync(path.join(folder, file), 'utf8')

const historyIn = (text: string) =>
  proto.temporal.api.history.v1.History.fromObject(JSON.parse(text) as object) // as it was recorded

const why = `A workflow that is open somewhere would stop at its next task, with this change to workflows/.
Keep the old behaviour for the old histories with patched(), or take the change back. A new
recording (npm run record:histories) belongs beside the old ones, and never in their place.`

it.each(files)('%s, recorded earlier, replays', async (file) => {
  const history = historyIn(textOf(file))
  const [failure] = await replayFailures(await testBundle(), [{ workflowId: file, history }])
  if (failure !== undefined) throw new Error(`${failure}\n${why}`)
})

it('a history that our workflows cannot have made is told from those', async () => {
  const [file = ''] = files
  const changed = historyIn(textOf(file).replaceAll('"name":"judge"', '"name":"another"'))
  const failures = await replayFailures(await testBundle(), [
    { workflowId: file, history: changed },
  ])
  expect(failures).toHaveLength(1)
})

it.each(files)('%s names no person, no machine and no folder', (file) => {
  const text = textOf(file)
  expect(text).not.toMatch(
    /Alex|Robin|Lex|\d@[0-9a-f]{4}|"identity":"(?!recorded)|\/(home|root|tmp|work)\//,
  )
})

it.each([
  'conference-deferred',
  'conference-emergency',
  'conference-inquorate',
  'conference-reconvened',
  'conference-three-agencies',
  'continued-first',
  'continued-second',
  'emergency',
  'life-advice-only',
  'life-breach',
  'life-custody',
  'life-repeat',
  'life-treatment',
  'post',
  'rejected',
  'warden',
  'whole-pathway',
])('there is a history of the course %s', (course) => {
  expect(files).toContain(`${course}.json`)
})
