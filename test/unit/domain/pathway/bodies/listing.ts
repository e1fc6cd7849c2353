import type { Bodies } from './bodies.ts'
import { day, firstMeeting, referenceOf, secondMeeting, thirdMeeting } from '../world.ts'

const agencies = Object.keys(referenceOf('london').agencies)
const meetings = [firstMeeting, secondMeeting, thirdMeeting]

/** Bodies of what a meeting tells a pathway. */
export const listingBodies: Bodies = ({ state, now, of, risk }) => {
  const conference = of([state.listing?.conference ?? firstMeeting, of(meetings)])
  const to = of([{}, {}, { to: of(meetings) }])
  const from = of([{}, {}, { from: of(meetings) }])
  return {
    'list-for-conference': {
      ...of([{}, { conference: of(meetings) }]),
      ...of([{}, { reason: 'w-reason' }]),
    },
    'conference-listed': { conference, at: now + 5 * day, ...from },
    'conference-moved': { conference, at: now + (of([2, 9, 30]) ?? 2) * day },
    'conference-deferred': { conference, ...to },
    'conference-returned': { conference, ...to },
    'conference-offered': { conference, item: 'i1', site: of(['hampshire', 'london', 'nowhere']) },
    'conference-decided': {
      conference,
      item: of(['i1', 'i2']),
      decision: of(['intervene', 'adviceOnly', 'referOn', 'noAction', 'close', 'noted']),
      risk,
      dissent: of([[], [{ agency: of(agencies), view: 'w-view' }]]),
      actions: of([
        [],
        [{ agency: of(agencies), role: 'agencyWorker', what: 'w-what', due: now + 7 * day }],
      ]),
    },
    'decision-corrected': {
      conference,
      item: of(['i1', 'i2']),
      decision: of(['intervene', 'adviceOnly', 'referOn', 'noAction', 'close', 'noted']),
      risk,
    },
    'action-reviewed': {
      conference,
      action: of(state.actions.map(({ id }) => id)) ?? 'a1',
      outcome: of(['done', 'noLongerPossible', 'notDone', 'carried', 'carried']),
      ...to,
    },
  }
}
