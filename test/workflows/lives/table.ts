/**
 * What each life comes to in Temporal, exactly: events of its history, what would be billed, and the most timers at once. A
 * change that makes one longer must say so here.
 */
export const livesInTemporal = {
  'life-advice-only': { events: 194, actions: 46, mostTimers: 1 },
  'life-treatment': { events: 582, actions: 133, mostTimers: 1 },
  'life-repeat': { events: 328, actions: 79, mostTimers: 1 },
  'life-breach': { events: 694, actions: 155, mostTimers: 1 },
  'life-custody': { events: 657, actions: 152, mostTimers: 1 },
} as const
