import type { CommandCopy, EventCopy } from '../../activities/contract.ts'

/** An event as the workflow's history remembers it. */
export interface RememberedEvent {
  readonly seq: number
  readonly at: number
  readonly by: { readonly id: string; readonly agency?: string; readonly role?: string }
  readonly command?: string
  readonly type: string
  readonly data: object
}

/** A command as it is remembered: who sent it and when, and what became of it. */
interface RememberedCommand extends CommandCopy {
  readonly at: number
  readonly by: RememberedEvent['by']
}

/** What the histories of an entity remember. */
export interface Remembered {
  /** Every event that is known and stands, in order. */
  readonly events: readonly RememberedEvent[]
  /** Those that were decided and then decided otherwise, because the entity went on from a database that lacked them. */
  readonly abandoned: readonly RememberedEvent[]
  readonly commands: readonly RememberedCommand[]
}

/** Puts the copies of an entity's turns together, in the order in which they were made. */
export function remember(copies: readonly EventCopy[]): Remembered {
  const events: RememberedEvent[] = []
  const abandoned: RememberedEvent[] = []
  const commands = new Map<string, RememberedCommand>()
  for (const { from, at, by: id, agency, role, command, events: said } of copies) {
    const by = { id, ...(agency ? { agency } : {}), ...(role ? { role } : {}) }
    if (command) commands.set(command.id, { ...command, at, by })
    for (const [n, [type, data]] of said.entries()) {
      const seq = from + n
      const of = command ? { command: command.id } : {}
      const newer = (events.at(-1)?.seq ?? 0) < seq
      const known = newer ? -1 : events.findIndex((one) => one.seq >= seq)
      if (!newer && isSame(events[known], { seq, at, type })) continue
      if (!newer) abandoned.push(...events.splice(known))
      events.push({ seq, at, by, ...of, type, data })
    }
  }
  return { events, abandoned, commands: [...commands.values()] }
}

/** Whether two accounts are of one event: its number, its instant and its type. */
export const isSame = (
  one: Pick<RememberedEvent, 'seq' | 'at' | 'type'> | undefined,
  other: Pick<RememberedEvent, 'seq' | 'at' | 'type'>,
): boolean => one?.seq === other.seq && one.at === other.at && one.type === other.type
