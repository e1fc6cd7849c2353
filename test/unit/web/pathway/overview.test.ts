// Proves what the first page of a pathway offers, whom it waits for, and what it keeps from a reader.
import { describe, expect, test } from '@jest/globals'
import type { Overview } from '../../../../app/views/pathway/overview.ts'
import { aboutOf } from '../../../../web/pages/pathway/present/about.ts'
import { agencies, heading, housing, now, owed, page } from './seen.ts'
import { aheadOf } from '../../../../web/pages/pathway/present/ahead.ts'
import { doableOf } from '../../../../web/pages/pathway/present/doable.ts'
import { doableView } from '../../../../web/pages/pathway/view/doable.ts'
import { waitingOf } from '../../../../web/pages/pathway/present/waiting.ts'

type Allowed = Overview['allowed'][number]

const command = (
  name: string,
  area: Allowed['area'],
  why?: NonNullable<Allowed['why']>['code'],
): Allowed => ({
  name,
  label: `Label of ${name}`,
  may: why === undefined,
  why: why === undefined ? null : { code: why, title: `Why ${why}` },
  area,
  body: {},
  needed: {},
  about: {},
})

const asked = {
  id: 'pw0123456789ab',
  stage: 'sessions',
  now,
  by: { agency: housing, roles: ['agencyWorker'] as const },
  allowed: [
    command('extend', 'work'),
    command('end-action', 'actions'),
    command('record-breach', 'orders'),
    command('raise-urgent-risk', 'risk'),
    command('record-consent', 'treatment'),
    command('apply-policy', 'record', 'not-your-role'),
    command('decide-triage', 'referral', 'wrong-stage'),
    command('record-advice', 'referral', 'wrong-stage'),
  ],
  owed: [
    owed('pw.1', '2026-12-11T17:00:00.000Z', { about: 'a1' }),
    owed('pw.2', '2026-12-23T17:00:00.000Z', { agency: 'another' }),
  ],
  page: page({
    actions: [
      {
        id: 'a1',
        agency: housing,
        role: 'agencyWorker',
        outcome: null,
        due: '2026-12-11T17:00:00.000Z',
        what: 'Fit a lock.',
        withheld: null,
      },
    ],
  }),
}

describe('what can be done on a pathway', () => {
  test('begins with what the reader owes, each with the form that settles it', () => {
    expect(doableOf(asked).owed).toEqual([
      {
        title: 'an action',
        subject: 'Fit a lock.',
        due: '7 days overdue',
        late: true,
        forms: [
          {
            href: '/pathways/pw0123456789ab/do/end-action?actionId=a1',
            text: 'Label of end-action',
          },
        ],
      },
    ])
  })

  test('then offers alarms, what belongs to the stage, and the rest by area, each once', () => {
    const { alarms, likely, areas } = doableOf(asked)
    const texts = (links: readonly { text: string }[]) => links.map(({ text }) => text)
    expect(texts(alarms)).toEqual(['Label of raise-urgent-risk', 'Label of record-breach'])
    expect(texts(likely)).toEqual(['Label of record-consent'])
    expect(areas.map(({ title, links }) => [title, texts(links)])).toEqual([
      ['What is owed', ['Label of extend']],
    ])
  })

  test('says last what cannot be done, by the reason', () => {
    expect(doableOf(asked).not).toEqual([
      { why: 'Why not-your-role', what: ['Label of apply-policy'] },
      { why: 'Why wrong-stage', what: ['Label of decide-triage', 'Label of record-advice'] },
    ])
  })

  test('is said also where there is nothing', () => {
    const nothing = doableOf({ ...asked, allowed: [], owed: [] })
    expect(doableView(nothing).text).toMatch(/There is nothing for you to do here/)
  })
})

describe('whom a pathway waits for', () => {
  test('begins with what is overdue and ends with what a hold stopped; reminders are in words', () => {
    const shown = waitingOf({
      ...asked,
      agencies,
      owed: [
        owed('pw.3', '2026-12-01T17:00:00.000Z', { stoppedSince: '2026-11-30T10:00:00.000Z' }),
        owed('pw.2', '2026-12-18T17:00:00.000Z'),
        owed('pw.1', '2026-12-11T17:00:00.000Z', {
          rung: 'due-today',
          rungAt: '2026-12-11T09:00:00.000Z',
        }),
      ],
      ahead: [
        {
          at: '2026-12-21T09:00:00.000Z',
          what: 'reminder',
          obligationId: 'pw.1',
          title: 'an action',
          rung: 'manager',
          agency: housing,
          role: 'supervisor',
        },
      ],
    })
    expect(shown.map(({ when, mood }) => [when, mood])).toEqual([
      ['7 days overdue', 'late'],
      ['Today at 5pm', 'soon'],
      ['Clock stopped', 'quiet'],
    ])
    expect(shown[0]).toMatchObject({
      who: 'London housing partner, agency worker',
      ours: true,
      ladder: [
        'Last, 11 Dec at 9am: “Due today.”',
        '21 Dec at 9am, to London housing partner, supervisor: “Overdue. Sent to you as the manager of the agency that owes it.”',
      ],
    })
  })
})

