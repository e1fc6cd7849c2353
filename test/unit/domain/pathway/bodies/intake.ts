import type { Bodies } from './bodies.ts'
import type { CarriedOrder } from '../../../../../domain/pathway/shape/links.ts'
import { housing, met } from '../world.ts'

/** An order of a linked referral that was served, broken and is to be notified under. */
const carried = (now: number): CarriedOrder => ({
  order: {
    id: 'o1',
    kind: 'spo',
    grantedOn: '2026-10-30',
    servedOn: '2026-11-02',
    requires: true,
    breaches: [{ id: 'b1', on: '2026-11-02', kind: 'contact' }],
  },
  owes: [
    { what: 'orderNotification', about: 'o1', due: now + 100_000_000, clock: 'orderNotification' },
    { what: 'decideOnBreach', about: 'b1', due: now - 1_000_000, clock: 'decideOnBreach' },
  ].map((one) => ({
    ...one,
    what: one.what as CarriedOrder['owes'][number]['what'], // the kinds are those of the lines above
    agency: 'metropolitan-police-service',
    role: 'policeLead',
    since: now - 90_000_000,
  })),
})

/** A victim of a linked referral: the pathway's own or another, to whom a contact may be owed still. */
const victimOf = (now: number, of: <T>(list: readonly T[]) => T | undefined): object => ({
  ...{ strand: 'A', victim: of(['victim-1', 'victim-8', 'victim-9']), broughtBy: met },
  ...{ flags: of([[], ['contactUnsafe'], ['supportDeclined'], ['victimDied']]), contactTries: 1 },
  ...of([{}, { advocate: { agency: housing, role: 'victimAdvocate' } }]),
  ...of([
    {},
    { contact: { what: 'victimContact', since: now - 3_600_000, due: now + 90_000_000 } },
    { contact: { what: 'victimContactHigh', since: now - 90_000_000, due: now - 3_600_000 } },
  ]),
})

/** Bodies of the commands that say whose referral it is, and who the person is. */
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
    ...of([{}, { orders: [carried(now)] }]),
    ...of([{}, { strands: [victimOf(now, of)] }, { strands: [victimOf(now, of)] }]),
  },
  'give-back-referral': { pathway: of(state.taken?.map(({ pathway }) => pathway) ?? []) ?? 'p3' },
  'merge-person': {
    pathwayId: of(['p2', 'p3', 'p1']),
    person: of(['person-2', 'person-1']),
    crossed: of([false, false, false, true]),
  },
  'review-merge': { same: of([true, false]) },
  'correct-person': { former: of(['shown', 'hidden']) },
  'confirm-not-same': { pathwayId: of(['p2', 'p3', 'p1']), person: of(['person-2', 'person-1']) },
  'lift-not-same': { pathwayId: of(state.notSame ?? []) ?? 'p2' },
  'say-same-person': { matchId: of(['m1', 'm2']) },
  'answer-same-person': {
    matchId: of(state.samePerson?.map(({ match }) => match) ?? []) ?? 'm1',
    same: of([true, false]),
  },
  'hear-of-same-person': { match: of(['m1', 'm2']) },
  'note-same-person': { match: of(['m1', 'm2']), same: of([true, false]) },
  'note-merge': { undone: of([true, false]) },
  answered: {
    name: of(['take-linked-referral', 'take-notice', 'list-item']),
    code: of(['pathway-ended', 'list-is-closed']),
  },
})
