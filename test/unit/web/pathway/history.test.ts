// Proves that what happened reads by command, newest first, with what followed folded, and words only where they may be read.
import { describe, expect, test } from '@jest/globals'
import { agencies, happened, heading, police } from './seen.ts'
import { entriesOf } from '../../../../web/pages/pathway/present/happened.ts'
import { headingOf } from '../../../../web/pages/pathway/present/heading.ts'
import { historyOf } from '../../../../web/pages/pathway/present/history.ts'
import { historyScreen, sentScreen } from '../../../../web/pages/pathway/view/history.ts'
import { sentOf } from '../../../../web/pages/pathway/present/sent.ts'

const reminder = (seq: number, at: string) =>
  happened(seq, 'rung-reached', {
    at,
    command: null,
    by: { id: 'time', agency: 'system', role: null, name: null },
  })

describe('what one command led to', () => {
  const [entry] = entriesOf(
    [
      [
        happened(1, 'obligation-settled'),
        happened(2, 'triage-decided', { data: { rationale: 'Three incidents.' } }),
        happened(3, 'risk-set'),
        happened(4, 'stage-entered'),
      ],
    ],
    agencies,
  )

  test('is headed by what says most of it, and the rest followed', () => {
    expect(entry?.sentence).toBe('The sentence of triage-decided')
    expect(entry?.inShort).toBe('3 things followed')
    expect(entry?.followed.map(({ sentence }) => sentence)).toEqual([
      'The sentence of obligation-settled',
      'The sentence of risk-set',
      'The sentence of stage-entered',
    ])
  })

  test('says who did it, for which agency and when', () => {
    expect(entry).toMatchObject({
      who: 'Sam Okafor, Metropolitan Police Service, police lead',
      when: 'Wednesday 16 December 2026 at midday',
    })
  })

  test('shows its words, or says why not', () => {
    expect(entry?.words).toEqual([{ label: 'Reasons', text: ['Three incidents.'], why: undefined }])
    const kept = entriesOf(
      [[happened(1, 'triage-decided', { data: {}, withheld: { rationale: 'notForYou' } })]],
      agencies,
    )
    expect(kept[0]?.words).toEqual([
      { label: 'Reasons', text: undefined, why: 'Not for your role' },
    ])
  })
})

describe('the history', () => {
  test('folds reminders that went out one after another', () => {
    const parts = historyOf(
      [
        [reminder(9, '2026-12-18T09:00:00.000Z')],
        [reminder(7, '2026-12-17T09:00:00.000Z'), reminder(8, '2026-12-17T09:00:00.000Z')],
        [happened(5, 'triage-decided')],
        [reminder(3, '2026-12-14T09:00:00.000Z')],
      ],
      agencies,
    )
    expect(
      parts.map((part) => (part.is === 'reminders' ? part.inShort : part.entry.sentence)),
    ).toEqual([
      '3 reminders, 17 December 2026 to 18 December 2026',
      'The sentence of triage-decided',
      'The sentence of rung-reached',
    ])
  })

  test('leads on to older things of the same kind, and has a title without a name', () => {
    const screen = historyScreen({
      heading: headingOf(heading()),
      show: 'risk',
      next: 'a cursor',
      parts: [],
    })
    expect(screen.title).toBe('What happened – Pathway pw0123456789ab')
    expect(screen.body.text).toContain('/history?show=risk&amp;cursor=a+cursor')
    expect(screen.body.text).toMatch(/Nothing of this kind has happened here/)
  })
})

test('a message that was sent says to whom, and why', () => {
  const sent = sentOf(
    [
      {
        id: 'n1',
        pathwayId: 'pw0123456789ab',
        conferenceId: null,
        obligationId: 'pw.1',
        what: 'return',
        title: 'a return',
        agency: police,
        role: 'policeLead',
        rung: 'due-today',
        urgent: false,
        queuedAt: '2026-12-16T09:00:00.000Z',
        sentAt: '2026-12-16T09:01:00.000Z',
        outcome: 'sent',
        why: null,
        messageId: '<1@example.org>',
        links: { usable: 1, opened: 2 },
        because: {
          event: 'rung-reached',
          seq: 3,
          command: null,
          clock: 'research',
          source: 'Local default.',
          due: '2026-12-16T17:00:00.000Z',
        },
      },
    ],
    agencies,
    true,
  )
  expect(sent).toEqual([
    {
      title: 'A return',
      to: 'Metropolitan Police Service, police lead',
      outcome: 'Sent',
      mood: 'good',
      when: 'Wednesday 16 December 2026 at 9:01am',
      says: 'Due today.',
      because: 'It is due on Wednesday 16 December 2026 at 5pm. Its clock: Local default.',
      links: { opened: 'Its link was used twice.', message: '<1@example.org>' },
    },
  ])
  const screen = sentScreen({ heading: headingOf(heading()), show: 'messages', next: null, sent })
  expect(screen.body.text).toMatch(/never says what it is or whom it is about/)
  expect(screen.body.text).toContain('/links/end?of=message&amp;id=%3C1%40example.org%3E')
  expect(screen.body.text).toContain('/links/end?of=pathway&amp;id=')
})
