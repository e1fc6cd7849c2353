// Proves which disks are looked at, when their room counts as little, and that it is said once each time.
import { describe, expect, it } from '@jest/globals'
import path from 'node:path'
import { FreeSpace, inMegabytes } from '../../../platform/free-space.ts'

const megabyte = 1024 * 1024
interface Measured {
  readonly disk: number
  readonly freeBytes: number
}

/** A machine with these disks, by folder of the data folder. */
function machine(disks: Record<string, Measured>, leastMegabytes = 100) {
  const logged: [string, string, object][] = []
  const note = (level: string) => (facts: object, text: string) =>
    void logged.push([level, text, facts])
  const space = new FreeSpace({
    dataDir: '/data',
    leastMegabytes,
    log: { info: note('info'), error: note('error') },
    measure: async (folder) => disks[path.relative('/data', folder)],
  })
  return { space, logged, disks }
}
const room = (disk: number, megabytes: number): Measured => ({
  disk,
  freeBytes: megabytes * megabyte,
})
const seen = (rooms: Awaited<ReturnType<FreeSpace['look']>>) =>
  rooms.map((one) => [one.place, inMegabytes(one), one.low])

describe('the room under a data folder', () => {
  it('is one where all is on one disk, also where there is no PostgreSQL in it', async () => {
    const { space } = machine({ '': room(1, 500), postgres: room(1, 500), logs: room(1, 500) })
    expect(seen(await space.look())).toEqual([['data', 500, false]])
    expect(seen(await machine({ '': room(1, 500) }).space.look())).toEqual([['data', 500, false]])
  })

  it('is looked at on each disk of its own', async () => {
    const { space } = machine({
      '': room(1, 500),
      postgres: room(2, 99),
      'postgres/pg_wal': room(3, 100),
      logs: room(4, 0),
    })
    expect(seen(await space.look())).toEqual([
      ['data', 500, false],
      ['database', 99, true],
      ['write-ahead', 100, false],
      ['logs', 0, true],
    ])
  })

  it('is never little where the setting is 0', async () => {
    expect(seen(await machine({ '': room(1, 0) }, 0).space.look())).toEqual([['data', 0, false]])
  })

  it('is logged once when it becomes little, and once when there is room again', async () => {
    const { space, logged, disks } = machine({ '': room(1, 500) })
    await space.look()
    expect(logged).toEqual([])
    disks[''] = room(1, 12)
    await space.look()
    await space.look()
    const facts = { place: 'data', freeMegabytes: 12 }
    expect(logged).toEqual([['error', 'room is running out', facts]])
    disks[''] = room(1, 700)
    await space.look()
    expect(logged.slice(1)).toEqual([
      ['info', 'there is room again', { place: 'data', freeMegabytes: 700 }],
    ])
  })

  it('is what was known last while a disk hangs', async () => {
    let measure = (): Promise<Measured | undefined> => Promise.resolve(room(1, 500))
    const space = new FreeSpace({
      ...{ dataDir: '/data', leastMegabytes: 1, measure: () => measure() },
      log: { info: () => undefined, error: () => undefined },
    })
    const known = await space.look()
    measure = () => new Promise(() => undefined)
    expect(await space.look()).toEqual(known)
    expect(seen(known)[0]).toEqual(['data', 500, false])
  })
})

it('of a real folder is what the system says', async () => {
  const space = new FreeSpace({
    dataDir: import.meta.dirname,
    leastMegabytes: 0,
    log: { info: () => undefined, error: () => undefined },
  })
  const [first, ...others] = await space.look()
  expect(first).toMatchObject({ place: 'data', low: false })
  expect(first?.freeBytes).toBeGreaterThan(0)
  expect(others).toEqual([])
})
