import type { Bodies } from './bodies.ts'

/** Bodies about holds. */
export const holdBodies: Bodies = ({ of, iso }) => ({
  hold: {
    reason: of(['custody', 'hospital', 'abroad', 'stayOfProceedings']),
    ...of([{}, { resumeOn: iso.slice(0, 10) }]),
  },
  'record-custody': {
    ...of([
      { status: 'remanded', sessions: of(['hold', 'goOn']) },
      { status: 'sentenced', releaseOn: iso.slice(0, 10), sessions: 'goOn' },
      { status: 'recalled', releaseOn: iso.slice(0, 10), note: undefined },
      { status: 'bailed' },
      { status: 'released' },
      { status: 'released', releaseOn: iso.slice(0, 10) },
    ]),
  },
  'record-death': { who: of(['victim', 'person', 'victim']) },
  'review-hold': {
    outcome: of(['continue', 'continue', 'resume']),
    ...of([{}, { resumeOn: iso.slice(0, 10) }]),
  },
})
