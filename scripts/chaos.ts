// `npm run chaos -- --kills 20 --commands 500 --seed N`: a whole system under load while its parts are killed.
// `npm run chaos -- --faults all` or `--faults freeze,lock`, with `--times 5`: the same while other things happen to it.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type ChaosReport, runChaos } from './chaos/run.ts'
import { counted } from './supervisor/counted.ts'
import { type FaultName, faultNames, faults } from './chaos/faults/index.ts'
import { faultTable } from './chaos/faults/table.ts'
import { type FaultReport, runFault } from './chaos/faults/run.ts'
import { folderForOneRun } from './chaos/system.ts'
import { harms, type Violation } from './chaos/violations.ts'

const usage = `Usage: npm run chaos -- [--kills 20] [--commands 500] [--seed N] [--speed 8640] [--every 4000]
       npm run chaos -- --faults all [--times 5] [--seed N]
       npm run chaos -- --faults ${faultNames.slice(0, 2).join()} …, of ${faultNames.join(', ')}`

const options = {
  kills: { type: 'string', default: '20' },
  commands: { type: 'string', default: '500' },
  seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  speed: { type: 'string', default: '8640' },
  every: { type: 'string', default: '4000' },
  times: { type: 'string', default: '5' },
  faults: { type: 'string' },
} as const

const given = read(process.argv.slice(2))
if (!given) {
  console.error(usage)
  process.exit(2)
}
await (given.faults.length > 0 ? sufferFaults(given) : sufferKills(given))

async function sufferKills({ seed, kills, commands, speed, every }: Given): Promise<void> {
  const dataDir = folderForOneRun('chaos')
  console.log(
    `Chaos with ${counted(kills, 'kill')}, ${counted(commands, 'command')}, seed ${seed}.`,
  )
  const inTime = bound(400_000 + kills * every * 2, `Data and logs: ${dataDir}`)
  const report = await runChaos({
    ...{ kills, commands, seed, dataDir },
    clockSpeed: speed,
    killEveryMs: every,
  })
  inTime()
  print(report)
  if (report.violations.length > 0) console.log(`Data and logs: ${dataDir}`)
  else rmSync(path.dirname(dataDir), { recursive: true, force: true })
}

async function sufferFaults({ faults: names, times, seed }: Given): Promise<void> {
  const reports: FaultReport[] = []
  for (const name of names) {
    console.log(`${name}, ${counted(times, 'time')}, seed ${seed}: ${faults[name].title}.`)
    const inTime = bound(400_000 + times * 120_000, `It was ${name}.`)
    const report = await runFault(name, times, seed)
    inTime()
    reports.push(report)
    say(report.violations)
    if (report.kept !== undefined) console.log(`Data and logs: ${report.kept}`)
  }
  console.log(['', ...faultTable(reports), ''].join('\n'))
}

/** The run ends even if something hangs: then it has failed. */
function bound(ms: number, place: string): () => void {
  const late = setTimeout(() => {
    console.error(`Not done within ${ms / 1000} s. ${place}`)
    process.exit(1) // the system ends with this process
  }, ms)
  return () => clearTimeout(late)
}

function print({ figures, violations }: ChaosReport): void {
  for (const [what, figure] of Object.entries(figures))
    console.log(`  ${what.padEnd(42)} ${figure}`)
  console.log(violations.length === 0 ? 'Nothing was lost, doubled or taken back.' : '')
  say(violations)
}

function say(violations: readonly Violation[]): void {
  for (const { harm, text } of violations.slice(0, 50))
    console.log(`  VIOLATED (${harms[harm]}): ${text}`)
  if (violations.length === 0) return
  console.log(`${counted(violations.length, 'violation')}.`)
  process.exitCode = 1
}

interface Given extends Record<Exclude<keyof typeof options, 'faults'>, number> {
  readonly faults: readonly FaultName[]
}

function read(args: string[]): Given | undefined {
  try {
    const { values } = parseArgs({ args, options })
    const number = (text: string) => {
      if (!/^\d{1,9}$/.test(text)) throw new Error(usage)
      return Number(text)
    }
    const { kills, commands, seed, speed, every, times } = values
    return {
      kills: number(kills),
      commands: number(commands),
      seed: number(seed),
      speed: number(speed),
      every: number(every),
      times: number(times),
      faults: faultsNamed(values.faults),
    }
  } catch {
    return undefined
  }
}

function faultsNamed(text: string | undefined): readonly FaultName[] {
  if (text === undefined) return []
  if (text === 'all') return faultNames
  return text.split(',').map((one) => {
    const found = faultNames.find((name) => name === one)
    if (!found) throw new Error(usage)
    return found
  })
}
