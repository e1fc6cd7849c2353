/**
 * What the meeting of each story comes to in Temporal, exactly: events of its history, what would be billed, and the most
 * timers at once. A change that makes one longer must say so here.
 */
export const meetingsInTemporal = {
  'conference-three-agencies': { events: 410, actions: 87, mostTimers: 1 },
  'conference-deferred': { events: 339, actions: 73, mostTimers: 1 },
  'conference-inquorate': { events: 383, actions: 81, mostTimers: 1 },
  'conference-reconvened': { events: 338, actions: 73, mostTimers: 1 },
  'conference-emergency': { events: 274, actions: 61, mostTimers: 1 },
} as const
