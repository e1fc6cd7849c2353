import type { Form } from './form.ts'
import { shared } from './shared.ts'

/** The panel of a stalking intervention programme. */
export const stalkingPanel = {
  title: 'Stalking panel',
  rules: {
    rhythm: {
      when: { everyDays: 7, from: '2026-01-07' },
      at: '10:00',
      onDayOff: 'after',
      source: 'Hampshire: weekly panel (aurorand.org.uk); Wednesday at ten is local.',
      mark: 'S',
    },
    ahead: shared.ahead,
    listCloses: {
      workingDays: 5,
      source: 'A week before a weekly meeting; no published number found.',
      mark: 'K',
    },
    returns: {
      workingDays: 3,
      source: 'Two working days before the meeting, so that there is time to read them.',
      mark: 'K',
    },
    capacity: {
      items: 15,
      source: 'As a MARAC: fifteen cases (MARAC meeting framework, reducingtherisk.org.uk).',
      mark: 'K',
    },
    perItem: {
      minutes: 10,
      source: 'As a MARAC: ten minutes per case (MARAC meeting framework, reducingtherisk.org.uk).',
      mark: 'K',
    },
    quorum: shared.coreQuorum,
    order: {
      by: ['carried', 'children', 'high', 'repeat'],
      source:
        'As a MARAC: cases with children first (SafeLives suggested agenda); then high risk and repeats.',
      mark: 'K',
    },
    emergency: shared.emergency,
  },
  agenda: shared.maracAgenda,
  returnForm: shared.researchForm,
  minutes: {
    sections: shared.minutesSections,
    source: 'As the minutes of a MARAC (minutes template, studylib.net 18690313).',
    mark: 'K',
  },
} as const satisfies Form
