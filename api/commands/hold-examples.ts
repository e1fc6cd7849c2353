/** Example bodies of the commands about holds, for the documentation. */
export const holdExamples = {
  hold: { reason: 'hospital', note: 'Admitted on Monday.', resumeOn: '2027-02-15' },
  'record-custody': {
    on: '2026-01-18',
    status: 'sentenced',
    releaseOn: '2027-06-01',
    note: 'Eighteen months; half of them inside.',
  },
  'record-death': { who: 'person', on: '2026-01-19', note: 'The coroner has been told.' },
  resume: { note: 'Discharged, and well enough to come.' },
  'review-hold': {
    outcome: 'continue',
    note: 'The ward expects three more weeks.',
    resumeOn: '2027-03-08',
  },
}
