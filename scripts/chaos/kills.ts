import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { faultPoints, type FaultPoint } from '../../platform/faults.ts'
import type { Random } from './random.ts'
import { type ChildName, holds, type WholeSystem } from './system.ts'
import { wrong, type Violation } from './violations.ts'

/** What is killed: a process at any moment, or whichever process comes to a chosen point. */
export type Blow = ChildName | FaultPoint

/** Each of them takes its turn. A short run has the first six. */
const blows: readonly Blow[] = [
  'worker-after-commit',
  'Worker',
  'api-before-wake',
  'Temporal',
  'PostgreSQL',
  'API',
  'worker-before-answer',
  'worker-after-mail',
]

const aliveMs = 20_000
const metMs = 150_000 // hardly any mail goes out over a rehearsed weekend, and a busy machine is slow to start what died

/** One kill, and when. */
export interface PlannedKill {
  readonly blow: Blow
  /** Milliseconds after the load began. */
  readonly afterMs: number
}

/** Kills at random moments of the span, with equal turns in random order. */
export function planKills(random: Random, kills: number, spanMs: number): PlannedKill[] {
  const chosen = Array.from({ length: kills }, (_, n) => blows[n % blows.length] ?? 'Worker')
  const moments = chosen.map((_, n) => ((n + random.next()) / kills) * spanMs)
  return random.shuffled(chosen).map((blow, n) => ({ blow, afterMs: moments[n] ?? 0 }))
}

const isPoint = (blow: Blow): blow is FaultPoint => Object.hasOwn(faultPoints, blow)

/** Carries out the plan. Returns how often each was killed. A kill that could not be made is a violation. */
export async function killAsPlanned(
  system: WholeSystem,
  plan: readonly PlannedKill[],
  violations: Violation[],
): Promise<ReadonlyMap<Blow, number>> {
  const done = new Map<Blow, number>()
  const began = performance.now()
  const killed = new Map<ChildName, number>()
  const met: Promise<void>[] = []
  const count = (blow: Blow) => done.set(blow, (done.get(blow) ?? 0) + 1)
  for (const { blow, afterMs } of plan) {
    await pause(Math.max(0, began + afterMs - performance.now()))
    if (isPoint(blow))
      met.push(
        dieAt(system, blow).then((died) => {
          if (died) count(blow)
          else violations.push(wrong(`nobody came to ${blow} within ${metMs / 1000} s`))
        }),
      )
    else {
      const ready = () => system.pidOf(blow) !== killed.get(blow) && system.lives(blow)
      if (!(await holds(ready, aliveMs))) {
        violations.push(wrong(`${blow} was not started again within ${aliveMs / 1000} s`))
        continue
      }
      killed.set(blow, system.pidOf(blow))
      system.kill(blow)
      count(blow)
    }
  }
  await Promise.all(met)
  return done
}

async function dieAt(system: WholeSystem, point: FaultPoint): Promise<boolean> {
  const file = path.join(system.faults, point)
  await holds(() => !existsSync(file), metMs) // one at a time
  writeFileSync(file, '')
  const died = await holds(() => !existsSync(file), metMs, 10)
  rmSync(file, { force: true })
  return died
}
