import type { AnyEvent, EntitySpec } from './entities.ts'
import { copiesSince } from './copies.ts'
import type { EntityKind } from '../domain/entity/decider.ts'
import { forgetUnbegun } from '../store/unbegun.ts'
import type { InboxCommand } from '../domain/entity/turn.ts'
import type { Logger } from 'pino'
import { openRestore } from '../store/restores.ts'
import { refuseTurn } from '../domain/entity/refuse-turn.ts'
import { saveOutcomes, type Tx } from '../store/turns.ts'
import { type Receiver, receiversOf } from './receivers.ts'
import { sendMessages } from '../store/consequences.ts'
import type { Turn } from './contract.ts'

/** What a turn without a beginning needs of the world. */
interface UnbegunPorts {
  readonly log: Logger
  readonly namespace: string
}

/** A turn of what is not there. */
export const notThere: Turn = {
  seq: 0,
  stage: 'unknown',
  waitingOn: [],
  details: 'Nothing is known under this id.',
  ended: true,
  judged: 0,
}

/** What has not begun, and what waits for it. */
interface Unbegun {
  readonly kind: EntityKind
  readonly id: string
  readonly seq: number
  readonly incoming: readonly InboxCommand[]
  readonly now: number
}

/**
 * The turn of what never began, where nothing that waits can begin it: its commands are refused, which is logged, and what
 * is left of it goes. Nothing is done where it may begin yet: a post, or anything in a restored database that is not healed.
 */
export async function refuseUnbegun<State extends object, Event extends AnyEvent, Reference>(
  { log, namespace }: UnbegunPorts,
  { decider }: EntitySpec<State, Event, Reference>,
  tx: Tx,
  { kind, id, seq, incoming, now }: Unbegun,
): Promise<{ readonly turn: Turn; readonly receivers: readonly Receiver[] }> {
  if (seq > 0 || kind === 'post' || (await openRestore(tx)))
    return { turn: notThere, receivers: [] }
  const turn = refuseTurn<State, Event>(decider, { id, incoming })
  const { outcomes, messages, more } = turn
  const origin = { namespace, kind, id, site: '', at: now, real: Date.now() }
  await sendMessages(tx, origin, messages)
  await saveOutcomes(tx, outcomes, now)
  const forgotten = await forgetUnbegun(tx, kind, id)
  if (outcomes.length > 0 || forgotten)
    log.warn(
      { kind, entity: id, commands: outcomes.length, forgotten },
      'what never began was cleared away',
    )
  return {
    receivers: receiversOf(messages),
    turn: {
      seq: 0,
      stage: decider.unbegun(id).stage,
      waitingOn: [],
      details: 'It never began.',
      ended: true,
      judged: outcomes.length,
      ...(more ? { more: true as const } : {}),
      ...(outcomes.length > 0
        ? { events: await copiesSince(tx, kind, id, 0, 0, { ...turn, incoming, now }) }
        : {}),
    },
  }
}
