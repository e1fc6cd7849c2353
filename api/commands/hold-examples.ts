/** What the commands about holds carry, for the documentation. */
export const holdExamples = {
  hold: { reason: 'hospital', note: 'Admitted on Monday.', resumeOn: '2027-02-15' },
  resume: { note: 'Discharged, and well enough to come.' },
  'review-hold': {
    outcome: 'continue',
    note: 'The ward expects three more weeks.',
    resumeOn: '2027-03-08',
  },
}
