import { type ChildProcess, spawn } from 'node:child_process'
import { cpus, loadavg } from 'node:os'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { figuresOf, inMs } from './figures.ts'
import { folderForOneRun, WholeSystem } from '../scripts/chaos/system.ts'
import { workerAgain } from './starts.ts'
import { writePart } from './results.ts'

const times = 5
const busyLoops = 4
/** So long a worker must have lived for the supervisor to start the next one at once. */
const livedMs = 6000

/** How long it takes until a killed worker's successor asks Temporal for work, on this machine as it is and beside busy loops. */
export async function benchWorkers(write: boolean): Promise<void> {
  const busy = (loadavg()[0] ?? 0).toFixed(1)
  const dataDir = folderForOneRun('workers')
  const system = await WholeSystem.start(dataDir)
  const loops: ChildProcess[] = []
  try {
    const alone = await polls(dataDir)
    while (loops.length < busyLoops)
      loops.push(spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }))
    const beside = await polls(dataDir)
    const text = [
      `| ${cpus().length} cores, Node ${process.versions.node}, load ${busy} before; one worker, killed ${times} times each | wanted | median | most |`,
      '| --- | --- | --- | --- |',
      line('until the next one polls, the machine as it is', 2000, alone),
      line(`until the next one polls, beside ${busyLoops} busy loops`, 5000, beside),
    ].join('\n')
    process.stdout.write(`${text}\n`)
    if (write) writePart('A killed worker', text)
  } finally {
    for (const loop of loops) loop.kill('SIGKILL')
    await system.stop()
    rmSync(path.dirname(dataDir), { recursive: true, force: true })
  }
}

async function polls(dataDir: string): Promise<number[]> {
  const took: number[] = []
  for (let n = 0; n < times; n++) {
    await pause(livedMs)
    took.push(await workerAgain(dataDir))
  }
  return took
}

function line(what: string, wantedMs: number, took: readonly number[]): string {
  const { median, most } = figuresOf(took)
  return `| ${what} | ${wantedMs / 1000} s | ${inMs(median)} | ${inMs(most)} |`
}
