import type { Decider } from './decider.ts'
import { answerTo, commandsPerTurn, type TurnInput, type TurnResult } from './turn.ts'

/**
 * The turn of what has not begun and cannot, as nothing that waits for it says where: all that has come in is refused, and
 * whoever sent it is told. Otherwise it would wait for ever.
 */
export function refuseTurn<State, Event>(
  { initial, unbegun }: Pick<Decider<State, Event, never>, 'initial' | 'unbegun'>,
  { id, incoming }: Pick<TurnInput<State>, 'id' | 'incoming'>,
): TurnResult<State, Event> {
  const { stage, code } = unbegun(id)
  const outcome = { result: 'refused', stage, version: 0, code } as const
  const taken = incoming.slice(0, commandsPerTurn)
  return {
    state: initial(id),
    seq: 0,
    events: [],
    outcomes: taken.map((command) => ({ id: command.id, outcome })),
    notices: [],
    messages: taken.flatMap((command, n) => answerTo(command, outcome, { seq: 0, n })),
    faults: [],
    more: incoming.length > commandsPerTurn,
  }
}
