// A meeting as its reader may see it, made up.
import type { MeetingSeen } from '../../../../web/pages/meeting/names.ts'

export const now = Date.parse('2026-12-30T10:04:00Z')
const police = 'met-police'
const trust = 'trust'

type Item = MeetingSeen['items'][number]
type Seat = MeetingSeen['attendance']['seats'][number]

export const item = (number: number, over: Partial<Item> = {}): Item => ({
  item: `i${number}`,
  pathwayId: `pw000000000${String(number).padStart(3, '0')}`,
  person: { name: `Person ${number}` },
  status: 'listed',
  place: number,
  children: false,
  repeat: false,
  carried: false,
  risk: 'medium',
  since: '2026-12-01T09:00:00.000Z',
  heardWith: [],
  sharesVictim: false,
  from: null,
  referrer: { agency: police, role: 'policeLead' },
  referrerHeard: true,
  heardWithoutReferrer: false,
  overrideReason: null,
  presented: null,
  timer: null,
  quorum: null,
  decision: null,
  decidedAt: null,
  rationale: null,
  dissent: [],
  actions: [],
  because: null,
  reason: null,
  to: null,
  cameBack: false,
  overtaken: false,
  overtakenCounts: null,
  withheld: {},
  ...over,
})

/** An item that is being heard since so many minutes. */
export const heard = (number: number, minutes: number): Item => {
  const at = new Date(now - minutes * 60_000).toISOString()
  const until = new Date(now + (10 - minutes) * 60_000).toISOString()
  return item(number, {
    presented: { agency: police, role: 'policeLead', at, briefed: false },
    timer: { since: at, minutes: 10, until, over: minutes > 10 },
  })
}

/** An item that has been decided. */
export const decided = (number: number): Item =>
  item(number, {
    status: 'decided',
    place: null,
    decision: 'intervene',
    decidedAt: '2026-12-30T10:02:00.000Z',
    rationale: 'Fixed on the victim.',
    presented: {
      agency: police,
      role: 'policeLead',
      at: '2026-12-30T10:01:00.000Z',
      briefed: false,
    },
    actions: [
      {
        agency: police,
        role: 'policeLead',
        what: 'Apply for an order.',
        why: null,
        victim: null,
        due: '2027-01-06T17:00:00.000Z',
      },
    ],
    dissent: [{ agency: trust, view: 'Advice would do.' }],
  })

export const seat = (agency: string, role: Seat['role'], over: Partial<Seat> = {}): Seat => ({
  agency,
  role,
  how: 'present',
  late: false,
  accepted: true,
  conflict: null,
  times: [],
  ...over,
})

const commands = [
  'record-attendance',
  'accept-confidentiality',
  'declare-conflict',
  'present-item',
  'decide-item',
  'reorder-agenda',
  'draft-minutes',
]

/** A meeting in session, seen by somebody who runs it. */
export function seen(
  items: readonly Item[],
  over: Partial<MeetingSeen> = {},
  conference: Partial<MeetingSeen['conference']> = {},
): MeetingSeen {
  const quorum = {
    roles: ['chair', 'policeLead'],
    atLeast: 2,
    met: true,
    present: ['chair', 'policeLead'],
    missing: [],
    why: null,
  }
  const { stage = 'inSession' } = conference
  return {
    now,
    texts: undefined,
    conference: {
      id: 'cf0123456789ab',
      site: 'london',
      form: 'stalkingPanel',
      formTitle: 'Stalking panel',
      stage: 'inSession',
      stageTitle: 'In session',
      version: 7,
      at: '2026-12-30T10:00:00.000Z',
      slot: null,
      listClosesAt: '2026-12-21T17:00:00.000Z',
      returnsDueAt: '2026-12-28T17:00:00.000Z',
      capacity: 15,
      listed: items.filter(({ status }) => status === 'listed').length,
      overBy: 0,
      emergency: false,
      reconvenes: null,
      reconvenedAs: null,
      nextAlarm: null,
      endedAt: null,
      place: 'Room 4',
      minutesPerItem: 10,
      sequence: 0,
      policyVersion: 1,
      byHand: false,
      movedByHand: false,
      openedAt: '2026-12-30T10:00:00.000Z',
      quorum,
      returnForm: [],
      minutes: null,
      invited: [],
      waitingOn: [],
      withheld: {},
      ...conference,
    },
    agenda: null,
    items: [...items],
    returns: [],
    attendance: {
      stage: stage as MeetingSeen['attendance']['stage'], // the rows of lists have it as text
      quorum,
      confidentialityOpen: false,
      seats: [seat(police, 'chair'), seat(police, 'policeLead')],
    },
    brought: [],
    minutes: null,
    commands: commands.map((name) => ({
      name,
      label: name,
      area: 'session',
      who: 'anyAgency',
      why: undefined,
    })),
    own: [{ agency: police, role: 'chair' }],
    runs: true,
    agency: police,
    invited: true,
    keeps: true,
    mustAccept: false,
    whole: true,
    site: 'London',
    names: new Map([
      [police, 'Metropolitan Police Service'],
      [trust, 'Suzy Lamplugh Trust'],
    ]),
    ...over,
  }
}
