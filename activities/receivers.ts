import type { EntityKind } from '../domain/entity/decider.ts'
import { findExisting } from '../store/consequences.ts'
import type { StartDetails } from '../client/temporal.ts'
import type { Tx } from '../store/turns.ts'

/** Somebody who has something to do because of a turn. */
export interface Receiver {
  readonly kind: EntityKind
  readonly id: string
  /** For an entity that is still to be made: what an operator sees of it until then. */
  readonly shown?: StartDetails
}

/** Marks the meetings that pathways have just made: they keep a copy of their events from the first, as planned ones do. */
export async function withNew(
  tx: Tx,
  receivers: readonly Receiver[],
  site: string,
): Promise<Receiver[]> {
  const meetings = receivers.flatMap(({ kind, id }) => (kind === 'conference' ? [id] : []))
  const made = await findExisting(tx, 'conference', meetings)
  return receivers.map((one) =>
    one.kind !== 'conference' || made.has(one.id)
      ? one
      : { ...one, shown: { site, stage: 'unplanned', fresh: true } },
  )
}

/** Those to whom these messages are, but for the quiet ones. */
export function receiversOf(messages: readonly { to: Receiver; quiet?: true }[]): Receiver[] {
  const loud = messages.filter(({ quiet }) => !quiet).map(({ to }) => to)
  return [...new Map(loud.map((to) => [`${to.kind}:${to.id}`, to])).values()]
}
