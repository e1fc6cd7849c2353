import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A small disk of a folder's own, in memory. */
export interface SmallDisk {
  /** Takes all of its room that is left. */
  fill(): void
  /** Gives back what `fill` took. */
  free(): void
  /** Takes the disk away with all that is on it. */
  remove(): void
}

/** Mounts a small disk at a folder; undefined where that is not allowed, as for anybody but root. */
export function mountSmallDisk(at: string, kilobytes: number): SmallDisk | undefined {
  mkdirSync(at, { recursive: true })
  try {
    const options = `size=${kilobytes}k,mode=755`
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  const filler = path.join(at, 'filler')
  return {
    fill: () => {
      for (let size = 1024 * 1024; size >= 1; size = Math.floor(size / 2))
        while (fits(filler, size));
    },
    free: () => rmSync(filler, { force: true }),
    remove: () => execFileSync('umount', ['-l', at]),
  }
}

function fits(filler: string, bytes: number): boolean {
  try {
    writeFileSync(filler, Buffer.alloc(bytes), { flag: 'a' })
    return true
  } catch {
    return false
  }
}
