import type { Form } from './form.ts'
import { shared } from './shared.ts'

/** A multi-agency risk assessment conference. */
export const marac = {
  title: 'MARAC',
  rules: {
    rhythm: {
      when: { everyDays: 14, from: '2026-01-08' },
      at: '09:30',
      onDayOff: 'after',
      source:
        'MARACs meet monthly or fortnightly (safelives.org.uk); fortnightly is used here, and the day is local.',
      mark: 'S',
    },
    ahead: shared.ahead,
    listCloses: {
      workingDays: 8,
      source:
        'The list goes out about eight working days before the meeting, a local rule (a public table of local rules, second-hand).',
      mark: 'S2',
    },
    returns: {
      workingDays: 5,
      source:
        'Research is returned within five working days, a local rule (a public table of local rules, second-hand).',
      mark: 'S2',
    },
    capacity: {
      items: 15,
      source: 'Fifteen cases to a meeting (MARAC meeting framework, reducingtherisk.org.uk).',
      mark: 'S',
    },
    perItem: {
      minutes: 10,
      source:
        'Ten minutes per case, fifteen at most (MARAC meeting framework, reducingtherisk.org.uk).',
      mark: 'S',
    },
    quorum: shared.coreQuorum,
    order: {
      by: ['carried', 'children', 'high', 'repeat'],
      source: 'Cases with children first (SafeLives suggested agenda); the rest is local.',
      mark: 'S',
    },
    emergency: shared.emergency,
  },
  agenda: shared.maracAgenda,
  returnForm: shared.researchForm,
  minutes: {
    sections: shared.minutesSections,
    source:
      'Attendance, apologies, information sent; whether an action was impossible or not done (minutes template, studylib.net 18690313).',
    mark: 'S',
  },
} as const satisfies Form
