// Proves that people work on while versions change, up and back down, and nothing acknowledged is lost, doubled or reordered.
import { afterEach, expect, it } from '@jest/globals'
import path from 'node:path'
import { blocksIn, textOf } from '../unit/docs/read.ts'
import { Client } from '../../scripts/chaos/client.ts'
import { Load } from '../../scripts/chaos/load.ts'
import { makeNextVersion } from '../support/next-version.ts'
import { peopleOf } from '../../scripts/chaos/people.ts'
import { Readings } from '../../scripts/chaos/readings.ts'
import { sized } from '../support/proof.ts'
import { Versions } from '../support/versions.ts'

const page = textOf('docs/operations/upgrade.md')
/** What the page says to run. */
function block(name: string): string {
  const [found, ...more] = blocksIn(page, 'bash', `upgrade: ${name}`)
  if (!found || more.length > 0) throw new Error(`the page has not one block for ${name}`)
  return found
}

let versions: Versions
afterEach(() => versions.stop())

const ways = ['pinned', 'auto-upgrade', 'off'] as const
/** At full length alone: three versions of everything take minutes. */
const atLength = sized(it.skip, it)

atLength.each(ways)(
  'to the next version and back, with WORKER_VERSIONING=%s',
  async (versioning) => {
    versions = await Versions.over(versioning)
    const next = path.join(versions.folder, 'next')
    makeNextVersion(next, { patched: versioning !== 'pinned' })
    const told = versioning !== 'off'
    await versions.runs('.', block('tables'))
    await versions.starts('.', block('worker'))
    if (told) await versions.runs('.', block('current'))
    await versions.starts('.', block('api'))

    const evidence = {
      client: new Client(versions.port),
      people: await peopleOf(versions.dataDir, 'london'),
      shown: new Readings(),
    }
    const commands = 600
    let changing = true
    const load = new Load({
      ...evidence,
      seed: 7,
      commands,
      spanMs: 90_000,
      enough: () => !changing,
      endMs: 900_000,
    })
    const loaded = load.run()
    const whilePeopleWork = () => versions.untilAnswered(load, 60)

    /** From one version to another, as the page says. */
    async function change(from: string, to: string): Promise<void> {
      await whilePeopleWork()
      if (!told) await versions.ends(from, 'worker')
      await versions.starts(to, block('worker'))
      if (told) {
        expect(await versions.runs(to, block('current'))).toContain('Nothing stays with another')
        await versions.ends(from, 'worker')
      }
      await whilePeopleWork()
      await versions.starts(to, block('api'))
      await versions.ends(from, 'api')
      await whilePeopleWork()
    }
    await versions.runs(next, block('tables'))
    await change('.', next)
    await change(next, '.')
    changing = false
    await loaded

    expect(await versions.violations({ load, ...evidence })).toEqual([])
    expect(load.sent.length).toBeGreaterThanOrEqual(commands)
  },
)
