import { systemActor } from '../entity/decider.ts'
import { pathwayDecider } from './pathway.ts'
import type { PathwayState } from './state.ts'
import type { SiteReference } from '../reference/reference.ts'

/** Something that time will do if nobody acts. */
export interface ForecastEntry {
  readonly at: number
  readonly what: 'reminder' | 'override' | 'orderRunsOut' | 'resume' | 'end' | 'retention'
  readonly obligation?: string
  readonly kind?: string
  /** The rung of the ladder, and whom it addresses. */
  readonly rung?: string
  readonly to?: { readonly agency: string; readonly role: string }
}

const time = systemActor('time')

/** The rules run forward from `now` with nobody acting: what happens when, soonest first, at most so many things. */
export function forecast(
  state: PathwayState,
  reference: SiteReference,
  now: number,
  most: number,
): ForecastEntry[] {
  const foreseen: ForecastEntry[] = []
  let ahead = state
  while (foreseen.length < most) {
    const alarm = pathwayDecider.nextAlarm(ahead, reference)
    if (!alarm) break
    const at = Math.max(alarm.at, now)
    const context = { now: at, receivedAt: at, by: time, reference }
    const decision = pathwayDecider.decide(ahead, alarm.command, context)
    if (!decision.ok || decision.events.length === 0) break // beyond the table of holidays nothing is guessed
    for (const [n, event] of decision.events.entries()) {
      const kind = 'id' in event.data ? ahead.obligations[event.data.id]?.what : undefined
      ahead = decision.states[n] ?? ahead
      if (event.type === 'rung-reached') {
        const { id, code, to } = event.data
        const about = kind === undefined ? {} : { kind }
        foreseen.push({ at, what: 'reminder', obligation: id, rung: code, to, ...about })
      } else if (event.type === 'closure-override-permitted')
        foreseen.push({ at, what: 'override' })
      else if (event.type === 'order-expired') foreseen.push({ at, what: 'orderRunsOut' })
      else if (event.type === 'hold-ended') foreseen.push({ at, what: 'resume' })
      else if (event.type === 'pathway-ended') foreseen.push({ at, what: 'end' })
      else if (event.type === 'obligation-opened' && event.data.what === 'retentionDecision')
        foreseen.push({ at, what: 'retention', obligation: event.data.id, kind: event.data.what })
    }
  }
  return foreseen.slice(0, most)
}
