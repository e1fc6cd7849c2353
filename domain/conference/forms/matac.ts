import type { Form } from './form.ts'
import { shared } from './shared.ts'

/** Multi-agency tasking and co-ordination: who does most harm. */
export const matac = {
  title: 'MATAC',
  rules: {
    rhythm: {
      when: { everyDays: 28, from: '2026-01-13' },
      at: '10:00',
      onDayOff: 'after',
      source: 'MATAC: every four weeks (College of Policing, MATAC); the day is local.',
      mark: 'S',
    },
    ahead: shared.ahead,
    listCloses: shared.listCloses,
    returns: shared.returns,
    capacity: {
      items: 15,
      source: 'As a MARAC (MARAC meeting framework, reducingtherisk.org.uk).',
      mark: 'K',
    },
    perItem: {
      minutes: 10,
      source: 'As a MARAC (MARAC meeting framework, reducingtherisk.org.uk).',
      mark: 'K',
    },
    quorum: shared.coreQuorum,
    order: {
      by: ['carried', 'high', 'repeat', 'children'],
      source:
        'Ranked by recency, frequency and gravity (College of Policing, MATAC); here risk and repetition stand in for them.',
      mark: 'K',
    },
    emergency: shared.emergency,
  },
  agenda: shared.maracAgenda,
  returnForm: shared.researchForm,
  minutes: {
    sections: shared.minutesSections,
    source: 'As a MARAC (minutes template, studylib.net 18690313).',
    mark: 'K',
  },
} as const satisfies Form
