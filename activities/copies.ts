import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { CommandCopy, EventCopy } from './contract.ts'
import { dictionaries } from './dictionaries.ts'
import { digestLength, readJudged } from '../store/inbox.ts'
import type { EntityKind } from '../domain/entity/decider.ts'
import type { EventEnvelope, Outcome } from '../domain/entity/turn.ts'
import { eventsBetween, type Tx } from '../store/turns.ts'

/** What happened, whoever tells it: a turn, or the rows that an earlier try of it left. */
interface Happened {
  readonly seq: number
  readonly at: number
  readonly by: { readonly id?: string; readonly agency?: string; readonly role?: string }
  readonly command?: string | null
  readonly type: string
  readonly data: object
}

/** A command that a turn took out of the inbox. */
interface Taken {
  readonly id: string
  readonly name: string
  readonly by: { readonly id: string }
  readonly receivedAt: number
  readonly digest?: string | null
}

/** What a turn did: what it took, what it decided, and what became of each command. */
export interface Done {
  readonly now: number
  readonly incoming: readonly Taken[]
  readonly events: readonly EventEnvelope<{ type: string; data: object }>[]
  readonly outcomes: readonly { readonly id: string; readonly outcome: Outcome }[]
}

/**
 * The second copy of what happened, for the workflow's history: every event after the one that the workflow knows, and every
 * command with what became of it, so that its key can be answered again.
 */
export async function copiesSince(
  tx: Tx,
  kind: EntityKind,
  id: string,
  known: number,
  before: number,
  done: Done,
): Promise<string> {
  const decided = done.events.map(({ event, ...envelope }) => ({ ...envelope, ...event }))
  if (known === before)
    return packCopies([...grouped(decided, commandsOf(done)), ...withoutEvents(done, before)])
  const earlier = await eventsBetween(tx, kind, id, known, before)
  const ids = earlier.flatMap(({ command }) => command ?? [])
  const judged = await readJudged(tx, ids)
  return packCopies([
    ...grouped([...earlier, ...decided], new Map([...commandsFrom(judged), ...commandsOf(done)])),
    ...withoutEvents(done, before),
  ])
}

type Commands = ReadonlyMap<string, CommandCopy>

/** The commands of a turn with what became of them, by id. */
function commandsOf({ now, incoming, outcomes }: Done): Commands {
  const became = new Map(outcomes.map(({ id, outcome }) => [id, outcome]))
  return new Map(
    incoming.flatMap((taken) => {
      const outcome = became.get(taken.id)
      return outcome ? [[taken.id, commandCopy(taken, now, outcome)] as const] : []
    }),
  )
}

const commandsFrom = (judged: Awaited<ReturnType<typeof readJudged>>): [string, CommandCopy][] =>
  judged.map((one) => [one.id, commandCopy(one, one.judgedAt, one.outcome)])

const commandCopy = (
  { id, name, digest, receivedAt }: Taken,
  at: number,
  outcome: Outcome,
): CommandCopy => ({
  id,
  name,
  ...(digest ? { digest: digest.slice(0, digestLength) } : {}),
  late: at - receivedAt,
  outcome,
})

/** Groups events of the same command, or of the same author and instant: both are then written once. */
function grouped(all: readonly Happened[], commands: Commands): EventCopy[] {
  const groups: { last: Happened; copy: EventCopy & { events: [string, object][] } }[] = []
  for (const one of all) {
    const { seq, at, by, type, data } = one
    const group = groups.at(-1)
    const same =
      group?.last.at === at && group.last.by.id === by.id && group.last.command === one.command
    if (same) group.copy.events.push([type, data])
    else {
      const command = one.command ? commands.get(one.command) : undefined
      groups.push({
        last: one,
        copy: {
          from: seq,
          at,
          by: by.id ?? '',
          ...(by.agency ? { agency: by.agency } : {}),
          ...(by.role ? { role: by.role } : {}),
          ...(command ? { command } : {}),
          events: [[type, data]],
        },
      })
    }
  }
  return groups.map(({ copy }) => copy)
}

/** The commands from which nothing followed: those that were refused or at fault, and those that changed nothing. */
function withoutEvents(done: Done, before: number): EventCopy[] {
  const led = new Set(done.events.map(({ command }) => command))
  const from = (done.events.at(-1)?.seq ?? before) + 1
  const by = new Map(done.incoming.map((one) => [one.id, one.by]))
  return [...commandsOf(done).values()]
    .filter(({ id }) => !led.has(id))
    .map((command) => ({
      from,
      at: done.now,
      by: by.get(command.id)?.id ?? '',
      command,
      events: [],
    }))
}

/** Every copy is packed with this dictionary from now on; those of histories so far name theirs. */
const packedWith = '2'

/** A command in a copy as it is packed: a row of values, and of one that was done only the stage, for its version follows. */
type PackedCommand = readonly [
  id: string,
  name: string,
  late: number,
  digest: string | 0,
  became: string | object,
]
type PackedCopy = Omit<EventCopy, 'command'> & { readonly command?: PackedCommand }

const lastOf = ({ from, events }: Pick<EventCopy, 'from' | 'events'>): number =>
  from + events.length - 1

function packed({ command, ...copy }: EventCopy): PackedCopy {
  if (!command) return copy
  const { id, name, late, digest, outcome } = command
  const { result, version, stage, ...more } = outcome as Outcome & object // as the turn gave it
  const plain =
    result === 'done' && version === lastOf(copy) && Object.keys(more).length === 0 && stage
  return { ...copy, command: [id, name, late, digest ?? 0, plain || outcome] }
}

function unpacked({ command, ...copy }: PackedCopy): EventCopy {
  if (!command) return copy
  const [id, name, late, digest, became] = command
  const outcome =
    typeof became === 'string' ? { result: 'done', stage: became, version: lastOf(copy) } : became
  return { ...copy, command: { id, name, late, ...(digest === 0 ? {} : { digest }), outcome } }
}

/** A copy as the history keeps it: packed, to keep the history small. The number before the dot names the dictionary. */
export const packCopies = (copies: readonly EventCopy[]): string =>
  `${packedWith}.${deflateRawSync(JSON.stringify(copies.map(packed)), { level: 9, dictionary: dictionaries[packedWith] }).toString('base64')}`

/** The copies in one turn's result. Throws on an unknown format. */
export function unpackCopies(packed: string): EventCopy[] {
  const [number = '', bytes] = packed.split('.', 2)
  const dictionary = Object.hasOwn(dictionaries, number) ? dictionaries[number] : undefined
  if (!dictionary || bytes === undefined) throw new Error('a copy of events in an unknown format')
  // packCopies wrote it.
  const copies = JSON.parse(
    inflateRawSync(Buffer.from(bytes, 'base64'), { dictionary }).toString(),
  ) as PackedCopy[]
  return copies.map(unpacked)
}
