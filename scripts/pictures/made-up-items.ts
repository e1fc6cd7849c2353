import type { GatheredMinutes, GatheredPack } from '../../app/papers/gather.ts'

const police = 'metropolitan-police-service'
const trust = 'suzy-lamplugh-trust'
const health = 'barnet-enfield-haringey-mental-health-trust'
const probation = 'national-probation-service-london'
const housing = 'london-housing'

type Item = GatheredMinutes['items'][number]

const usual = {
  status: 'decided',
  children: false,
  repeat: false,
  carried: false,
  heardWith: [],
  sharesVictim: false,
  from: null,
  referrerHeard: true,
  heardWithoutReferrer: false,
  overrideReason: null,
  timer: null,
  quorum: null,
  dissent: [],
  actions: [],
  because: null,
  reason: null,
  to: null,
  cameBack: false,
  overtaken: false,
  overtakenCounts: null,
  withheld: {},
} as const satisfies Partial<Item>

/** Three items in order: one with children, one of high risk, and one decided against a differing view. */
export const madeUpItems: Item[] = [
  {
    ...usual,
    item: 'i2',
    pathwayId: 'pw3c8n5v0w2hjd',
    person: { name: 'Jo Invented' },
    place: 1,
    children: true,
    risk: 'high',
    since: '2026-11-04T11:00:00.000Z',
    referrer: { agency: trust, role: 'victimAdvocate' },
    presented: {
      agency: trust,
      role: 'victimAdvocate',
      at: '2026-11-18T10:12:00.000Z',
      briefed: false,
    },
    decision: 'intervene',
    decidedAt: '2026-11-18T10:25:00.000Z',
    rationale:
      'Contact has gone on after two warnings, and now reaches the school. The clinician sees a grievance that treatment can work with, if it begins while he still wishes it.\nThe order comes first; the programme does not wait for it.',
    actions: [
      {
        agency: police,
        role: 'policeLead',
        what: 'Apply for a stalking protection order, with the school named in it.',
        why: 'The school gate is where he was seen last.',
        victim: null,
        due: '2026-12-02T17:00:00.000Z',
      },
      {
        agency: health,
        role: 'forensicClinician',
        what: 'Offer the first session.',
        why: null,
        victim: null,
        due: '2026-11-25T17:00:00.000Z',
      },
    ],
  },
  {
    ...usual,
    item: 'i1',
    pathwayId: 'pw9d1t6y4p7kza',
    person: { name: 'Sam Madeup' },
    place: 2,
    repeat: true,
    risk: 'high',
    since: '2026-11-02T09:30:00.000Z',
    referrer: { agency: police, role: 'policeLead' },
    presented: {
      agency: police,
      role: 'policeLead',
      at: '2026-11-18T10:26:00.000Z',
      briefed: false,
    },
    decision: 'intervene',
    decidedAt: '2026-11-18T10:41:00.000Z',
    rationale:
      'A second pathway within the year, by the same means. Probation holds a licence condition that would be enough if it were watched; the others do not believe that it is.',
    dissent: [
      {
        agency: probation,
        view: 'Recall should be decided first; a programme begun now would be broken off by it.',
      },
    ],
    actions: [
      {
        agency: probation,
        role: 'probation',
        what: 'Say by the next meeting whether recall is asked for.',
        why: null,
        victim: null,
        due: '2026-11-25T17:00:00.000Z',
      },
    ],
  },
  {
    ...usual,
    item: 'i3',
    pathwayId: 'pw6e4f1s8c3vnw',
    person: { name: 'Max Fictional' },
    place: 3,
    risk: 'medium',
    status: 'deferred',
    since: '2026-11-09T15:00:00.000Z',
    referrer: { agency: housing, role: 'agencyWorker' },
    presented: null,
    decision: null,
    decidedAt: null,
    rationale: null,
    because: 'moreNeeded',
    reason: 'The clinic’s letter is needed first, and comes next week.',
  },
]

type Return = GatheredPack['returns'][number]

const returned = (item: string, agency: string, more: Partial<Return>): Return => ({
  item,
  pathwayId: '',
  agency,
  victim: null,
  state: 'full',
  due: '2026-11-16T17:00:00.000Z',
  overdue: false,
  late: false,
  at: '2026-11-12T10:40:00.000Z',
  keptBack: false,
  keptBackBecause: null,
  note: null,
  reason: null,
  withheld: {},
  ...more,
})

/** What agencies answered about them. */
export const madeUpReturns: Return[] = [
  returned('i2', police, {
    note: 'Two reports of unwanted contact since June, one warning given on 3 September and a second on 20 October. No arrest. A vehicle in his name was seen by the school on 29 October.',
  }),
  returned('i2', health, {
    note: 'Known to the community team until March; discharged with no treatment open.\nOpinion: the letters read as grievance more than as hope of return.',
  }),
  returned('i2', probation, { state: 'nil' }),
  returned('i2', trust, {
    note: 'She has moved the children’s pick-up to another gate. She wants him kept away, and would welcome treatment for him.',
  }),
  returned('i1', police, { keptBack: true }),
  returned('i1', health, {
    state: 'declined',
    reason: 'No consent, and no ground to go without it.',
  }),
  returned('i1', probation, {
    late: true,
    at: '2026-11-17T08:50:00.000Z',
    note: 'On licence until May 2027, with a condition not to contact her. Two missed appointments in October.',
  }),
  returned('i1', trust, { state: 'asked', at: null, overdue: true }),
  returned('i3', police, { state: 'nil' }),
  returned('i3', housing, {
    note: 'A neighbour’s complaint from August names him. The tenancy is not his.',
  }),
]
