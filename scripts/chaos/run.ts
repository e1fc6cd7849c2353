import { checkAnswers, type Timelines } from './check-answers.ts'
import { checkConsequences } from './check-consequences.ts'
import { checkEntities } from './check-entities.ts'
import { checkMail } from './check-mail.ts'
import { checkShown } from './check-shown.ts'
import { checkWorkflows } from './check-workflows.ts'
import { Client } from './client.ts'
import { connectTemporal } from '../../client/temporal.ts'
import { coordinatorOf, peopleOf, type Person } from './people.ts'
import { type Item, Readings } from './readings.ts'
import { killAsPlanned, planKills } from './kills.ts'
import { Load } from './load.ts'
import { openDatabase } from '../../store/database.ts'
import { Random } from './random.ts'
import { readNamespace } from '../../store/rehearsal.ts'
import { readStored, type Stored } from './stored.ts'
import { acknowledgedAt, promises, settledAnswer, turnedAway } from './sent.ts'
import { askAgain, hearQuietOnes, untilHealthy, untilJudged } from './settle.ts'
import { WholeSystem, withoutLimits } from './system.ts'
import { lost, type Violation, wrong } from './violations.ts'

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

interface Evidence {
  readonly load: Load
  readonly client: Client
  readonly people: readonly Person[]
  readonly shown: Readings
  readonly violations: Violation[]
}

async function checkAll(system: WholeSystem, evidence: Evidence) {
  const { load, shown, violations } = evidence
  const { databaseUrl, temporalAddress } = system.running
  const patience = { connectMs: 5000, queryMs: 20_000, connections: 4 }
  const database = openDatabase(databaseUrl, patience)
  const attendant = connectTemporal({ address: temporalAddress }, 'default')
  try {
    const judgedAfter = await untilJudged(database, violations)
    const quiet = await hearQuietOnes(database, attendant, violations)
    const repeated = await askAgain(load)
    const timelines = await readTimelines(evidence)
    const namespace = await readNamespace(database)
    const stored = await readStored(database)
    const folded = await checkEntities(database, namespace, stored, violations)
    checkAnswers(load.sent, stored.inbox, timelines, violations)
    checkShown(shown, folded, timelines, violations)
    checkConsequences(stored, folded, violations)
    const mail = await checkMail(database, system.dataDir, stored, violations)
    const workflows = await checkWorkflows(temporalAddress, database, stored, violations)
    const refused = load.sent.filter((sent) => (settledAnswer(sent)?.status ?? 0) >= 400).length
    const rungs = [...stored.events.values()]
      .flat()
      .filter(({ event }) => event.type === 'rung-reached')
    return {
      'all judged after': `${(judgedAfter / 1000).toFixed(1)} s`,
      'quiet commands that waited for a turn': quiet,
      'commands sent again at the end': repeated,
      'of all commands refused by the rules': refused,
      'turned away at the edge': load.sent.filter((sent) => sent.answers.some(turnedAway)).length,
      'never acknowledged': load.sent.filter((sent) => acknowledgedAt(sent) === undefined).length,
      pathways: stored.pathways.length,
      meetings: stored.conferences.length,
      'of them with a list': listed(stored),
      events: [...stored.events.values()].flat().length,
      'rungs reached': rungs.length,
      notices: stored.notices.length,
      messages: stored.messages.length,
      'e-mails received': mail.received,
      'of them repeats under the same Message-ID': mail.repeats,
      'workflows compared': workflows,
    }
  } finally {
    await attendant.client.connection.close()
    await database.destroy()
  }
}

async function readTimelines({
  load,
  client,
  people,
  shown,
  violations,
}: Evidence): Promise<Timelines> {
  const timelines = new Map<string, readonly Item[]>()
  for (const { id, person } of load.pathways) {
    const { token } = coordinatorOf(people, person.site)
    const items = await shown.readTimeline(client, id, token)
    if (items) timelines.set(id, items)
    else violations.push(lost(`the timeline of ${id} could not be read`))
  }
  return timelines
}

/** How many meetings have pathways on their lists. */
const listed = ({ conferences }: Stored): number =>
  conferences.filter(({ listed: items }) => items > 0).length

const statusesOf = ({ statuses }: Client): string =>
  [...statuses]
    .filter(([status]) => status !== 'none')
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([status, times]) => `${status}: ${times}`)
    .join(', ')
