/** Bodies of the commands about a pathway's record and its going to another site, as the documentation shows them. */
export const afterExamples = {
  'decide-retention': {
    decision: 'retain',
    reason: 'An appeal is under way.',
    until: '2034-11-02',
  },
  'classify-retention': { class: 'group2', reason: 'Convicted of a violent offence.' },
  'set-legal-hold': { reason: 'A civil claim was announced.' },
  'lift-legal-hold': { reason: 'The claim was settled.' },
  'offer-transfer': { site: 'hampshire', reason: 'He has moved to Southampton for good.' },
  'withdraw-transfer': { reason: 'He is back in London.' },
  'accept-transfer': { note: 'Our advocate will ring today.' },
  'refuse-transfer': { reason: 'He has not arrived here.' },
} as const
