import { checkAll } from './check-all.ts'
import { Client } from './client.ts'
import { peopleOf } from './people.ts'
import { Readings } from './readings.ts'
import { killAsPlanned, planKills } from './kills.ts'
import { Load } from './load.ts'
import { Random } from './random.ts'
import { promises } from './sent.ts'
import { untilHealthy } from './settle.ts'
import { WholeSystem, withoutLimits } from './system.ts'
import { type Violation, wrong } from './violations.ts'

/** What a run is to do. */
export interface ChaosOptions {
  readonly kills: number
  readonly commands: number
  readonly seed: number
  readonly dataDir: string
  /** The speed of the cases' clock: fast enough for reminders to come due during the run. */
  readonly clockSpeed: number
  /** The mean number of milliseconds between two kills. */
  readonly killEveryMs: number
}

/** The result of a run: its figures, and everything that went wrong. */
export interface ChaosReport {
  readonly figures: Readonly<Record<string, number | string>>
  readonly violations: readonly Violation[]
}

/** Starts a whole system, puts load on it, kills its parts, and compares what it promised with what it did. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { dataDir, clockSpeed } = options
  const system = await WholeSystem.start(dataDir, {
    ...withoutLimits,
    CLOCK_SPEED: String(clockSpeed),
    WARDEN_SECONDS: '5',
    SEED_MEETINGS: 'true', // pathways go to meetings as they do anywhere, and these are checked too
  })
  try {
    return await putThrough(system, options)
  } finally {
    await system.stop()
  }
}

async function putThrough(system: WholeSystem, options: ChaosOptions): Promise<ChaosReport> {
  const { kills, commands, seed, killEveryMs, dataDir } = options
  const violations: Violation[] = []
  const people = [...(await peopleOf(dataDir, 'london')), ...(await peopleOf(dataDir, 'hampshire'))]
  const client = new Client(system.running.port)
  const shown = new Readings()
  const spanMs = kills * killEveryMs
  let killing = true
  const load = new Load({
    client,
    people,
    shown,
    seed,
    commands,
    spanMs,
    enough: () => !killing,
    endMs: spanMs * 1.5 + 90_000,
  })
  const plan = planKills(new Random(seed), kills, spanMs)
  const [killed] = await Promise.all([
    killAsPlanned(system, plan, violations).finally(() => (killing = false)),
    load.run(),
  ])
  if (load.sent.length < commands)
    violations.push(wrong(`only ${load.sent.length} of ${commands} commands could be sent in time`))
  const healthyAfter = await untilHealthy(system, violations)
  const facts = await checkAll(system, { load, client, people, shown, violations })
  const unknown = client.statuses.get('none') ?? 0
  return {
    figures: {
      seed,
      kills: [...killed].map(([who, times]) => `${who} ${times}`).join(', '),
      'commands sent': load.sent.length,
      'of them acknowledged': load.sent.filter((sent) => promises(sent).length > 0).length,
      'requests without an answer': unknown,
      'answers by status': statusesOf(client),
      'reads while things died': shown.reads,
      'all running again after': `${(healthyAfter / 1000).toFixed(1)} s`,
      ...facts,
    },
    violations,
  }
}

const statusesOf = ({ statuses }: Client): string =>
  [...statuses]
    .filter(([status]) => status !== 'none')
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([status, times]) => `${status}: ${times}`)
    .join(', ')
