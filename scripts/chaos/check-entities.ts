import { isDeepStrictEqual } from 'node:util'
import type { Database } from '../../store/database.ts'
import { derivedId } from '../../store/values.ts'
import type { EntitySpec } from '../../activities/entities.ts'
import { withSpec } from '../../activities/with-spec.ts'
import { eventsOf, type Stored, type StoredEntity, type StoredEvent } from './stored.ts'
import { lost, reordered, wrong, type Violation } from './violations.ts'

/** What must follow from an entity's events, according to the rules that made them. */
interface Followed {
  readonly notices: readonly { readonly id: string; readonly overtaken: boolean }[]
  /** Ids of the commands to other entities, including those that hand notices to posts. */
  readonly commands: readonly string[]
}

/** The result of an entity's events. */
export interface Folded extends Followed {
  readonly entity: StoredEntity
  /** The stage after each event, by the event's number. */
  readonly stages: ReadonlyMap<number, string>
  /** Whether its rules allow nothing more to happen to it. */
  readonly over: boolean
}

/**
 * Folds the events of every entity, pathways, meetings and posts alike, and compares the result with what is stored: the same
 * states, orders of lists included, unless told what counts as the same.
 */
export async function checkEntities(
  database: Database,
  namespace: string,
  stored: Stored,
  violations: Violation[],
  same: (folded: object, stored: object) => boolean = isDeepStrictEqual,
): Promise<Folded[]> {
  const summaries = {
    pathway: new Map(stored.pathways.map((row) => [row.id, row])),
    conference: new Map(stored.conferences.map((row) => [row.id, row])),
    post: new Map<string, never>(), // they are on no list
  }
  const all: Folded[] = []
  for (const entity of stored.entities) {
    const { kind, id } = entity
    const events = eventsOf(stored, kind, id)
    const note: Note = (harm, what) => violations.push(harm(`${kind} ${id}: ${what}`))
    checkOrder(entity, events, note)
    const folded = await withSpec(kind, (spec) => fold(spec, database, namespace, entity, events))
    if (!same(folded.state, entity.state))
      note(wrong, 'its stored state is not what its events make')
    if (entity.ended !== folded.over) note(wrong, 'it ended, or goes on, unlike its events')
    if (kind !== 'post') checkSummary(summaries[kind].get(id), entity, folded, note)
    all.push({ entity, ...folded })
  }
  return all
}

/** Notes what is wrong with one entity. */
type Note = (harm: (text: string) => Violation, what: string) => void

function checkSummary(
  summary: { readonly version: number; readonly stage: string } | undefined,
  { kind, seq }: StoredEntity,
  { stages }: Pick<Folded, 'stages'>,
  note: Note,
): void {
  const begun = kind === 'pathway' ? 'received' : 'unplanned'
  if (summary?.version !== seq)
    note(wrong, `lists show version ${summary?.version ?? 'none'} of ${seq}`)
  if (summary?.stage !== (stages.get(seq) ?? begun))
    note(wrong, `lists show another stage than its events make: ${summary?.stage ?? 'none'}`)
}

function checkOrder({ seq }: StoredEntity, events: readonly StoredEvent[], note: Note): void {
  if (events.some((event, n) => event.seq !== n + 1))
    note(lost, 'its events are not numbered through')
  if (events.length !== seq) note(lost, `it stands at ${seq} and has ${events.length} events`)
  if (events.some(({ at }, n) => at < (events[n - 1]?.at ?? 0)))
    note(reordered, 'its events go back in time')
}

async function fold<State extends object, Event extends { type: string; data: object }, Reference>(
  { decider, load }: EntitySpec<State, Event, Reference>,
  database: Database,
  namespace: string,
  { kind, id, state: last }: StoredEntity,
  events: readonly StoredEvent[],
) {
  const reference = await database.transaction().execute((tx) => load(tx, id, last as State, [], 0)) // evolve wrote it
  const stages = new Map<number, string>()
  const notices: { id: string; overtaken: boolean }[] = []
  const commands: string[] = []
  let state = decider.initial(id)
  for (const { seq, at, event } of events) {
    const happened = event as Event // the kind's own rules wrote it
    state = decider.evolve(state, happened)
    if (reference === undefined) continue
    stages.set(seq, decider.position(state, reference).stage)
    decider.tell(state, happened, { now: at, reference }).forEach((one, index) => {
      const derived = derivedId(namespace, kind, id, seq, index)
      const overtaken = one.kind === 'notice' && one.overtaken === true
      if (one.kind === 'notice') notices.push({ id: derived, overtaken })
      if (!overtaken) commands.push(derived)
    })
  }
  const over = reference !== undefined && decider.position(state, reference).ended
  return { state, stages, over, notices, commands }
}