test('what time does is grouped by its moment', () => {
  const one = { obligationId: null, title: null, rung: null, agency: null, role: null }
  const reminder = {
    ...one,
    at: '2026-12-21T09:00:00.000Z',
    what: 'reminder' as const,
    title: 'a return',
    agency: housing,
    role: 'agencyWorker',
  }
  const end = { ...one, at: '2027-11-02T10:00:00.000Z', what: 'end' as const }
  expect(aheadOf([reminder, reminder, end], agencies)).toEqual([
    {
      when: 'Monday 21 December 2026 at 9am',
      events: [],
      reminders: [
        'A reminder about a return goes to London housing partner, agency worker',
        'A reminder about a return goes to London housing partner, agency worker',
      ],
      inShort: '2 reminders go out',
    },
    {
      when: 'Tuesday 2 November 2027 at 10am',
      events: ['The watch ends'],
      reminders: [],
      inShort: '0 reminders go out',
    },
  ])
})

describe('the people of a pathway', () => {
  test('are shown with what is not known, and how contact is safe', () => {
    const safeContact = {
      safe: true,
      channels: ['phone'],
      voicemail: false,
      window: 'Before noon',
      withheldNumber: true,
    }
    const victim = {
      id: 'v',
      name: 'Robin Sample',
      relationship: 'exPartner',
      ...{ dateOfBirth: null, phone: null, email: null },
      safeContact,
      referrerSince: null,
    }
    const about = aboutOf({ heading: heading(), page: page({ victims: [only(victim)] }) })
    expect(about.person).toContainEqual(['Address', { why: 'Not known' }])
    expect(about.victims[0]?.facts).toContainEqual([
      'Safe contact',
      {
        text: [
          'Contact is safe',
          'Telephone',
          'Before noon',
          'Do not leave a voicemail',
          'Withhold your number',
        ],
      },
    ])
    expect(about.kept).toBeUndefined()
  })

  test('are kept from a reader who need not know, and it is said that they are', () => {
    const withheld = {
      person: 'notForYou',
      victim: 'notForYou',
      concern: 'notForYou',
      risk: 'notForYou',
      orders: 'notForYou',
    } as const
    const about = aboutOf({
      heading: heading(),
      page: page({
        ...{ person: null, victim: null, concern: null, withheld },
        victims: [only(null)],
      }),
    })
    expect(about).toMatchObject({
      person: 'Not for your role.',
      victims: [{ title: 'The victim', facts: 'Not for your role.' }],
      reported: { why: 'Not for your role' },
      kept: expect.stringMatching(/Not shown to your role: the risk, orders\.$/),
    })
  })

  test('say first that contact is unsafe', () => {
    const victim = {
      id: 'v',
      name: null,
      relationship: 'exPartner',
      ...{ dateOfBirth: null, phone: null, email: null },
      safeContact: { safe: false, channels: ['phone'], note: 'He reads her mail.' },
      referrerSince: null,
    }
    const about = aboutOf({ heading: heading(), page: page({ victims: [only(victim)] }) })
    expect(about.victims[0]?.unsafe).toBe(true)
    expect(about.victims[0]?.facts).toContainEqual([
      'Safe contact',
      { text: ['Do not make contact: it is unsafe', 'He reads her mail.'] },
    ])
  })

  test('are each called by a letter where there are several', () => {
    const about = aboutOf({
      heading: heading(),
      page: page({ victims: [only(null), { ...only(null), letter: 'B', advocate: housing }] }),
    })
    expect(about.victims.map(({ title, id }) => [title, id])).toEqual([
      ['Victim A', 'victim-a'],
      ['Victim B', 'victim-b'],
    ])
    expect(about.victims[1]?.facts).toEqual([['Advocate', { text: [expect.any(String)] }]])
  })
})

type Victim = Overview['page']['victims'][number]

/** One victim's part, as a pathway with one has it. */
const only = (known: Victim['known']): Victim => ({
  ...{ letter: 'A', advocate: null, tries: 0, reached: false, flags: [] },
  ...{ closure: null, disclosed: false, ended: null, known, withheld: {} },
})
