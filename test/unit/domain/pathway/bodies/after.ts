import type { Bodies } from './bodies.ts'

/** Bodies of the commands about a pathway's record, and about moving to another site. */
export const afterBodies: Bodies = ({ of, iso }) => ({
  'decide-retention': {
    decision: of(['retain', 'retain', 'erase']),
    ground: of(['noLongerNeeded', 'unlawful']),
    ...of([{}, { until: iso.slice(0, 10) }]),
  },
  'offer-transfer': { site: of(['hampshire', 'hampshire', 'cheshire', 'london']) },
  'classify-retention': { class: of(['group1', 'group2', 'group3', 'another']) },
})
