/** Bodies of the commands about a pathway's record, as the documentation shows them. */
export const afterExamples = {
  'decide-retention': {
    decision: 'retain',
    reason: 'An appeal is under way.',
    until: '2034-11-02',
  },
  'classify-retention': { class: 'group2', reason: 'Convicted of a violent offence.' },
  'set-legal-hold': { reason: 'A civil claim was announced.' },
  'lift-legal-hold': { reason: 'The claim was settled.' },
} as const
