// Proves that a full disk under the logs costs log lines and nothing else: every part goes on.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from '@jest/globals'
import { runningOver, startSystem, temporaryFolder } from '../support/system.ts'
import { until } from '../support/until.ts'

/** Mounts a small disk, where that is allowed. */
function mounted(at: string): boolean {
  mkdirSync(at, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', at], { stdio: 'ignore' })
    return true
  } catch {
    console.warn('No disk of its own may be mounted here: full logs were not tried.')
    return false
  }
}

it('goes on with nowhere to log, and says how much it could not', async () => {
  const folder = temporaryFolder()
  const dataDir = path.join(folder.path, 'data')
  const logs = path.join(dataDir, 'logs')
  if (!mounted(logs)) return folder.remove()
  const filler = path.join(logs, 'filler')
  try {
    const system = await startSystem(dataDir, { LOG_LEVEL: 'debug' })
    try {
      const before = runningOver(dataDir)
      const ask = async () => (await fetch(`${before.publicUrl}/health/live`)).status
      const fill = () => {
        for (let size = 64 * 1024; size >= 1; size = Math.floor(size / 2))
          try {
            writeFileSync(filler, Buffer.alloc(size), { flag: 'a' })
          } catch {
            // less fits
          }
      }
      fill()
      await until(async () => {
        expect(await ask()).toBe(200)
        return system.said().includes('The log of API cannot be written (ENOSPC)')
      })
      process.kill(before.children['Worker']!, 'SIGKILL') // it comes again, although nothing of it can be logged
      await system.says('Worker ended (SIGKILL)')
      for (let n = 0; n < 50; n++) expect(await ask()).toBe(200)

      rmSync(filler)
      const text = () =>
        readdirSync(logs)
          .filter((name) => name.startsWith('api.'))
          .map((name) => readFileSync(path.join(logs, name), 'utf8'))
          .join('')
      await until(() => text().includes('log lines were lost'))
      const { children } = runningOver(dataDir)
      expect({ ...children, Worker: 0 }).toEqual({ ...before.children, Worker: 0 })
      expect(await ask()).toBe(200)
    } finally {
      system.interrupt()
      await system.ended
    }
  } finally {
    if (existsSync(logs)) execFileSync('umount', ['-l', logs])
    folder.remove()
  }
})
