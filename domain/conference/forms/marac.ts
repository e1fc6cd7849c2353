import { type Form, sourced } from './form.ts'
import { shared } from './shared.ts'

/** A multi-agency risk assessment conference. */
export const marac = {
  title: 'MARAC',
  rules: {
    rhythm: sourced(
      { when: { everyDays: 14, from: '2026-01-08' }, at: '09:30', onDayOff: 'after' },
      'S',
      'MARACs meet monthly or fortnightly (safelives.org.uk); fortnightly is used here, and the day is local.',
    ),
    ahead: shared.ahead,
    listCloses: sourced(
      { workingDays: 8 },
      'S2',
      'The list goes out about eight working days before the meeting, a local rule (a public table of local rules, second-hand).',
    ),
    returns: sourced(
      { workingDays: 5 },
      'S2',
      'Research is returned within five working days, a local rule (a public table of local rules, second-hand).',
    ),
    capacity: sourced(
      { items: 15 },
      'S',
      'Fifteen cases to a meeting (MARAC meeting framework, reducingtherisk.org.uk).',
    ),
    perItem: sourced(
      { minutes: 10 },
      'S',
      'Ten minutes per case, fifteen at most (MARAC meeting framework, reducingtherisk.org.uk).',
    ),
    quorum: shared.coreQuorum,
    order: sourced(
      { by: ['carried', 'children', 'high', 'repeat'] },
      'S',
      'Cases with children first (SafeLives suggested agenda); the rest is local.',
    ),
    emergency: shared.emergency,
  },
  agenda: shared.maracAgenda,
  returnForm: shared.researchForm,
  minutes: sourced(
    { sections: shared.minutesSections },
    'S',
    'Attendance, apologies, information sent; whether an action was impossible or not done (minutes template, studylib.net 18690313).',
  ),
} as const satisfies Form
