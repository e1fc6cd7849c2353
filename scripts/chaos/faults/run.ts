import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { checkAll, type Evidence } from '../check-all.ts'
import { Client } from '../client.ts'
import { coordinatorOf, peopleOf } from '../people.ts'
import type { Fault, Scene, Stage } from './fault.ts'
import { type FaultName, faults } from './index.ts'
import { folderForOneRun, WholeSystem, withoutLimits } from '../system.ts'
import { Load, referralBy } from '../load.ts'
import { promises, settledAnswer } from '../sent.ts'
import { Readings } from '../readings.ts'
import { untilHealthy } from '../settle.ts'
import { type Violation, wrong } from '../violations.ts'

/** What one kind of fault came to. */
export interface FaultReport {
  readonly fault: FaultName
  /** Why it could not be tried on this machine. */
  readonly untried?: string
  /** How long it took, each time, until something new was done. */
  readonly tookMs: readonly number[]
  readonly sent: number
  readonly acknowledged: number
  readonly violations: readonly Violation[]
  /** Where data and logs are, if something went wrong. */
  readonly kept?: string
}

const restMs = 2000
const perSecond = 3
/** Longer than anything may take to come back. */
const doneMs = 90_000

/** Puts a system under load, lets one kind of fault happen to it so many times, and compares what it promised with what it did. */
export async function runFault(name: FaultName, times: number, seed: number): Promise<FaultReport> {
  const fault: Fault = faults[name]
  const dataDir = folderForOneRun(name)
  const stage = await fault.prepare(dataDir, times)
  if (typeof stage === 'string')
    return { fault: name, untried: stage, tookMs: [], sent: 0, acknowledged: 0, violations: [] }
  let gone = false
  try {
    const report = await putThrough({ name, fault, stage, dataDir, times, seed })
    if (report.violations.length > 0) return { ...report, kept: dataDir }
    gone = true
    return report
  } finally {
    await stage.remove?.()
    if (gone) rmSync(path.dirname(dataDir), { recursive: true, force: true })
  }
}

interface Run {
  readonly name: FaultName
  readonly fault: Fault
  readonly stage: Stage
  readonly dataDir: string
  readonly times: number
  readonly seed: number
}

async function putThrough({ name, fault, stage, dataDir, times, seed }: Run): Promise<FaultReport> {
  const settings = {
    ...withoutLimits,
    CLOCK_SPEED: '8640', // so that reminders come due
    WARDEN_SECONDS: '5',
    SEED_MEETINGS: 'true',
    ...stage.settings,
  }
  const system = await WholeSystem.start(dataDir, settings)
  const violations: Violation[] = []
  const people = [...(await peopleOf(dataDir, 'london')), ...(await peopleOf(dataDir, 'hampshire'))]
  const client = new Client(system.running.port)
  const shown = new Readings({ words: fault.healed !== true })
  const spanMs = times * (fault.everyMs ?? fault.heldMs + restMs + 1000)
  let over = false
  const load = new Load({
    ...{ client, people, shown, seed, spanMs },
    commands: Math.ceil((spanMs / 1000) * perSecond),
    enough: () => over,
    endMs: spanMs + times * doneMs,
  })
  const others = new Set<string>()
  const evidence = {
    load,
    client,
    people,
    shown,
    violations,
    others,
    healed: fault.healed === true,
  }
  const scene: Scene = { system, load, settings, violations, others }
  try {
    await stage.begin?.(scene)
    const [tookMs] = await Promise.all([
      blows(fault, stage, scene, evidence, times).finally(() => (over = true)),
      load.run(),
      stage.beside?.(scene),
    ])
    await stage.settle?.(scene)
    await untilHealthy(scene.system, violations)
    await checkAll(scene.system, evidence)
    const acknowledged = load.sent.filter((sent) => promises(sent).length > 0).length
    return { fault: name, tookMs, sent: load.sent.length, acknowledged, violations }
  } finally {
    await scene.system.stop()
  }
}

async function blows(
  { counted, heldMs, everyMs }: Fault,
  { strike }: Stage,
  scene: Scene,
  evidence: Evidence,
  times: number,
): Promise<number[]> {
  const took: number[] = []
  for (let n = 0; n < times; n++) {
    await pause(restMs)
    const began = performance.now()
    const { end } = await strike(scene, n)
    const early = counted === 'once it is over' ? undefined : untilDone(evidence)
    await pause(heldMs)
    await end?.()
    took.push(await (early ?? untilDone(evidence)))
    await pause(Math.max(0, began + (everyMs ?? 0) - restMs - performance.now()))
  }
  return took
}

/** Refers somebody, under one key, until that is done. Returns how many milliseconds it took. */
async function untilDone({ load, people, violations }: Evidence): Promise<number> {
  const began = performance.now()
  const sent = referralBy(coordinatorOf(people, 'london'), false)
  load.sent.push(sent)
  while (performance.now() - began < doneMs) {
    await load.post(sent)
    if (settledAnswer(sent)) return performance.now() - began
    await pause(20)
  }
  violations.push(wrong(`nothing was done within ${doneMs / 1000} s`))
  return performance.now() - began
}
