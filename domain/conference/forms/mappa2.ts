import { type Form, sourced } from './form.ts'
import { shared } from './shared.ts'

/** Multi-agency public protection arrangements, level 2. */
export const mappa2 = {
  title: 'MAPPA level 2',
  rules: {
    rhythm: sourced(
      { when: { everyDays: 28, from: '2026-01-22' }, at: '10:00', onDayOff: 'after' },
      'S2',
      'Level 2 reviews within twelve weeks (Scotland 2022, a public table of local rules, second-hand), so a meeting every four weeks; not verified for England.',
    ),
    ahead: shared.ahead,
    listCloses: shared.listCloses,
    returns: shared.returns,
    capacity: sourced({ items: 8 }, 'K', 'Fewer and longer items than at a MARAC; a local number.'),
    perItem: sourced(
      { minutes: 30 },
      'K',
      'Fewer and longer items than at a MARAC; a local number.',
    ),
    quorum: sourced(
      { roles: ['chair', 'policeLead', 'probation'] },
      'K',
      'The responsible authority, where it has a role here; no published number found.',
    ),
    order: sourced({ by: ['carried', 'high', 'repeat', 'children'] }, 'K', 'Local.'),
    emergency: shared.emergency,
  },
  agenda: sourced(shared.maracAgenda, 'K', 'As a MARAC (SafeLives suggested agenda).'),
  returnForm: sourced(shared.researchForm, 'K', 'As a MARAC (SafeLives research form).'),
  minutes: sourced(
    {
      sections: [
        ...shared.minutesSections,
        { code: 'differingViews', title: 'Decisions, their rationale and differing views' },
      ],
    },
    'S',
    'Minutes on MAPPA C: decisions, rationale and differing views (MAPPA guidance, mappa.justice.gov.uk).',
  ),
} as const satisfies Form
