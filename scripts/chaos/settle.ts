import { setTimeout as pause } from 'node:timers/promises'
import type { Attendant } from '../../client/temporal.ts'
import type { Database } from '../../store/database.ts'
import type { Load } from './load.ts'
import { isSettled, promises } from './sent.ts'
import { holds, type WholeSystem } from './system.ts'
import { lost, wrong, type Violation } from './violations.ts'

const healthyMs = 45_000
const judgedMs = 60_000
const askedMs = 60_000
const atOnce = 8

/** Waits until everything runs again. Returns how many milliseconds that took. */
export async function untilHealthy(system: WholeSystem, violations: Violation[]): Promise<number> {
  const began = performance.now()
  const url = `http://127.0.0.1:${system.running.port}/health/ready`
  const ready = async () => {
    if (!system.children.every((name) => system.lives(name))) return false
    const signal = AbortSignal.timeout(4000)
    const answer = await fetch(url, { signal }).catch(() => undefined)
    await answer?.body?.cancel()
    return answer?.ok ?? false
  }
  if (!(await holds(ready, healthyMs)))
    violations.push(wrong(`not everything runs again within ${healthyMs / 1000} s`))
  return performance.now() - began
}

/** Waits until every command is judged, without any help to the system. Returns how long that took. */
export async function untilJudged(database: Database, violations: Violation[]): Promise<number> {
  const began = performance.now()
  let left: { id: string; name: string; kind: string; entity: string }[] = []
  const none = async () => {
    left = await database
      .selectFrom('inbox')
      .select(['id', 'name', 'kind', 'entity'])
      .where('outcome', 'is', null)
      .where('quiet', '=', false)
      .where('stored_real', '<', Date.now() - 1000) // entities keep sending to each other as time goes on
      .execute()
    return left.length === 0
  }
  if (!(await holds(none, judgedMs)))
    for (const { id, name, kind, entity } of left)
      violations.push(lost(`${name} ${id} of ${kind} ${entity} is not judged`))
  return performance.now() - began
}

/** Gives each receiver of a quiet command a turn, for which these commands wait by design. Returns how many there were. */
export async function hearQuietOnes(
  database: Database,
  attendant: Attendant,
  violations: Violation[],
): Promise<number> {
  const waiting = () =>
    database
      .selectFrom('inbox')
      .select(['kind', 'entity'])
      .where('outcome', 'is', null)
      .where('stored_real', '<', Date.now() - 1000)
      .execute()
  const found = await waiting()
  const none = async () => {
    const left = await waiting()
    await Promise.all(left.map(({ kind, entity }) => attendant.wake(kind, entity)))
    return left.length === 0
  }
  if (!(await holds(none, judgedMs, 500))) violations.push(lost('a quiet command is never judged'))
  return found.length
}

/** Sends every command once more under its key, now that everything runs again: each must get its answer. */
export async function askAgain(load: Load): Promise<number> {
  const all = load.sent.filter((sent) => promises(sent).length > 0)
  const left = [...all]
  const end = performance.now() + askedMs
  const ask = async () => {
    for (let sent = left.pop(); sent && performance.now() < end; sent = left.pop()) {
      await load.post(sent)
      for (let tries = 0; tries < 3 && !sent.answers.some(isSettled); tries++) {
        await pause(500)
        await load.post(sent)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, ask))
  return all.length
}
