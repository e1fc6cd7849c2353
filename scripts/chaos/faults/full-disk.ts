import { cpSync } from 'node:fs'
import path from 'node:path'
import type { Fault } from './fault.ts'
import { mountSmallDisk } from '../small-disk.ts'
import { useLogUp } from '../use-log-up.ts'

const kilobytes = 1024 * 1024

/** No room is left in all of the data folder; every second time for the write-ahead log neither, of which PostgreSQL dies. */
export const fullDisk: Fault = {
  title: 'the disk of all data is full for 5 s, every second time so that PostgreSQL dies of it',
  counted: 'once it is over',
  heldMs: 5000,
  prepare: async (dataDir) => {
    const disk = mountSmallDisk(dataDir, kilobytes)
    if (!disk) return 'no disk of its own may be mounted here, as root may'
    return {
      strike: async ({ system }, n) => {
        disk.fill()
        if (n % 2 === 1) while (!(await useLogUp(dataDir, system.running.databaseUrl))) disk.fill()
        return { end: () => disk.free() }
      },
      remove: () => {
        cpSync(path.join(dataDir, 'logs'), `${dataDir}.logs`, { recursive: true }) // whoever looks for what went wrong
        disk.remove()
      },
    }
  },
}
