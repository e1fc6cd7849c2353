import type { Meetings } from './meetings.ts'

/** The meetings of the pilots. What a pilot's entry leaves out comes from the form. */
export const pilotMeetings = {
  london: {
    stalkingPanel: {
      rhythm: {
        when: { everyDays: 7, from: '2026-01-07' },
        at: '10:00',
        onDayOff: 'after',
        source:
          'How often the London team meets is not published; weekly (as in Hampshire) and Wednesday at ten are local.',
        mark: 'K',
      },
    },
  },
  hampshire: {
    stalkingPanel: {
      rhythm: {
        when: { everyDays: 7, from: '2026-01-06' },
        at: '10:00',
        onDayOff: 'after',
        source: 'A weekly panel (aurorand.org.uk); Tuesday at ten is local.',
        mark: 'S',
      },
    },
  },
  cheshire: {
    stalkingPanel: {
      rhythm: {
        when: { everyDays: 14, from: '2026-01-08' },
        at: '10:00',
        onDayOff: 'after',
        source:
          'How often the Cheshire unit meets is not published; fortnightly (as a MARAC may, safelives.org.uk) and Thursday at ten are local.',
        mark: 'K',
      },
    },
  },
} as const satisfies Record<string, Meetings>
