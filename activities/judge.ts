import { type Behind, believed, type BehindPorts, stopped } from './behind.ts'
import { copiesSince } from './copies.ts'
import type { Activities, JudgeInput, Turn } from './contract.ts'
import { appendEvents, saveEntity, saveOutcomes, takeInbox, type Tx } from '../store/turns.ts'
import type { Clock } from '../platform/clock.ts'
import {
  commandsPerTurn,
  takeTurn,
  type TurnInput,
  type TurnResult,
} from '../domain/entity/turn.ts'
import type { Database } from '../store/database.ts'
import { describe } from '../domain/describe.ts'
import type { EntityKind } from '../domain/entity/decider.ts'
import type { AnyEvent, EntitySpec, TurnWorld } from './entities.ts'
import { type Specs, withSpec } from './with-spec.ts'
import type { Logger } from 'pino'
import { queueNotices, sendMessages, findUnheardReceivers } from '../store/consequences.ts'
import { lockInTime, type Present, readPresent, type TimePorts } from './present.ts'
import { reachFor } from '../store/reach.ts'
import { forgetUnbegun } from '../store/unbegun.ts'
import { notThere, refuseUnbegun } from './unbegun.ts'
import { SlotTaken } from '../store/meeting-ids.ts'
import { type Receiver, receiversOf, withNew } from './receivers.ts'
import type { StartDetails } from '../client/temporal.ts'

/** What a turn needs of the world. */
export interface JudgePorts extends BehindPorts, TimePorts {
  readonly database: Database
  readonly namespace: string
  readonly mailDomain: string
  readonly wake: (kind: EntityKind, id: string, shown?: StartDetails) => Promise<void>
  /** Called when the turn is committed and nobody knows of it yet: a proof may end the process here. */
  readonly committed?: () => void
  /** Whether this is not the first try of the same turn. Absent outside Temporal. */
  readonly again?: () => boolean
  /** The rules by kind, unless they are today's. */
  readonly specs?: Specs
}

/** How many of those that it waits for are kept in the history with each turn. */
const waitingShown = 2

interface Stored {
  readonly turn: Turn
  readonly receivers: readonly Receiver[]
  /** The row is behind, and nothing was done. */
  readonly behind?: Behind
}

/**
 * Takes one turn of one entity, in one transaction, and then wakes whoever has something to do. Safe to repeat at any
 * point: a repeat finds the commands judged, adopts what was committed, and wakes again those who have not acted on it.
 */
export function createJudge(ports: JudgePorts): Activities['judge'] {
  const specs = ports.specs ?? withSpec
  return async (input) => {
    const present = await readPresent(ports)
    const take = (own: JudgePorts, from: JudgeInput) =>
      takeAgain(() =>
        ports.database.transaction().execute(async (tx) => {
          await reachFor(tx, { works: 'engine' })
          return specs(from.kind, (spec) => storeTurn(own, spec, tx, from, present))
        }),
      )
    const { turn, receivers } = await believed(ports, input, {
      take,
      whenRestored: specs(input.kind, (spec) => spec.whenRestored),
    })
    ports.committed?.()
    const others = receivers.filter(({ kind, id }) => kind !== input.kind || id !== input.id)
    await Promise.all(others.map(({ kind, id, shown }) => ports.wake(kind, id, shown)))
    const toItself = others.length < receivers.length
    return toItself ? { ...turn, more: true } : turn
  }
}

/** Takes a turn; once more if another has just made a meeting that it wanted to make, which it then finds. */
async function takeAgain(take: () => Promise<Stored>): Promise<Stored> {
  try {
    return await take()
  } catch (error) {
    if (error instanceof SlotTaken) return take()
    throw error
  }
}

