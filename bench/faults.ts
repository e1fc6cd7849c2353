import { cpus, loadavg } from 'node:os'
import { faultNames, faults } from '../scripts/chaos/faults/index.ts'
import { faultTable } from '../scripts/chaos/faults/table.ts'
import { type FaultReport, runFault } from '../scripts/chaos/faults/run.ts'
import { writePart } from './results.ts'

const times = 5
const seed = 1

/** Lets each kind of fault happen to a system under load five times: what was found, and how long until something new was done. */
export async function benchFaults(write: boolean): Promise<void> {
  const reports: FaultReport[] = []
  for (const name of faultNames) {
    process.stdout.write(`${faults[name].title}\n`)
    const report = await runFault(name, times, seed)
    for (const { text } of report.violations) process.stdout.write(`  VIOLATED: ${text}\n`)
    if (report.violations.length > 0) process.exitCode = 1
    reports.push(report)
  }
  const busy = (loadavg()[0] ?? 0).toFixed(1)
  const text = [
    `${cpus().length} cores, Node ${process.versions.node}, load ${busy} after; seed ${seed}. Several people refer, send commands, repeat them and read all the time. At the end everything that was acknowledged and shown is compared with what is there.`,
    '',
    ...faultTable(reports),
  ].join('\n')
  process.stdout.write(`${text}\n`)
  if (write) writePart('When things break', text)
}
