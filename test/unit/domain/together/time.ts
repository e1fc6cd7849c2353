import { sitesNow } from './reading.ts'
import { conferenceDecider } from '../../../../domain/conference/conference.ts'
import { pathwayDecider } from '../../../../domain/pathway/pathway.ts'
import { reference } from './sites.ts'
import type { World } from './world.ts'

/** Time acts on everything that is due: at each alarm on the way, or on all at once. */
export function wait(world: World, until: number, outage: boolean): void {
  if (outage) world.now = until
  for (let left = 600; left > 0; left--) {
    const alarms = [
      ...[...world.pathways].map(([id, { state }]) => ({
        kind: 'pathway' as const,
        id,
        at: pathwayDecider.nextAlarm(state, sitesNow(world))?.at ?? Infinity,
      })),
      ...[...world.conferences].map(([id, { state }]) => ({
        kind: 'conference' as const,
        id,
        at: conferenceDecider.nextAlarm(state, reference)?.at ?? Infinity,
      })),
    ]
    const next = alarms.reduce((a, b) => (b.at < a.at ? b : a))
    if (next.at > until) break
    world.now = Math.max(world.now, next.at)
    world.turn(next.kind, next.id, 0)
  }
  world.now = until
}
