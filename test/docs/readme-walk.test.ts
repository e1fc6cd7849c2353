// Proves that the README's walk works as pasted.
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import mammoth from 'mammoth'
import { blocksIn, textOf } from '../unit/docs/read.ts'
import { query } from '../../scripts/supervisor/postgres-client.ts'
import { run, type Run, runningOver, startSystem, temporaryFolder } from '../support/system.ts'
import { until } from '../support/until.ts'

const blocks = blocksIn(textOf('README.md'), 'bash', 'walk')
const walkText = blocks.join('\n')
const folder = temporaryFolder()
const dataDir = path.join(folder.path, 'data')
let system: Run

beforeAll(async () => {
  system = await startSystem(dataDir, { SEED_MEETINGS: 'true' }) // as whoever reads the README has it
})
afterAll(async () => {
  system.interrupt()
  await system.ended
  folder.remove()
})

it('has the meetings of each site, up to twelve weeks ahead, without anybody doing anything', async () => {
  const { databaseUrl } = runningOver(dataDir)
  const ahead = `select site, max(at) > now() + interval '10 weeks' as far, bool_and(not by_hand) as by_rhythm
    from conferences where stage = 'planned' group by site order by site`
  const sites = ['cheshire', 'hampshire', 'london']
  const expected = sites.map((site) => ({ site, far: true, by_rhythm: true }))
  await until(
    async () => JSON.stringify(await query(databaseUrl, ahead)) === JSON.stringify(expected),
  )
})

it('walks from referral to conference and minutes as pasted', async () => {
  const { port, databaseUrl, mailboxUrl } = runningOver(dataDir)
  const api = `http://127.0.0.1:${port}`
  expect(blocks).toHaveLength(8)
  const walk = run(['bash', '-euo', 'pipefail', '-c', walkText], {
    API: api,
    DATA_DIR: dataDir,
    TMPDIR: folder.path,
  })
  expect({ ended: await walk.ended, said: walk.said() }).toMatchObject({ ended: 0 })

  const said = walk.said()
  const answers = said.split('\n').filter((line) => /^{"(pathway|conference)Id"/.test(line))
  expect(answers.every((line) => line.includes('"outcome":"done"'))).toBe(true)
  const stages = (of: string) =>
    answers
      .filter((line) => line.startsWith(`{"${of}Id"`))
      .map((line) => (JSON.parse(line) as { stage: string }).stage)
  expect(stages('pathway').at(-1)).toBe('conference')
  expect(stages('conference').at(-1)).toBe('locked')

  // what the text beside the blocks promises
  expect(said).toMatch(/^\d{4}-\S+ {2}a return from national-probation-service-london$/m)
  expect(said).toMatch(/^Conference$/m)
  expect(said.match(/Z {2}Stalking panel, List open, \d+ listed$/gm)?.length).toBeGreaterThan(9)
  expect(said).toMatch(/^list-for-conference: /m)
  expect(said).toMatch(/^\d+ {2}\S+ {2}conference-recorded$/m)
  expect(said).toMatch(/ {2}reminder two-days-before \(a suitability assessment\) to /)
  const [, minutes = ''] = /^(\S+minutes-cf\w+\.docx)$/m.exec(said) ?? []
  const { value } = await mammoth.extractRawText({ path: minutes })
  expect(value).toContain('Recall would be quicker.')
  await until(async () => (await messagesIn(mailboxUrl!)).length === 2)
  expect(await messagesIn(mailboxUrl!)).toEqual([
    'police-lead@metropolitan-police-service.example.org',
    'victim-advocate@suzy-lamplugh-trust.example.org',
  ])
  expect(await query(databaseUrl, 'select stage from pathways')).toEqual([{ stage: 'suitability' }])
})

it('goes on as pasted: somebody reports by name, and an agency is kept out and let in again', async () => {
  const { port, databaseUrl } = runningOver(dataDir)
  const rows = await query(databaseUrl, 'select id from pathways')
  const [{ id }] = rows as [{ id: string }] // the one that was walked
  const afterwards = blocksIn(textOf('README.md'), 'bash', 'afterwards')
  expect(afterwards).toHaveLength(2)
  const act = /^act\(\) .*$/m.exec(walkText)?.[0] ?? ''
  const text = [blocks[0], `PATHWAY=${id}`, act, ...afterwards].join('\n')
  const walk = run(['bash', '-euo', 'pipefail', '-c', text], {
    API: `http://127.0.0.1:${port}`,
    DATA_DIR: dataDir,
    TMPDIR: folder.path,
  })
  expect({ ended: await walk.ended, said: walk.said() }).toMatchObject({ ended: 0 })
  const said = walk.said()
  expect(said).toContain('"outcome":"received"')
  expect(said).toMatch(/^\d{4}-\S+ {2}a look at a report by name$/m)
  expect(said).toMatch(
    /^Suitability\n[^]*"status":404[^]*There is nothing here for them\.\n[^]*^Suitability$/m,
  )
})

/** To whom the mailbox's messages went. */
async function messagesIn(page: string): Promise<string[]> {
  const html = await (await fetch(page)).text()
  return [...html.matchAll(/data-label="To"[^>]*>\s*(\S+@\S+\.example\.org)\s*</g)]
    .map(([, to = '']) => to)
    .sort()
}
