import type { PathwayEvent } from '../../domain/pathway/events.ts'
import type { PathwayState } from '../../domain/pathway/state.ts'
import type { SiteReference } from '../../domain/reference/reference.ts'
import type { EventEnvelope } from '../../domain/entity/turn.ts'

/** A turn of a pathway as the projections read it: where it left the pathway, and what happened. */
export interface PathwayTurn {
  readonly state: PathwayState
  readonly seq: number
  readonly events: readonly EventEnvelope<PathwayEvent>[]
  readonly alarmAt: number | undefined
  readonly reference: SiteReference
}
