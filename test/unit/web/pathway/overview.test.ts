// Proves what the first page of a pathway offers, whom it waits for, and what it keeps from a reader.
import { describe, expect, test } from '@jest/globals'
import type { Overview } from '../../../../app/views/pathway/overview.ts'
import { agencies, housing, now, owed, page } from './seen.ts'
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
        victim: null,
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

  test('names a form for each of several victims to be corrected', () => {
    const victims = { ...command('correct-victim', 'victim'), about: { victim: ['A', 'B'] } }
    const { areas } = doableOf({ ...asked, allowed: [victims] })
    expect(areas.flatMap(({ links }) => links)).toEqual(
      ['A', 'B'].map((victim) => ({
        href: `/pathways/pw0123456789ab/do/correct-victim?victim=${victim}`,
        text: `Label of correct-victim: victim ${victim}`,
      })),
    )
  })

  test('is said also where there is nothing', () => {
    const nothing = doableOf({ ...asked, allowed: [], owed: [] })
    expect(doableView(nothing, undefined).text).toMatch(/There is nothing for you to do here/)
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
