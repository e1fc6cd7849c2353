import { type Bodies } from './bodies.ts'

/** Of the commands that say whose referral it is, and who the person is. */
export const intakeBodies: Bodies = ({ state, now, of }) => ({
  'link-referral': { pathwayId: of(['p2', 'p2', 'p3', 'p1']) },
  'take-linked-referral': {
    pathway: of(['p2', 'p3']),
    referredAt: now - 3_600_000,
    urgent: of([true, false]),
    ...of([
      {},
      { contact: { what: 'victimContact', since: now - 3_600_000, due: now + 90_000_000 } },
      { contact: { what: 'victimContactHigh', since: now - 90_000_000, due: now - 3_600_000 } },
    ]),
  },
  'give-back-referral': { pathway: of(state.taken?.map(({ pathway }) => pathway) ?? []) ?? 'p3' },
  'merge-person': { pathwayId: of(['p2', 'p3', 'p1']), person: of(['person-2', 'person-1']) },
  'note-merge': { undone: of([true, false]) },
  answered: {
    name: of(['take-linked-referral', 'take-notice', 'list-item']),
    code: of(['pathway-ended', 'list-is-closed']),
  },
})
