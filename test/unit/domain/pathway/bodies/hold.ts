import { type Bodies } from './bodies.ts'

/** Of holds. */
export const holdBodies: Bodies = ({ of, iso }) => ({
  hold: {
    reason: of(['custody', 'hospital', 'abroad', 'stayOfProceedings']),
    ...of([{}, { resumeOn: iso.slice(0, 10) }]),
  },
  'review-hold': {
    outcome: of(['continue', 'continue', 'resume']),
    ...of([{}, { resumeOn: iso.slice(0, 10) }]),
  },
})
