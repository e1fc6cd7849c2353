// What app/ answers of one pathway at its sessions, as plain values; a test changes what it is about.
import type { Heading } from '../../../../app/views/pathway/heading.ts'
import type { Happened } from '../../../../app/views/pathway/history.ts'
import type { Overview } from '../../../../app/views/pathway/overview.ts'

/** Friday 18 December 2026 at half past nine. */
export const now = Date.parse('2026-12-18T09:30:00Z')

export const police = 'metropolitan-police-service'
export const housing = 'london-housing'

export const agencies = new Map([
  [police, 'Metropolitan Police Service'],
  [housing, 'London housing partner'],
])

const entered = (
  stage: Heading['course']['stages'][number]['stage'],
  at: string,
  because: string,
) => ({
  stage,
  at,
  because,
  until: null,
})

export const heading = (changes: Partial<Heading> = {}): Heading => ({
  id: 'pw0123456789ab',
  name: 'Alex Example',
  now,
  whole: true,
  stage: 'sessions',
  course: {
    stages: [
      entered('referral', '2026-11-02T10:00:00.000Z', 'submitted'),
      entered('triage', '2026-11-02T15:00:00.000Z', 'accepted'),
      entered('suitability', '2026-11-13T15:00:00.000Z', 'intervene'),
      entered('sessions', '2026-11-26T10:00:00.000Z', 'suitable'),
    ],
    ends: [],
    decisions: [{ at: '2026-11-03T11:00:00.000Z', type: 'triage-decided', outcome: 'conference' }],
    incidents: [{ on: '2026-12-14', kind: 'following', urgent: true }],
    risks: [],
  },
  endedAt: null,
  erased: false,
  risk: 'high',
  flags: [],
  hold: null,
  keptOut: null,
  openedUntil: null,
  watchUntil: null,
  waitingOn: [waiting('1', '2026-12-11T17:00:00.000Z'), waiting('2', '2026-12-23T17:00:00.000Z')],
  agencies,
  ...changes,
})

const debt = (id: string, due: string) => ({
  what: 'action',
  title: 'an action',
  agency: housing,
  role: 'agencyWorker',
  since: '2026-11-13T15:00:00.000Z',
  due,
  overdue: Date.parse(due) < now,
  stoppedSince: null,
  id,
})

function waiting(id: string, due: string) {
  return { ...debt(id, due), obligationId: id }
}

/** Something that is owed, as the list of obligations has it. */
export const owed = (
  id: string,
  due: string,
  changes: Partial<Overview['owed'][number]> = {},
): Overview['owed'][number] => ({
  ...debt(id, due),
  pathwayId: 'pw0123456789ab',
  conferenceId: null,
  site: 'london',
  clock: 'action',
  source: 'Agreed at the meeting.',
  mark: 'K',
  ladder: 'standard',
  about: null,
  victim: null,
  rung: null,
  rungAt: null,
  nextRungAt: null,
  otherwise: null,
  outcome: null,
  endedAt: null,
  settledBy: [
    { command: 'end-action', label: 'Label of end-action', values: { actionId: 'a1' } },
    { command: 'record-done', label: 'Label of record-done', values: { obligationId: id } },
  ],
  ...changes,
})

export const page = (changes: Partial<Overview['page']> = {}): Overview['page'] => ({
  id: 'pw0123456789ab',
  site: 'london',
  stage: 'sessions',
  stageTitle: 'Sessions',
  stageSince: '2026-11-26T10:00:00.000Z',
  version: 60,
  risk: 'high',
  ratings: null,
  flags: [],
  openedAt: '2026-11-02T10:00:00.000Z',
  lastReferralAt: '2026-11-02T10:00:00.000Z',
  watchUntil: null,
  endedAt: null,
  nextAlarm: null,
  listing: null,
  policyVersion: 1,
  hold: null,
  keptOut: null,
  openedUntil: null,
  referrer: { agency: police, role: 'policeLead' },
  waitingOn: [],
  provider: null,
  sessions: [],
  returns: [],
  orders: [],
  triageSuggestion: null,
  closureChecklist: null,
  retention: null,
  erased: null,
  withheld: {},
  concern: 'Has followed her home.',
  person: {
    id: 'p',
    name: 'Alex Example',
    aliases: [],
    formerNames: [],
    dateOfBirth: '1988-04-12',
    ...{ yearOfBirth: null, age: null, agedOn: null, address: null },
    ...{ pncNumber: null, croNumber: null, nhsNumber: null },
  },
  victim: {
    id: 'v',
    name: 'Robin Sample',
    formerNames: [],
    relationship: 'exPartner',
    ...{ dateOfBirth: null, phone: null, email: null },
    safeContact: null,
    referrerSince: null,
  },
  victims: [],
  actions: [],
  ...changes,
})

/** Something that happened, as the timeline has it. */
export const happened = (seq: number, type: string, changes: Partial<Happened> = {}): Happened => ({
  seq,
  type,
  sentence: `The sentence of ${type}`,
  at: '2026-12-16T12:00:00.000Z',
  by: { id: 'someone', agency: police, role: 'policeLead', name: 'Sam Okafor' },
  command: 'command-1',
  withdrawnBy: null,
  replacedBy: null,
  data: {},
  withheld: {},
  texts: [],
  ...changes,
})
