import { rmSync, writeFileSync } from 'node:fs'
import type { Fault } from './fault.ts'
import { movedClock } from '../move-clock.ts'

/** In both directions, and so little that tokens hold. */
const offMs = [3_600_000, -10_000] as const

/** The clock of the machine on which worker and API run is set wrong; that of the database is right. */
export const clock: Fault = {
  title: 'the clock of worker and API is wrong for 6 s, an hour ahead and 10 s behind in turn',
  counted: 'once it is over',
  heldMs: 6000,
  prepare: async (dataDir) => {
    const file = `${dataDir}.clock`
    const off = (ms: number) => writeFileSync(file, String(ms))
    off(0)
    return {
      settings: { NODE_OPTIONS: `--import=${movedClock(file)}` },
      strike: async (_scene, n) => {
        off(offMs[n % offMs.length] ?? 0)
        return { end: () => off(0) }
      },
      remove: () => rmSync(file, { force: true }),
    }
  },
}
