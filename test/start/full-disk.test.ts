// Proves that a full disk costs nothing that was acknowledged: under the logs it costs lines, under the data 503s until there is room.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Client } from '../../scripts/chaos/client.ts'
import { coordinatorOf, peopleOf } from '../../scripts/chaos/people.ts'
import { mountSmallDisk, type SmallDisk } from '../../scripts/chaos/small-disk.ts'
import { placeIn } from '../../scripts/chaos/sent.ts'
import { query } from '../../scripts/supervisor/postgres-client.ts'
import { referralExample } from '../support/examples.ts'
import { alive, type Run, runningOver, startSystem, temporaryFolder } from '../support/system.ts'
import { until } from '../support/until.ts'
import { useLogUp } from '../../scripts/chaos/use-log-up.ts'

const folder = temporaryFolder()
const dataDir = path.join(folder.path, 'data')
const logs = path.join(dataDir, 'logs')
const disks = {
  data: mountSmallDisk(dataDir, 320 * 1024),
  logs: mountSmallDisk(logs, 128),
}
const mounted = disks.data !== undefined && disks.logs !== undefined
if (!mounted)
  console.warn('No disk of its own may be mounted here, as root may: full disks were not tried.')
const disk = (which: keyof typeof disks): SmallDisk => {
  const found = disks[which]
  if (!found) throw new Error(`there is no disk for ${which}`)
  return found
}
afterAll(() => {
  disks.logs?.remove()
  disks.data?.remove()
  folder.remove()
})

const suite = mounted ? describe : describe.skip
suite('with a disk that is full', () => {
  let system: Run
  beforeAll(async () => {
    system = await startSystem(dataDir, { LOG_LEVEL: 'debug', FREE_SPACE_MEGABYTES: '16' })
  })
  afterAll(async () => {
    system.interrupt()
    await system.ended
  })
  const url = (at: string) => `${runningOver(dataDir).publicUrl}${at}`
  const lives = async () => (await fetch(url('/health/live'))).status
  const ready = async () => {
    const answer = await fetch(url('/health/ready')).catch(() => undefined)
    const body: unknown = await answer?.json().catch(() => undefined)
    return { status: answer?.status, body }
  }
  const metrics = async () => (await fetch(url('/metrics'))).text()

  it('under the logs, every part goes on and it is said how much could not be logged', async () => {
    const before = runningOver(dataDir)
    disk('logs').fill()
    await until(async () => {
      expect(await lives()).toBe(200)
      return system.said().includes('The log of API cannot be written (ENOSPC)')
    })
    process.kill(before.children['Worker']!, 'SIGKILL') // it comes again, although nothing of it can be logged
    await system.says('Worker ended (SIGKILL)')
    for (let n = 0; n < 50; n++) expect(await lives()).toBe(200)
    await until(async () => (await ready()).status === 200) // logs are not what anybody waits for
    expect(await ready()).toMatchObject({
      body: {
        parts: { space: 'ok' },
        space: [
          { place: 'data', low: false },
          { place: 'logs', freeMegabytes: 0, low: true },
        ],
      },
    })

    disk('logs').free()
    const text = () =>
      readdirSync(logs)
        .filter((name) => name.startsWith('api.'))
        .map((name) => readFileSync(path.join(logs, name), 'utf8'))
        .join('')
    await until(() => text().includes('log lines were lost'))
    const { children } = runningOver(dataDir)
    expect({ ...children, Worker: 0 }).toEqual({ ...before.children, Worker: 0 })
    expect(await lives()).toBe(200)
  })

  it('under all of the data, commands get 503, nothing acknowledged is lost, and all goes on once there is room', async () => {
    const before = runningOver(dataDir)
    const client = new Client(before.port)
    const { token } = coordinatorOf(await peopleOf(dataDir, 'london'), 'london')
    const sent: { key: string; status: number | undefined; place: string | undefined }[] = []
    const send = async (key: string = randomUUID()) => {
      const answer = await client.post('/api/referrals', token, key, referralExample)
      const one = {
        key,
        status: answer?.status,
        place: answer && placeIn(answer)?.pathwayId,
        code: answer?.status === 503 ? /"code":"([\w-]+)"/.exec(answer.text)?.[1] : undefined,
      }
      sent.push(one)
      return one
    }
    await until(async () => (await send()).status === 201)

    disk('data').fill()
    await send() // where PostgreSQL and Temporal still have room in their own files
    await send()
    await until(async () => {
      const filled = await useLogUp(dataDir, before.databaseUrl)
      disk('data').fill()
      return filled
    })
    await until(async () => {
      const { status, code } = await send()
      if (status === 503) expect(code).toBe('unavailable')
      return status === 503
    })
    expect(await lives()).toBe(200)
    disk('data').fill() // what its end has given back
    let ended = before.children['Worker']!
    process.kill(ended, 'SIGKILL')
    await system.says('Worker ended (SIGKILL)')
    // What the end of one gives back can be room enough to note its successor: then that one ends, too.
    await until(async () => {
      disk('data').fill()
      const next = runningOver(dataDir).children['Worker']!
      if (next !== ended && alive(next)) process.kill((ended = next), 'SIGKILL')
      return system.said().includes('What runs cannot be noted')
    })
    await until(async () => (await ready()).status === 503)
    expect(await ready()).toMatchObject({
      body: {
        ready: false,
        parts: { space: 'missing' },
        missing: expect.arrayContaining([
          expect.stringContaining('Only 0 MB are free for the data folder: make room.'),
        ]),
        space: [
          { place: 'data', freeMegabytes: 0, low: true },
          { place: 'logs', low: true }, // smaller than what is asked for here
        ],
      },
    })
    expect(await metrics()).toMatch(/^throughline_free_bytes\{place="data"\} \d{1,6}$/m)
    expect(await metrics()).toMatch(/^throughline_free_bytes\{place="logs"\} \d+$/m)

    disk('data').free()
    await until(async () => (await ready()).status === 200)
    expect(await metrics()).toMatch(/^throughline_free_bytes\{place="data"\} \d{8,}$/m)
    expect(new Set(sent.map(({ status }) => status)).size).toBeGreaterThan(1)
    for (const { key, status, place } of [...sent]) {
      expect([201, 202, 503, undefined]).toContain(status) // a connection may end with the process that had it
      let again = await send(key)
      await until(async () => {
        if (again.status !== 201) again = await send(key)
        return again.status === 201
      })
      expect({ key, place: place ?? again.place }).toEqual({ key, place: again.place })
    }
    const [{ pathways } = { pathways: '' }] = (await query(
      runningOver(dataDir).databaseUrl,
      'select count(*) as pathways from pathways',
    )) as { pathways: string }[]
    expect(Number(pathways)).toBe(new Set(sent.map(({ key }) => key)).size)
    await until(() => runningOver(dataDir).children['Worker'] !== before.children['Worker'])
    for (const pid of Object.values(runningOver(dataDir).children)) expect(alive(pid)).toBe(true)
  })
})
