import { firstMeeting, london, people } from '../world.ts'

const meeting = { ...people.system, id: `conference:${firstMeeting}` }
const of = { conference: firstMeeting }

/** Bodies of what a meeting tells a pathway. */
export const usualListing = {
  'list-for-conference': { body: {} },
  'conference-listed': { by: meeting, body: { ...of, at: london('2026-11-11 10:00') } },
  'conference-moved': { by: meeting, body: { ...of, at: london('2026-11-13 10:00') } },
  'conference-deferred': { by: meeting, body: of },
  'conference-returned': { by: meeting, body: of },
  'conference-offered': {
    by: meeting,
    body: { ...of, item: 'i1', site: 'hampshire', reason: 'w-reason' },
  },
  'conference-decided': {
    by: meeting,
    body: {
      ...of,
      item: 'i1',
      decision: 'intervene',
      risk: 'medium',
      rationale: 'w-rationale',
      dissent: [],
      actions: [],
    },
  },
  'decision-corrected': {
    by: meeting,
    body: {
      ...{ ...of, item: 'i1', decision: 'adviceOnly', risk: 'standard' },
      ...{ rationale: 'w-right', dissent: [], actions: [], reason: 'w-reason' },
    },
  },
  'action-reviewed': {
    by: meeting,
    body: { ...of, action: 'a1', outcome: 'done', note: 'w-note' },
  },
} as const
