import { type Attended, countOpen, findEntitiesToRun, type Place } from '../store/survey.ts'
import { type Attendant, workflowIdOf } from '../client/temporal.ts'
import type { Database } from '../store/database.ts'

/** How many entities are compared at once with the workflows that run, and for how long a round goes on with it at most. */
const slice = 1000
const patienceMs = 10_000

/** What comparing needs of the world. */
export interface ComparePorts {
  readonly database: Database
  readonly attendant: Pick<Attendant, 'countRunning' | 'running'>
}

/** The entities without a workflow that were found, and after which entity to continue; undefined at the end. */
export interface Compared {
  readonly missing: readonly Attended[]
  readonly after: Place | undefined
}

/**
 * Looks for entities that should have a workflow and have none. Every round compares the next thousand. Where Temporal runs
 * fewer workflows than there are open pathways and conferences, it goes on until all are compared, or its time is up. So what
 * is lost is found in the next round; and where the numbers agree by chance, once all slices have had their turn.
 */
export async function findMissing(
  { database, attendant }: ComparePorts,
  from: Place | undefined,
  goingOn: () => void,
): Promise<Compared> {
  const until = Date.now() + patienceMs
  const open = await countOpen(database)
  const lost = (await attendant.countRunning()) < open
  const missing: Attended[] = []
  let after = from
  for (let compared = 0; ;) {
    const some = await findEntitiesToRun(database, after, slice)
    missing.push(...(await withoutWorkflow(attendant, some)))
    after = some.length < slice ? undefined : some.at(-1)
    compared += some.length
    goingOn()
    const all = compared >= open && (from !== undefined || after === undefined)
    if (!lost || all || Date.now() > until) return { missing, after: after && placeOf(after) }
  }
}

const placeOf = ({ kind, id }: Place): Place => ({ kind, id })

/** Asks for each kind by the range of its ids, as the other side sorts them: byte by byte. */
async function withoutWorkflow(attendant: ComparePorts['attendant'], some: readonly Attended[]) {
  const missing: Attended[] = []
  for (const kind of new Set(some.map((one) => one.kind))) {
    const those = some.filter((one) => one.kind === kind)
    const ids = those.map(({ id }) => workflowIdOf(kind, id)).sort()
    const [first, last] = [ids[0], ids.at(-1)]
    if (first === undefined || last === undefined) continue
    const running = await attendant.running({ kind, first, last })
    missing.push(...those.filter(({ id }) => !running.has(workflowIdOf(kind, id))))
  }
  return missing
}
