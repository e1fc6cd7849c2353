import type { Clock } from '../platform/clock.ts'
import type { ClockWatch } from '../platform/clock-watch.ts'
import type { EntityKind } from '../domain/entity/decider.ts'
import { type EntityRow, lockEntity, type Tx } from '../store/turns.ts'

/** What tells a turn the time, and whether that can be relied on. */
export interface TimePorts {
  readonly clock: Clock
  /** Compares the clock of this process with the database's. Absent where turns have a time of their own. */
  readonly watch?: Pick<ClockWatch, 'read' | 'check'>
}

/** The cases' time at which a turn is taken, and what this process's clock showed just before that was read. */
export interface Present {
  readonly now: number
  readonly began: ReturnType<ClockWatch['read']> | undefined
}

/** The present, for one try of a turn. */
export async function readPresent({ clock, watch }: TimePorts): Promise<Present> {
  const began = watch?.read()
  return { now: await clock.now(), began }
}

/**
 * Locks an entity's row for a turn, as `lockEntity` does. Throws `WrongClock` where the present was read from a clock that
 * does not agree with the database's; nothing of the turn is then kept.
 */
export async function lockInTime(
  { watch }: TimePorts,
  tx: Tx,
  { kind, id }: { readonly kind: EntityKind; readonly id: string },
  initial: object,
  { now, began }: Present,
): Promise<EntityRow | undefined> {
  const asked = watch?.read()
  const row = await lockEntity(tx, kind, id, { state: initial, at: now })
  if (row && began && asked) watch?.check(began, asked, row.databaseTime)
  return row
}
