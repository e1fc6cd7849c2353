// Proves that a message says that something waits, and until when, and nothing else.
import { describe, expect, it } from '@jest/globals'
import { composeMail } from '../../../activities/mail/message.ts'
import { defaultLadders } from '../../../domain/policy/ladders.ts'
import type { Invitation } from '../../../domain/conference/invitation.ts'
import { london } from '../domain/pathway/world.ts'
import type { MessageFor } from '../../../store/messages.ts'
import { readInvitation } from '../../support/icalendar.ts'
import { obligationKinds } from '../../../domain/obligations/kinds.ts'
import { ukZone } from '../../../domain/calendar/calendar.ts'

type MessageItem = MessageFor['items'][number]

const item = (changes: Partial<MessageItem> = {}): MessageItem => ({
  notice: 'pw0123456789ab.3.day-before',
  target: 'pw0123456789ab.3',
  pathway: 'pw0123456789ab',
  conference: null,
  site: 'hampshire',
  what: 'return',
  rung: 'day-before',
  urgent: false,
  due: london('2026-11-27 17:00'),
  zone: ukZone,
  ...changes,
})

const tokens = [
  ['pw0123456789ab.3', 'Xk2v_9Qm1sTe-7LbWc0aRg'],
  ['cf0123456789ab.meeting', 'bN5-oP8yZ_d3KfUw6hJi4A'],
] as const

const message = (...items: MessageItem[]): MessageFor => ({
  agency: 'hampshire-constabulary',
  agencyName: 'Hampshire Constabulary',
  role: 'policeLead',
  address: 'police-lead@hampshire-constabulary.example.org',
  covers: [],
  apart: [],
  headerId: '<0b5e@example.org>',
  composedAt: london('2026-11-26 09:05'),
  composedReal: 0,
  items,
  invitations: [],
  tokens: new Map(tokens),
})

const compose = (...items: MessageItem[]) =>
  composeMail(
    message(...items),
    'Throughline <throughline@example.org>',
    'https://cases.example.org',
  )

describe('a message', () => {
  it('says that something waits, until when, and where to look', () => {
    const { text } = compose(item())
    expect(text).toBe(`Something is waiting for you:

- A return, due Fri 27 Nov 17:00. Due on the next working day.
  https://cases.example.org/w/Xk2v_9Qm1sTe-7LbWc0aRg

Sign in to see more. This message says only that something is waiting.
If you no longer work for Hampshire Constabulary, please tell the coordinator.
`)
  })

  it('says the same in HTML, with what it is given escaped', () => {
    const { html } = composeMail(
      {
        ...message(item({ target: 'pw1.3' })),
        agencyName: 'Bow & <Bells>',
        tokens: new Map([['pw1.3', 'a"><b>']]),
      },
      'a@example.org',
      'https://cases.example.org',
    )
    expect(html).toContain('<strong>Fri 27 Nov 17:00</strong>')
    expect(html).toContain('href="https://cases.example.org/w/a%22%3E%3Cb%3E"')
    expect(html).toContain('Bow &amp; &lt;Bells&gt;')
    expect(html).not.toContain('<b>')
  })

  it.each([
    [1, false, 'Something is waiting for you'],
    [3, false, '3 things are waiting for you'],
    [1, true, 'Urgent: something is waiting for you'],
    [2, true, 'Urgent: 2 things are waiting for you'],
  ])('with %i things, urgent: %p, has the subject "%s"', (count, urgent, subject) => {
    const items = Array.from({ length: count }, (_, n) => item({ urgent: urgent && n === 0 }))
    expect(compose(...items).subject).toBe(subject)
  })

  it('has no id of a pathway or of what is owed in it, and is not written without its links', () => {
    expect(JSON.stringify(compose(item()))).not.toMatch(/pw0123456789ab/)
    const without = { ...message(item()), tokens: new Map<string, string>() }
    expect(() => composeMail(without, 'a@example.org', 'https://cases.example.org')).toThrow()
  })

  it('carries the headers that were fixed for it, and the same ones at every try', () => {
    const mail = compose(item())
    expect(mail).toMatchObject({
      messageId: '<0b5e@example.org>',
      date: new Date('2026-11-26T09:05:00Z'), // by the cases' clock, as everything that is shown
      to: 'police-lead@hampshire-constabulary.example.org',
      list: { id: { url: 'hampshire-constabulary.throughline.cases.example.org' } },
    })
    expect(compose(item())).toEqual(mail)
  })

  it('has words for every kind of thing that can be owed, and for every rung of the default ladders', () => {
    const rungs = Object.values(defaultLadders).flatMap(({ rungs }) =>
      rungs.map(({ code }) => code),
    )
    for (const rung of [
      ...new Set(rungs),
      'moved',
      'reassigned',
      'stopped',
      'resumed',
      'nudge-3',
    ]) {
      // A code that has no words would stand there as it is, in small letters.
      expect(compose(item({ rung })).text).toMatch(/^- A return, due Fri 27 Nov 17:00\. [A-Z]/m)
    }
    for (const what of Object.keys(obligationKinds))
      expect(compose(item({ what })).text).toMatch(/^- (An? |The |Advice |News )[a-z -]+, due /m)
  })

  it('says of a meeting when it is, what became of it, and brings it for the calendar', () => {
    const invitation: Invitation = {
      method: 'REQUEST',
      title: 'cf0123456789ab',
      sequence: 1,
      to: { agency: 'hampshire-constabulary', role: 'policeLead' },
      uid: 'cf0123456789ab@throughline',
      startsAt: london('2026-12-02 10:00'),
      endsAt: london('2026-12-02 12:30'),
    }
    const of = (rung: string) =>
      composeMail(
        {
          ...message(item({ what: 'meeting', rung, target: 'cf0123456789ab.meeting' })),
          invitations: [invitation],
        },
        'Throughline <throughline@example.org>',
        'https://cases.example.org',
      )
    for (const rung of ['planned', 'invited', 'moved-3', 'cancelled'])
      expect(of(rung).text).toMatch(/^- A meeting, on Fri 27 Nov 17:00\. (Its?|You) [a-z, ]+\. /m)
    for (const rung of ['agenda', 'minutes-2'])
      expect(of(rung).text).toMatch(
        /^- A meeting, on Fri 27 Nov 17:00\. Its [a-z]+ (is|are) ready to read\.$/m,
      )
    const [attached, ...others] = of('planned').attachments
    expect(others).toEqual([])
    expect(attached).toMatchObject({
      filename: 'cf0123456789ab.ics',
      contentType: 'text/calendar; charset=utf-8; method=REQUEST',
    })
    expect(readInvitation(attached!.content)).toMatchObject({
      sequence: 1,
      stampedAt: '2026-11-26T09:05:00Z',
      url: 'https://cases.example.org/w/bN5-oP8yZ_d3KfUw6hJi4A',
    })
    expect(of('planned')).toEqual(of('planned')) // the same at every try
  })

  it('has room for nothing about anyone: what it is made of is codes, dates and the agency itself', () => {
    const words = { person: 'Alex', victim: 'Robin', note: 'Waited at the bus stop' }
    const mail = JSON.stringify(compose({ ...item(), ...words }))
    for (const word of Object.values(words)) expect(mail).not.toContain(word)
  })
})
