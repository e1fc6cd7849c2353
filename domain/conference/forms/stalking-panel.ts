import { type Form, sourced } from './form.ts'
import { shared } from './shared.ts'

/** The panel of a stalking intervention programme. */
export const stalkingPanel = {
  title: 'Stalking panel',
  rules: {
    rhythm: sourced(
      { when: { everyDays: 7, from: '2026-01-07' }, at: '10:00', onDayOff: 'after' },
      'S',
      'Hampshire: weekly panel (aurorand.org.uk); Wednesday at ten is local.',
    ),
    ahead: shared.ahead,
    listCloses: sourced(
      { workingDays: 5 },
      'K',
      'A week before a weekly meeting; no published number found.',
    ),
    returns: sourced(
      { workingDays: 3 },
      'K',
      'Two working days before the meeting, so that there is time to read them.',
    ),
    capacity: sourced(
      { items: 15 },
      'K',
      'As a MARAC: fifteen cases (MARAC meeting framework, reducingtherisk.org.uk).',
    ),
    perItem: sourced(
      { minutes: 10 },
      'K',
      'As a MARAC: ten minutes per case (MARAC meeting framework, reducingtherisk.org.uk).',
    ),
    quorum: shared.coreQuorum,
    order: sourced(
      { by: ['carried', 'children', 'high', 'repeat'] },
      'K',
      'As a MARAC: cases with children first (SafeLives suggested agenda); then high risk and repeats.',
    ),
    emergency: shared.emergency,
  },
  agenda: shared.maracAgenda,
  returnForm: shared.researchForm,
  minutes: sourced(
    { sections: shared.minutesSections },
    'K',
    'As the minutes of a MARAC (minutes template, studylib.net 18690313).',
  ),
} as const satisfies Form
