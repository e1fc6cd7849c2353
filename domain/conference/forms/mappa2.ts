import type { Form } from './form.ts'
import { shared } from './shared.ts'

/** Multi-agency public protection arrangements, level 2. */
export const mappa2 = {
  title: 'MAPPA level 2',
  rules: {
    rhythm: {
      when: { everyDays: 28, from: '2026-01-22' },
      at: '10:00',
      onDayOff: 'after',
      source:
        'Level 2 reviews within twelve weeks (Scotland 2022, a public table of local rules, second-hand), so a meeting every four weeks; not verified for England.',
      mark: 'S2',
    },
    ahead: shared.ahead,
    listCloses: shared.listCloses,
    returns: shared.returns,
    capacity: {
      items: 8,
      source: 'Fewer and longer items than at a MARAC; a local number.',
      mark: 'K',
    },
    perItem: {
      minutes: 30,
      source: 'Fewer and longer items than at a MARAC; a local number.',
      mark: 'K',
    },
    quorum: {
      roles: ['chair', 'policeLead', 'probation'],
      source: 'The responsible authority, where it has a role here; no published number found.',
      mark: 'K',
    },
    order: { by: ['carried', 'high', 'repeat', 'children'], source: 'Local.', mark: 'K' },
    emergency: shared.emergency,
  },
  agenda: { ...shared.maracAgenda, source: 'As a MARAC (SafeLives suggested agenda).', mark: 'K' },
  returnForm: {
    ...shared.researchForm,
    source: 'As a MARAC (SafeLives research form).',
    mark: 'K',
  },
  minutes: {
    sections: [
      ...shared.minutesSections,
      { code: 'differingViews', title: 'Decisions, their rationale and differing views' },
    ],
    source:
      'Minutes on MAPPA C: decisions, rationale and differing views (MAPPA guidance, mappa.justice.gov.uk).',
    mark: 'S',
  },
} as const satisfies Form
