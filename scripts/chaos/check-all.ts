import { checkAnswers, type Timelines } from './check-answers.ts'
import { checkConsequences } from './check-consequences.ts'
import { checkEntities } from './check-entities.ts'
import { checkMail } from './check-mail.ts'
import { checkShown } from './check-shown.ts'
import { checkWorkflows } from './check-workflows.ts'
import type { Client } from './client.ts'
import { connectTemporal } from '../../client/temporal.ts'
import { coordinatorOf, type Person } from './people.ts'
import type { Item, Readings } from './readings.ts'
import type { Load } from './load.ts'
import { openDatabase } from '../../store/database.ts'
import { readNamespace } from '../../store/rehearsal.ts'
import { readStored, type Stored } from './stored.ts'
import { acknowledgedAt, settledAnswer, turnedAway } from './sent.ts'
import { askAgain, hearQuietOnes, untilJudged } from './settle.ts'
import { lost, type Violation } from './violations.ts'
import type { WholeSystem } from './system.ts'

/** What a run has promised and seen. */
export interface Evidence {
  readonly load: Load
  readonly client: Client
  readonly people: readonly Person[]
  readonly shown: Readings
  readonly violations: Violation[]
  /** The keys of what others have sent. */
  readonly others?: ReadonlySet<string>
  /**
   * Whether the database was put back to an earlier moment and healed: words, bodies of commands and what was sent by then
   * are nowhere any more, and are not compared.
   */
  readonly healed?: boolean
}

/** Waits until all is judged, and compares what was promised and shown with what is there. Returns figures. */
export async function checkAll(system: WholeSystem, evidence: Evidence) {
  const { load, shown, violations, healed = false, others } = evidence
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
    checkAnswers(load.sent, stored.inbox, timelines, violations, others)
    checkShown(shown, folded, timelines, violations)
    if (!healed) checkConsequences(stored, folded, violations)
    const unsaid: Violation[] = [] // of messages that the database forgot
    const mail = await checkMail(database, system.dataDir, stored, healed ? unsaid : violations)
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
