import type { Clock } from '../../platform/clock.ts'

/** A clock that goes as fast as the real one and can be set. */
export interface MovableClock extends Clock {
  /** Goes on from this instant. */
  moveTo(at: number): void
  /** How far `now` is behind what `engine` believes, as on a machine whose clock is wrong. */
  lagMs: number
}

/** Starts a movable clock at this instant. Sleeping workflows do not notice a move, so whoever moves it must wake them. */
export function movableClock(start: number): MovableClock {
  let ahead = start - Date.now()
  const now = () => Date.now() + ahead - clock.lagMs
  const clock: MovableClock = {
    lagMs: 0,
    speed: 1,
    now: async () => now(),
    engine: async (at) => at - ahead,
    ago: async (realMs) => now() - realMs,
    moveTo: (at) => {
      ahead = at - Date.now()
    },
    stop: () => undefined,
  }
  return clock
}
