// `npm run chaos -- --kills 20 --commands 500 --seed N`: a whole system under load while its parts are killed.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type ChaosReport, runChaos } from './chaos/run.ts'
import { counted } from './supervisor/counted.ts'
import { folderForOneRun } from './chaos/system.ts'
import { harms } from './chaos/violations.ts'

const usage =
  'Usage: npm run chaos -- [--kills 20] [--commands 500] [--seed N] [--speed 8640] [--every 4000]'

const options = {
  kills: { type: 'string', default: '20' },
  commands: { type: 'string', default: '500' },
  seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  speed: { type: 'string', default: '8640' },
  every: { type: 'string', default: '4000' },
} as const

const given = read(process.argv.slice(2))
if (!given) {
  console.error(usage)
  process.exit(2)
}
const dataDir = folderForOneRun('chaos')
console.log(
  `Chaos with ${counted(given.kills, 'kill')}, ${counted(given.commands, 'command')}, seed ${given.seed}.`,
)
// The run ends even if something hangs: then it has failed.
const bound = 400_000 + given.kills * given.every * 2
const late = setTimeout(() => {
  console.error(`Not done within ${bound / 1000} s. Data and logs: ${dataDir}`)
  process.exit(1) // the system ends with this process
}, bound)
const report = await runChaos({
  ...given,
  dataDir,
  clockSpeed: given.speed,
  killEveryMs: given.every,
})
clearTimeout(late)
print(report)
if (report.violations.length > 0) {
  console.log(`Data and logs: ${dataDir}`)
  process.exitCode = 1
} else rmSync(path.dirname(dataDir), { recursive: true, force: true })

function print({ figures, violations }: ChaosReport): void {
  for (const [what, figure] of Object.entries(figures))
    console.log(`  ${what.padEnd(42)} ${figure}`)
  console.log(violations.length === 0 ? 'Nothing was lost, doubled or taken back.' : '')
  for (const { harm, text } of violations.slice(0, 50))
    console.log(`  VIOLATED (${harms[harm]}): ${text}`)
  if (violations.length > 0) console.log(`${counted(violations.length, 'violation')}.`)
}

function read(args: string[]): Record<keyof typeof options, number> | undefined {
  try {
    const { values } = parseArgs({ args, options })
    const number = (text: string) => {
      if (!/^\d{1,9}$/.test(text)) throw new Error(usage)
      return Number(text)
    }
    const { kills, commands, seed, speed, every } = values
    return {
      kills: number(kills),
      commands: number(commands),
      seed: number(seed),
      speed: number(speed),
      every: number(every),
    }
  } catch {
    return undefined
  }
}
