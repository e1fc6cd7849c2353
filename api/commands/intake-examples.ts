const reason = 'Both referrals name the same man; confirmed by the police.'

/** Example bodies of the commands that say whose referral it is, and who the person is. */
export const intakeExamples = {
  'link-referral': { pathwayId: 'pw0123456789ab', reason },
  'unlink-referral': { reason: 'Not the same man after all.' },
  'merge-person': { pathwayId: 'pw0123456789ab', reason },
  'split-person': { reason: 'Not the same man after all.' },
}

/** A referral that is begun. */
export const draftExample = {
  site: 'london',
  referrer: { agency: 'london-housing', role: 'agencyWorker' },
  person: { name: 'Alex Example' },
  concern: { summary: 'Neighbours complain that he waits at the door.' },
}