async function storeTurn<State extends object, Event extends AnyEvent, Reference>(
  ports: JudgePorts,
  spec: EntitySpec<State, Event, Reference>,
  tx: Tx,
  input: JudgeInput,
  present: Present,
): Promise<Stored> {
  const { kind, id, seq: known } = input
  const row = await lockInTime(ports, tx, input, spec.decider.initial(id), present)
  if (!row || row.seq < (known ?? 0)) return nothingStored(known, row?.seq)
  const now = Math.max(present.now, row.at)
  const state = row.state as State // written by evolve and by nobody else
  const incoming = await takeInbox(tx, kind, id, commandsPerTurn + 1)
  const reference = await spec.load(tx, id, state, incoming, now)
  if (reference === undefined)
    return refuseUnbegun(ports, spec, tx, { kind, id, seq: row.seq, incoming, now })
  const turn = await judged(spec, tx, reference, { id, state, seq: row.seq, now, incoming })
  logFaults(ports.log, kind, id, turn)
  const position = spec.decider.position(turn.state, reference)
  const world: TurnWorld = {
    mailDomain: ports.mailDomain,
    real: Date.now(),
  }
  await appendEvents(tx, kind, id, turn.events)
  await saveEntity(tx, {
    kind,
    id,
    seq: turn.seq,
    state: turn.state,
    at: now,
    alarmAt: turn.alarmAt,
    ended: position.ended,
    trouble: troubleAfter(turn, row.trouble, now),
  })
  await spec.project(tx, id, turn, reference, world)
  const origin = {
    namespace: ports.namespace,
    kind,
    id,
    site: spec.site(reference, turn.state),
    at: now,
    real: world.real,
  }
  const handed = await queueNotices(tx, origin, turn.notices)
  const messages = [...handed, ...turn.messages]
  await sendMessages(tx, origin, messages)
  await saveOutcomes(tx, turn.outcomes, now)
  const gone = turn.seq === 0 && !turn.more && (await forgetUnbegun(tx, kind, id))
  const adopted = row.seq > (known ?? -1) || ports.again?.() === true
  const receivers = adopted ? await findUnheardReceivers(tx, kind, id) : receiversOf(messages)
  return {
    receivers: await withNew(tx, receivers, origin.site),
    turn: {
      ...(await stands(ports.clock, spec, reference, turn)),
      ...(gone ? { ended: true as const } : {}),
      judged: turn.outcomes.length + (turn.events.length > 0 ? 1 : 0),
      ...(turn.more ? { more: true as const } : {}),
      ...(turn.seq === (known ?? row.seq) && turn.outcomes.length === 0
        ? {}
        : {
            events: await copiesSince(tx, kind, id, known ?? row.seq, row.seq, {
              ...turn,
              incoming,
              now,
            }),
          }),
    },
  }
}

/** What the rules make of what came in; with all that happened until then, where one of them reads that. */
async function judged<State extends object, Event extends AnyEvent, Reference>(
  { decider, past }: EntitySpec<State, Event, Reference>,
  tx: Tx,
  reference: Reference,
  input: TurnInput<State>,
): Promise<TurnResult<State, Event>> {
  const found = await past?.(tx, input.id, input.incoming)
  return takeTurn(decider, reference, { ...input, ...(found ? { past: found } : {}) })
}

/** Where the entity stands after the turn, for the workflow to know: codes and instants. */
async function stands<State extends object, Event extends AnyEvent, Reference>(
  clock: Clock,
  spec: EntitySpec<State, Event, Reference>,
  reference: Reference,
  { state, seq, alarmAt }: TurnResult<State, Event>,
) {
  const { site, stage, ended, send, ...position } = spec.decider.position(state, reference)
  const alarm =
    ended || alarmAt === undefined
      ? {}
      : { alarmAt: new Date(alarmAt).toISOString(), wakeAt: await clock.engine(alarmAt) }
  return {
    seq,
    ...(site === undefined ? {} : { site }),
    stage,
    waitingOn: position.waitingOn
      .slice(0, waitingShown)
      .map(({ agency, what }) => `${agency}/${what}`),
    ...alarm,
    details: describe(
      { ...position, stage, ended },
      spec.names(reference),
      spec.calendar(reference),
    ),
    ...(ended ? { ended } : {}),
    ...(send ? { send } : {}),
  }
}

/** Nothing is known under the id, or less than the workflow says. */
function nothingStored(known = 0, stored = 0): Stored {
  if (known === 0) return { turn: notThere, receivers: [] }
  return { turn: stopped({ known, stored }), receivers: [], behind: { known, stored } }
}

function logFaults(
  log: Logger,
  kind: EntityKind,
  id: string,
  { faults }: TurnResult<object, object>,
): void {
  for (const { command, error } of faults)
    log.error({ kind, entity: id, command, err: error }, 'rule at fault')
}

/** A fault of time's own rule is kept on the row, from where it is listed, until that rule succeeds again. */
function troubleAfter(
  { faults, more }: TurnResult<object, object>,
  before: { code: string; since: number; times: number } | null,
  now: number,
) {
  if (more) return before // time has not been asked
  if (!faults.some(({ command }) => command === undefined)) return null
  return { code: 'time-fault', since: before?.since ?? now, times: (before?.times ?? 0) + 1 }
}
