import { type Addressee, type Answer, refused, refusedByRule } from '../answers.ts'
import type { Database } from '../../store/database.ts'
import type { Deps } from '../deps.ts'
import { keepConference } from '../../store/conferences.ts'
import { keepReferral, keepWithWords } from '../../store/records.ts'
import { type Kept, type NewCommand, readCommand } from '../../store/inbox.ts'
import type { Outcome } from '../../domain/entity/turn.ts'
import type { Place, StoredWith } from './prepared.ts'
import type { Wait } from '../../store/outcomes.ts'

/** How long a sender waits for an outcome before it is told that the command is stored, in real milliseconds. */
const usualPatienceMs = 3000

/** What a command is delivered by: what stores it, hears its outcome and wakes its entity. */
type Delivery = Pick<Deps, 'database' | 'outcomes' | 'attendant' | 'patienceMs'>

/** What a command is sent to. */
interface Target {
  readonly kind: Addressee
  readonly id: string
}

/**
 * Keeps a command, wakes its entity, and waits for a while for what becomes of it. Waking may fail: what is stored is judged in
 * any case, once the warden or the next signal finds it. Throws only what keeping throws.
 */
export async function deliver(
  by: Delivery,
  command: NewCommand & { readonly kind: Addressee },
  { place, beside }: { readonly place: Place; readonly beside: StoredWith },
): Promise<Answer> {
  const hearing = startHearing(by, command.id) // before it is kept, or its outcome could pass by unheard
  try {
    const kept = await storeCommand(by.database, command, beside)
    if (kept.kept === 'different') return refused('key-used')
    if (kept.kept === 'new') {
      const target = { kind: command.kind, id: command.entity }
      return answerOf(target, place, await awaitOutcome(by, hearing, target, place))
    }
    const target = { kind: command.kind, id: kept.entity }
    const there = { ...place, fresh: undefined } // whoever sent it first has already made it
    return answerOf(target, place, kept.outcome ?? (await awaitOutcome(by, hearing, target, there)))
  } finally {
    hearing.leave()
  }
}

/** Waits for what becomes of a command that was kept already, as its first sender did. */
export async function deliverAgain(
  by: Delivery,
  key: string,
  target: Target,
  place: Place,
): Promise<Answer> {
  const hearing = startHearing(by, key)
  try {
    return answerOf(target, place, await awaitOutcome(by, hearing, target, place))
  } finally {
    hearing.leave()
  }
}

/** The answer to an outcome; without one, that the command is waiting and its target is as it was. */
export function answerOf(
  { kind, id }: Target,
  { stage, version }: Pick<Place, 'stage' | 'version'>,
  outcome: Outcome | undefined,
): Answer {
  if (!outcome) return { answer: 'waiting', kind, id, stage, version }
  const at = { kind, id, stage: outcome.stage, version: outcome.version }
  if (outcome.result === 'done') return { answer: 'done', ...at }
  if (outcome.result === 'faulted') return { no: 'faulted', at }
  return { ...refusedByRule(outcome), at }
}

function storeCommand(database: Database, command: NewCommand, beside: StoredWith): Promise<Kept> {
  if ('referral' in beside) return keepReferral(database, command, beside.referral)
  if ('conference' in beside) return keepConference(database, command, beside.conference)
  return keepWithWords(database, command, beside)
}

interface Hearing extends Wait {
  readonly key: string
  readonly until: number
}

const startHearing = (
  { outcomes, patienceMs = usualPatienceMs }: Delivery,
  key: string,
): Hearing => ({
  ...outcomes.wait(key),
  key,
  until: Date.now() + patienceMs,
})

async function awaitOutcome(
  { attendant, database }: Delivery,
  { key, outcome, until }: Hearing,
  { kind, id }: Target,
  { site, stage, fresh }: Place,
): Promise<Outcome | undefined> {
  const shown = { site, stage, ...(fresh ? { fresh } : {}) }
  void attendant.wake(kind, id, shown).catch(() => undefined)
  return (
    (await withDeadline(until - Date.now(), outcome)) ??
    (await readCommand(database, key).catch(() => undefined))?.outcome
  )
}

/** The promise's value, or undefined after so many milliseconds. The deadline is our own, because the engine's is not exact. */
async function withDeadline<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), Math.max(0, ms))
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
