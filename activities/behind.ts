import type { Logger } from 'pino'
import type { JudgeInput, Turn } from './contract.ts'

/** A row that has fewer events than its workflow says it knows. */
export interface Behind {
  readonly known: number
  readonly stored: number
}

/** What telling the two reasons for it apart needs of the world. */
export interface BehindPorts {
  readonly log: Logger
  /** Notes that the database was restored, and that this entity's row is behind. */
  readonly restored?: (entity: JudgeInput) => Promise<void>
  /** Whether the running workflow's history holds a turn that reported more events than this; absent outside Temporal. */
  readonly hasReported?: (above: number) => Promise<boolean>
}

/** What a turn comes to, as far as it matters here. */
interface Taken {
  readonly turn: Turn
  /** The row is behind, and nothing was done. */
  readonly behind?: Behind
}

/** How a kind of entity takes its turns. */
interface Way<Ports, Stored> {
  readonly take: (
    ports: Ports & { readonly again?: () => boolean },
    input: JudgeInput,
  ) => Promise<Stored>
  /** What it does on a row that was restored. */
  readonly whenRestored: 'stops' | 'goesOn'
}

/**
 * A turn from where the workflow says that it stands; from the row, if its own history does not bear that out, or if the kind
 * goes on from its row in any case.
 */
export async function believed<Ports extends BehindPorts, Stored extends Taken>(
  ports: Ports,
  input: JudgeInput,
  { take, whenRestored }: Way<Ports, Stored>,
): Promise<Stored> {
  const stored = await take(ports, withNumber(input))
  if (!stored.behind) return stored
  const restored = await isRestored(ports, input, stored.behind)
  if (restored) await ports.restored?.(input)
  if (restored && whenRestored === 'stops') return stored
  // As a second try: whoever has something to do because of the row may not have heard of it.
  const again = await take({ ...ports, again: () => true }, { ...input, seq: stored.behind.stored })
  const say = restored ? goingOn : doubting
  return { ...again, turn: say(again.turn, stored.behind) }
}

/** What was asked, without a number that is none: a workflow can be started with anything. */
const withNumber = ({ kind, id, seq }: JudgeInput): JudgeInput => ({
  kind,
  id,
  ...(Number.isSafeInteger(seq) && Number(seq) >= 0 ? { seq } : {}),
})

/**
 * Whether the database was restored to an earlier day, as the workflow's own history shows. If it does not, the workflow was
 * started with a number that nobody reported, and the row is believed.
 */
async function isRestored(
  { log, hasReported }: BehindPorts,
  entity: JudgeInput,
  { known, stored }: Behind,
): Promise<boolean> {
  const facts = { kind: entity.kind, entity: entity.id, known, stored }
  if (hasReported && !(await hasReported(stored))) {
    log.error(facts, 'workflow claims events that its history does not have')
    return false
  }
  log.error(facts, 'database is behind the history')
  return true
}

/** The turn on a restored database: nothing is decided on top of it. */
export const stopped = ({ known, stored }: Behind): Turn => ({
  seq: known,
  stage: 'stopped',
  waitingOn: [],
  details: `Stopped: the database is behind this history (${stored} of ${known} events). Nothing is decided until they are put back.`,
  judged: 0,
})

/** A turn that went on from a restored row says so. */
const goingOn = (turn: Turn, { known, stored }: Behind): Turn => ({
  ...turn,
  details: `${turn.details} (The database is behind this history, ${stored} of ${known} events, and it went on from there.)`,
})

/** A turn on a row that was believed against its workflow says so. */
const doubting = (turn: Turn, { known, stored }: Behind): Turn => ({
  ...turn,
  details: `${turn.details} (This workflow was started with ${known} events; no turn reported more than ${stored}, so it went on from there.)`,
})
