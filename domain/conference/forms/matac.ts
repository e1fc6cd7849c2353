import {
  ahead,
  coreQuorum,
  emergency,
  maracAgenda,
  minutesSections,
  researchForm,
} from './shared.ts'
import type { Form } from '../forms.ts'

/** Multi-agency tasking and co-ordination: who does most harm. */
export const matac = {
  title: 'MATAC',
  rules: {
    rhythm: {
      when: { everyDays: 28, from: '2026-01-13' },
      at: '10:00',
      onDayOff: 'after',
      source: 'MATAC: every four weeks (S53); the day is local.',
      mark: 'S',
    },
    ahead,
    listCloses: { workingDays: 8, source: 'As a MARAC (S36).', mark: 'K' },
    returns: { workingDays: 5, source: 'As a MARAC (S36).', mark: 'K' },
    capacity: { items: 15, source: 'As a MARAC (S34).', mark: 'K' },
    perItem: { minutes: 10, source: 'As a MARAC (S34).', mark: 'K' },
    quorum: coreQuorum,
    order: {
      by: ['carried', 'high', 'repeat', 'children'],
      source:
        'Ranked by recency, frequency and gravity (S53); risk and repetition stand for them here.',
      mark: 'K',
    },
    emergency,
  },
  agenda: maracAgenda,
  returnForm: researchForm,
  minutes: { sections: minutesSections, source: 'As a MARAC (S39).', mark: 'K' },
} as const satisfies Form
