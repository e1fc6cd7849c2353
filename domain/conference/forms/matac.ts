import { type Form, sourced } from './form.ts'
import { shared } from './shared.ts'

/** Multi-agency tasking and co-ordination: who does most harm. */
export const matac = {
  title: 'MATAC',
  rules: {
    rhythm: sourced(
      { when: { everyDays: 28, from: '2026-01-13' }, at: '10:00', onDayOff: 'after' },
      'S',
      'MATAC: every four weeks (College of Policing, MATAC); the day is local.',
    ),
    ahead: shared.ahead,
    listCloses: shared.listCloses,
    returns: shared.returns,
    capacity: sourced(
      { items: 15 },
      'K',
      'As a MARAC (MARAC meeting framework, reducingtherisk.org.uk).',
    ),
    perItem: sourced(
      { minutes: 10 },
      'K',
      'As a MARAC (MARAC meeting framework, reducingtherisk.org.uk).',
    ),
    quorum: shared.coreQuorum,
    order: sourced(
      { by: ['carried', 'high', 'repeat', 'children'] },
      'K',
      'Ranked by recency, frequency and gravity (College of Policing, MATAC); here risk and repetition stand in for them.',
    ),
    emergency: shared.emergency,
  },
  agenda: shared.maracAgenda,
  returnForm: shared.researchForm,
  minutes: sourced(
    { sections: shared.minutesSections },
    'K',
    'As a MARAC (minutes template, studylib.net 18690313).',
  ),
} as const satisfies Form
