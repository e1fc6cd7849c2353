// Proves that treatment, risk, orders and actions are told in words, four ratings apart, and drawn without styles.
import { describe, expect, test } from '@jest/globals'
import type { RiskPage } from '../../../../app/views/pathway/risk.ts'
import type { Treatment } from '../../../../app/views/pathway/treatment.ts'
import { heading, housing, owed, police } from './seen.ts'
import { order } from './order.ts'
import { headingOf } from '../../../../web/pages/pathway/present/heading.ts'
import { riskOf } from '../../../../web/pages/pathway/present/risk.ts'
import { riskPicture } from '../../../../web/pictures/risk.ts'
import { riskScreen } from '../../../../web/pages/pathway/view/risk.ts'
import { treatmentOf } from '../../../../web/pages/pathway/present/treatment.ts'

const session = (
  id: string,
  record: NonNullable<Treatment['treatment']>['sessions'][number]['record'],
  events: NonNullable<Treatment['treatment']>['sessions'][number]['events'] = [],
) => ({ id, at: '2026-12-01T10:00:00.000Z', record, inHold: false, events })

const treatment: Treatment = {
  heading: heading(),
  allowed: [],
  treatment: {
    provider: { agency: police, role: 'probation' },
    programme: { title: 'Eight weekly sessions', everyDays: 7 },
    basis: 'consent',
    consent: 'given',
    suitability: 'suitable',
    ended: null,
    report: null,
    dosage: { planned: 4, delivered: 1 },
    missedRunning: 1,
    limits: { tell: 2, review: 3 },
    sessions: [
      session('s1', { held: true, attended: true, late: true }, [
        { type: 'session-recorded', data: { note: 'Talked.' }, withheld: {} },
      ]),
      session('s2', { held: true, attended: false, late: false, absence: 'unacceptable' }, [
        { type: 'session-recorded', data: { note: null }, withheld: { note: 'notForYou' } },
        { type: 'missed-session-followed-up', data: { result: 'explained' }, withheld: {} },
      ]),
      session('s3', { held: false, attended: false, late: false, absence: 'serviceFault' }),
      session('s4', null, [
        { type: 'session-booked', data: { how: 'remote', needs: 'A signer' }, withheld: {} },
        {
          type: 'session-booked',
          data: { how: 'inPerson', place: 'Room 4', withWhom: 'Her', needs: 'An interpreter' },
          withheld: {},
        },
      ]),
    ],
  },
}

describe('a treatment', () => {
  test('says how much was planned, attended and missed, and what more misses lead to', () => {
    const shown = treatmentOf(treatment)
    expect(shown.figures).toEqual([
      [4, 'planned'],
      [1, 'attended'],
      [1, 'missed'],
      [1, 'still ahead'],
    ])
    expect(shown.attendance).toMatch(/^1 session in a row was missed .* At 2, the advocate/)
    expect(shown.sessions.map(({ what, notes, kept }) => [what, notes, kept])).toEqual([
      ['Attended, late', ['Talked.'], false],
      ['Missed, unacceptable', ['Followed up: explained.'], true],
      ['Not held, fault of the service', [], false],
      [
        'Planned',
        ['Booked: in person.', 'Place: Room 4', 'With: Her', 'Needs: An interpreter'],
        false,
      ],
    ])
  })

  test('says that it is kept from whoever it is not for', () => {
    const kept = { heading: heading({ whole: false }), allowed: [], treatment: null }
    expect(treatmentOf(kept)).toMatchObject({
      none: expect.stringMatching(/not shown to your role/),
      sessions: [],
    })
  })
})

const { course } = heading()
const risk: RiskPage = {
  heading: heading({
    course: {
      ...course,
      risks: [
        { at: '2026-11-03T11:00:00.000Z', risk: 'high', because: 'triage' },
        { at: '2026-12-17T11:00:00.000Z', risk: 'medium', because: 'assessment' },
      ],
    },
  }),
  allowed: [],
  owed: [
    owed('pw.1', '2026-12-11T17:00:00.000Z', { about: 'a1' }),
    owed('pw.2', '2026-12-16T17:00:00.000Z', { about: 'b1', title: 'a decision on a breach' }),
  ],
  assessments: [
    {
      at: '2026-11-26T10:00:00.000Z',
      agency: police,
      instrument: 'srp',
      ratings: { violence: 'low', persistence: 'high', recurrence: 'moderate' },
      typology: 'rejected',
      drivers: [{ kind: 'grievance', note: null }],
      note: null,
      withheld: { note: 'notForYou' },
    },
  ],
  changes: [],
  orders: [
    order({
      servedOn: '2026-11-13',
      prohibitions: ['Not to go to her work.', null],
      withheld: { prohibitions: 'notForYou' },
    }),
  ],
  actions: [
    {
      id: 'a1',
      victim: null,
      agency: housing,
      role: 'agencyWorker',
      due: '2026-11-24T17:00:00.000Z',
      what: null,
      withheld: 'notForYou',
      outcome: null,
      accepted: true,
    },
  ],
  meetings: [
    { conference: 'cf1', at: '2026-11-13T10:00:00.000Z', decision: 'intervene', left: 'decided' },
  ],
}

describe('the risk', () => {
  const shown = riskOf(risk)

  test('is told with four ratings apart, each in words', () => {
    expect(shown.assessments[0]?.ratings.map(({ of, text }) => [of, text])).toEqual([
      ['violence', 'Low'],
      ['persistence', 'High'],
      ['recurrence', 'Moderate'],
      ['psychosocial', 'Not rated'],
    ])
    expect(shown.set.map(({ risk: level, why }) => [level, why])).toEqual([
      ['Medium', 'Risk assessment'],
      ['High', 'Triage'],
    ])
    expect(shown.assessments[0]).toMatchObject({
      notes: ['Type: rejected.', 'Grievance'],
      kept: true,
    })
  })

  test('is drawn with a lane for each rating, and no style of its own', () => {
    const { text } = riskPicture(shown.course)
    const count = (piece: RegExp) => [...text.matchAll(piece)].length
    expect(count(/class="tl-risk-(high|medium)"/g)).toBe(2)
    expect(count(/class="tl-lane"/g)).toBe(5)
    expect(count(/class="tl-rating-(low|moderate|high)"/g)).toBe(3)
    expect(text).not.toMatch(/style=|NaN|undefined|Infinity/)
  })

  test('stands beside orders with what is owed on them, and actions as far as they may be read', () => {
    expect(shown.orders[0]).toMatchObject({
      status: 'Served, in force',
      prohibitions: ['Not to go to her work.'],
      kept: true,
      clocks: [
        { late: true, text: expect.stringMatching(/for a decision on a breach, 2 days overdue$/) },
      ],
      breaches: ['15 December 2026: a forbidden place (not decided yet)'],
    })
    expect(shown.actions[0]).toMatchObject({
      what: 'An action (its words are not for your role)',
      state: 'Accepted, 7 days overdue',
      mood: 'late',
    })
    expect(shown.meetings).toEqual([
      {
        link: { href: '/meetings/cf1', text: 'Meeting of Friday 13 November 2026 at 10am' },
        what: 'Decided: intervene',
      },
    ])
  })

  test('is kept from an agency that sees only its own part, and it is said that it is', () => {
    const kept = riskOf({ ...risk, heading: heading({ whole: false }), orders: [], meetings: null })
    const { text } = riskScreen(headingOf(heading({ whole: false })), kept).body
    expect([...text.matchAll(/Not for your role/g)]).toHaveLength(3)
    expect(text).not.toMatch(/tl-risk-high|Stalking protection order/)
  })
})
