import type { Role } from '../../domain/codes.ts'
import type { GatheredMinutes, GatheredPack } from '../../app/papers/gather.ts'
import { madeUpItems, madeUpReturns } from './made-up-items.ts'

const names = new Map([
  ['metropolitan-police-service', 'Metropolitan Police Service'],
  ['suzy-lamplugh-trust', 'Suzy Lamplugh Trust'],
  [
    'barnet-enfield-haringey-mental-health-trust',
    'Barnet, Enfield and Haringey Mental Health NHS Trust',
  ],
  ['national-probation-service-london', 'National Probation Service London'],
  ['london-housing', 'London housing partner'],
  ['london-council', 'London council partner'],
])

const code = 'cf7k2m9q4x1rtb'
const at = '2026-11-18T10:00:00.000Z'
const quorum = {
  roles: ['chair', 'policeLead', 'victimAdvocate', 'forensicClinician', 'probation'],
  atLeast: 5,
  met: true,
  present: ['chair', 'policeLead', 'victimAdvocate', 'forensicClinician', 'probation'],
  missing: [],
  why: null,
}

const conference: GatheredPack['conference'] = {
  id: code,
  formTitle: 'Stalking panel',
  stage: 'circulated',
  at,
  returnsDueAt: '2026-11-16T17:00:00.000Z',
  listed: 3,
  emergency: false,
  reconvenes: null,
  reconvenedAs: null,
  place: 'Room 4, first floor, and by the link of the site',
  minutesPerItem: 10,
  quorum,
}

type Seat = GatheredPack['attendance']['seats'][number]
const seat = (agency: string, role: Role, more: Partial<Seat> = {}): Seat => ({
  agency,
  role,
  how: 'present',
  late: false,
  accepted: true,
  conflict: null,
  times: [{ how: 'present', at }],
  ...more,
})

/** Who came, which is not known before the session. */
const seats: Seat[] = [
  seat('metropolitan-police-service', 'chair'),
  seat('suzy-lamplugh-trust', 'coordinator'),
  seat('metropolitan-police-service', 'policeLead'),
  seat('suzy-lamplugh-trust', 'victimAdvocate'),
  seat('barnet-enfield-haringey-mental-health-trust', 'forensicClinician', {
    late: true,
    times: [
      { how: 'present', at: '2026-11-18T10:20:00.000Z' },
      { how: 'left', at: '2026-11-18T11:10:00.000Z' },
    ],
  }),
  seat('national-probation-service-london', 'probation', { conflict: ['i3'] }),
  seat('london-housing', 'agencyWorker', { how: 'sentInformation', accepted: false, times: [] }),
  seat('london-council', 'agencyWorker', { how: 'apologies', accepted: false, times: [] }),
]
const unknown: Partial<Seat> = {
  how: null,
  late: false,
  accepted: false,
  conflict: null,
  times: [],
}

const part = { items: null, actions: null, expiries: null } as const
const agenda: GatheredPack['agenda'] = {
  circulated: true,
  capacity: 15,
  overBy: 0,
  parts: [
    { ...part, part: 'confidentiality' },
    { ...part, part: 'actions' },
    { ...part, part: 'items' },
    { ...part, part: 'expiries' },
    { ...part, part: 'anyOther' },
  ],
  openedBy: null,
  withheld: {},
}

const brought: GatheredPack['brought'] = [
  {
    pathwayId: 'pw3c8n5v0w2hjd',
    actionId: 'a2',
    agency: 'london-housing',
    due: '2026-11-13T17:00:00.000Z',
    review: 'done',
    person: 'Jo Invented',
    withheld: {},
    what: 'Change the locks, and put the door entry right.',
    note: null,
  },
  {
    pathwayId: 'pw9d1t6y4p7kza',
    actionId: 'a1',
    agency: 'metropolitan-police-service',
    due: '2026-11-16T17:00:00.000Z',
    review: 'carried',
    person: 'Sam Madeup',
    withheld: {},
    what: 'Ask for the messages that the earlier complaint names.',
    note: 'The provider has asked for another form.',
  },
]

const common = {
  now: '2026-11-12T09:30:00.000Z',
  site: 'London',
  form: 'stalkingPanel' as const,
  names,
  agency: 'metropolitan-police-service',
  whole: true,
  conference,
  agenda,
  brought,
  expiries: [
    {
      pathwayId: 'pw5r0b8g2m6xqe',
      until: '2026-11-25T00:00:00.000Z',
      person: 'Chris Nobody',
      withheld: {},
    },
  ],
} satisfies Partial<GatheredPack>

/** A meeting that never took place, as its pack shows it before the session. Nobody in it is real. */
export const madeUpPack: GatheredPack = {
  ...common,
  brought: brought.map((action) => ({ ...action, review: null, note: null })),
  attendance: {
    stage: 'circulated',
    quorum: { ...quorum, met: false, present: [], missing: quorum.roles },
    confidentialityOpen: false,
    seats: seats.map((one) => ({ ...one, ...unknown })),
  },
  items: madeUpItems.map((item) => ({
    ...item,
    status: 'listed',
    presented: null,
    decision: null,
  })),
  returns: madeUpReturns,
}

const coordinator = {
  agency: 'suzy-lamplugh-trust',
  role: 'coordinator',
  name: 'Pat Coordinator',
  withheld: null,
}

/** The same after the meeting, with its minutes approved. */
export const madeUpMinutes: GatheredMinutes = {
  ...common,
  now: '2026-11-24T14:05:00.000Z',
  attendance: { stage: 'locked', quorum, confidentialityOpen: false, seats },
  items: madeUpItems,
  session: {
    openedAt: '2026-11-18T10:02:00.000Z',
    endedAt: '2026-11-18T11:25:00.000Z',
    adjourned: null,
    reason: null,
  },
  minutes: {
    status: 'approved',
    version: 3,
    locked: true,
    circulatedAt: '2026-11-20T12:00:00.000Z',
    approvedAt: '2026-11-23T16:40:00.000Z',
    drafts: [
      {
        version: 1,
        at: '2026-11-20T11:30:00.000Z',
        by: coordinator,
        text: 'The chair opened the meeting at two minutes past ten and read the statement.\nThe clinician joined by the link at twenty past.\n\nUnder any other business the housing partner’s new duty desk was named; its number is with the coordinator.',
        withheld: null,
      },
    ],
    corrections: [
      {
        version: 3,
        at: '2026-11-20T15:10:00.000Z',
        by: {
          agency: 'national-probation-service-london',
          role: 'probation',
          name: 'Lee Officer',
          withheld: null,
        },
        text: 'I left the room while item 3 was heard.',
        withheld: null,
      },
    ],
    addenda: [],
  },
}
