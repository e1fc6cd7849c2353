import type { Bodies } from './bodies.ts'
import { isEntry, type PastEvent } from '../../../../../domain/pathway/withdrawal/entries.ts'
import { owed } from '../../../../../domain/pathway/state.ts'
import { council, health, housing, met, probation, trust } from '../world.ts'

const isReport = ({ event }: PastEvent): boolean => event.type === 'incident-reported'

/** Bodies of the commands about a pathway's record, and about moving to another site. */
export const afterBodies: Bodies = ({ state, by, of, iso, past }) => ({
  'join-reports': {
    event: of(past.filter(isReport).map(({ seq }) => seq)) ?? 1,
    of: of(past.filter(isReport).map(({ seq }) => seq)) ?? 2,
  },
  'withdraw-entry': {
    event:
      of(
        past
          .filter(({ event, by: author }) => isEntry(event.type) && author.id === by.id)
          .map(({ seq }) => seq),
      ) ?? 1,
  },
  'decide-retention': {
    decision: of(['retain', 'retain', 'erase']),
    ground: of(['noLongerNeeded', 'unlawful']),
    ...of([{}, { until: iso.slice(0, 10) }]),
  },
  'offer-transfer': { site: of(['hampshire', 'hampshire', 'cheshire', 'london']) },
  'exclude-agency': {
    agency: of([housing, health, probation, trust, council, met]),
    employer: of([false, false, true]),
  },
  'name-representative': {
    exclusion: of(state.keptOut?.never.map(({ id }) => id) ?? []) ?? 'x99',
    actor: of(['u-police', 'u-clinician', 'u-probation']),
    agencies: of([
      undefined,
      [
        { actor: 'u-police', agency: met },
        { actor: 'u-clinician', agency: health },
        { actor: 'u-probation', agency: probation },
      ],
    ]),
  },
  'exclude-person': { actor: of(['u-housing', 'u-clinician', 'u-police', by.id]) },
  'restrict-to': {
    actors: of([[by.id, 'u-police'], [by.id], ['u-police']]),
    agencies: [by, { id: 'u-police', agency: met }].map(({ id, agency }) => ({
      actor: id,
      agency,
    })),
  },
  'lift-exclusion': { exclusion: of(state.keptOut?.never.map(({ id }) => id) ?? []) ?? 'x99' },
  'review-opening': {
    obligationId: of(owed(state, 'reviewOpening').map(({ id }) => id)) ?? 'p1.99',
    finding: of(['justified', 'notJustified']),
  },
  'choose-decision': {
    obligationId: of(owed(state, 'lookAtDecision').map(({ id }) => id)) ?? 'p1.99',
    counts: of(['meeting', 'chair']),
  },
  'destroy-words': { id: of(state.takenOut?.map(({ text }) => text) ?? []) ?? 'none' },
  'restore-words': { id: of(state.takenOut?.map(({ text }) => text) ?? []) ?? 'none' },
  'classify-retention': { class: of(['group1', 'group2', 'group3', 'another']) },
})
