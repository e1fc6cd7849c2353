// Proves that the post sends what is urgent at once, and gathers the rest for the morning.
import { describe, expect, it } from '@jest/globals'
import { defaultHours } from '../../../../domain/calendar/calendar.ts'
import { london, people, time, utc } from '../pathway/world.ts'
import type { AgencyReference } from '../../../../domain/reference/reference.ts'
import type { Decision } from '../../../../domain/entity/decider.ts'
import { postDecider } from '../../../../domain/post/post.ts'
import type { PostEvent } from '../../../../domain/post/events.ts'
import type { PostState } from '../../../../domain/post/state.ts'

const reference: AgencyReference = {
  agency: 'london-housing',
  name: 'London housing partner',
  calendar: { division: 'england-and-wales', hours: defaultHours },
}

/** A post and what it is asked, at times on the clocks of London. */
class Post {
  state = postDecider.initial('london-housing')
  now = london('2026-11-02 10:00')
  readonly happened: PostEvent[] = []
  readonly sent: [string, readonly string[]][] = []
  last: Decision<PostState, PostEvent> = { ok: true, events: [], states: [] }

  at(text: string): this {
    const end = london(text)
    for (let alarm = this.alarm(); alarm && alarm.at <= end; alarm = this.alarm()) {
      this.now = Math.max(this.now, alarm.at)
      this.decide('pass-time', {})
    }
    this.now = Math.max(this.now, end)
    return this
  }

  take(notice: string, more: object = {}): this {
    const body = { notice, pathway: 'p1', obligation: notice, role: 'agencyWorker', urgent: false }
    return this.decide('take-notice', { ...body, ...more })
  }

  decide(name: string, body: unknown, by = time): this {
    this.last = postDecider.decide(
      this.state,
      { name, body },
      { now: this.now, receivedAt: this.now, by, reference },
    )
    if (!this.last.ok) return this
    this.state = this.last.states.at(-1) ?? this.state
    for (const event of this.last.events) {
      this.happened.push(event)
      if (event.type === 'message-composed')
        this.sent.push([utc(this.now), event.data.notices.map(({ notice }) => notice)])
    }
    return this
  }

  report(result: 'sent' | 'failed', message = this.state.sending?.message): this {
    return this.decide('report-delivery', { message, result, code: 'mailbox-full' })
  }

  gives(...types: PostEvent['type'][]): this {
    expect(this.last.ok ? this.last.events.map(({ type }) => type) : this.last).toEqual(types)
    return this
  }

  alarm() {
    return postDecider.nextAlarm(this.state, reference)
  }
}

describe('the post of an agency', () => {
  it('sends what is urgent at once, at any hour', () => {
    const post = new Post().at('2026-11-07 22:30').take('n1', { urgent: true })
    expect(post.at('2026-11-07 22:30').sent).toEqual([['2026-11-07T22:30', ['n1']]])
  })

  it('gathers the rest into one message on the next working morning', () => {
    const post = new Post().at('2026-11-06 16:00').take('n1').at('2026-11-07 12:00').take('n2')
    expect(post.at('2026-11-09 12:00').sent).toEqual([['2026-11-09T09:05', ['n1', 'n2']]])
  })

  it('sends a reminder of this morning this morning, with all the others of it', () => {
    const since = london('2026-11-09 09:00')
    const post = new Post().at('2026-11-06 16:00').take('n1')
    post.now = since + 900
    post.take('n2', { since })
    post.now = since + 95_000
    post.take('n3', { since })
    expect(post.at('2026-11-09 12:00').sent).toEqual([['2026-11-09T09:05', ['n1', 'n2', 'n3']]])
  })

  it('sends a reminder of this morning at once where an outage has kept it until noon', () => {
    const post = new Post().at('2026-11-09 12:10').take('n1', { since: london('2026-11-09 09:00') })
    expect(post.at('2026-11-09 12:10').sent).toEqual([['2026-11-09T12:10', ['n1']]])
  })

  it('keeps to the morning on the wall over both clock changes', () => {
    const spring = new Post().at('2027-03-26 16:00').take('n1').at('2027-04-01 12:00')
    expect(spring.sent).toEqual([['2027-03-30T08:05', ['n1']]]) // after Easter Monday
    const autumn = new Post().at('2027-10-29 16:00').take('n1').at('2027-11-02 12:00')
    expect(autumn.sent).toEqual([['2027-11-01T09:05', ['n1']]])
  })

  it('lets what waits go with what is urgent, to the same role', () => {
    const post = new Post().take('n1').take('n2', { role: 'supervisor' })
    post.take('n3', { urgent: true }).at('2026-11-02 10:00')
    expect(post.sent).toEqual([['2026-11-02T10:00', ['n1', 'n3']]])
  })

  it('sends one message at a time, and each to one role', () => {
    const post = new Post().take('n1').take('n2', { role: 'supervisor' }).at('2026-11-03 10:00')
    expect(post.sent).toEqual([['2026-11-03T09:05', ['n1']]])
    expect(post.alarm()).toBeUndefined()
    expect(postDecider.position(post.state, reference).send).toEqual({
      message: 'london-housing.1',
    })
    post.report('sent').gives('message-sent').at('2026-11-03 10:01')
    expect(post.sent).toHaveLength(2)
    expect(post.sent[1]).toEqual(['2026-11-03T10:00', ['n2']])
    expect(post.state.sending?.message).toBe('london-housing.2')
  })

  it('takes its commands while a message is under way', () => {
    const post = new Post().take('n1', { urgent: true }).at('2026-11-02 10:00')
    post.take('n2', { urgent: true }).gives('notice-taken').at('2026-11-02 10:01')
    expect(post.sent).toHaveLength(1)
    post.report('sent').at('2026-11-02 10:01')
    expect(post.sent).toHaveLength(2)
  })
})

describe('a notice', () => {
  it('is dropped where a later one about the same thing overtakes it', () => {
    const post = new Post().take('n1', { obligation: 'o1' }).take('n2', { obligation: 'o1' })
    post.gives('notice-dropped', 'notice-taken')
    expect(post.happened[1]?.data).toEqual({ notice: 'n1', why: 'overtaken' })
    expect(post.at('2026-11-03 10:00').sent).toEqual([['2026-11-03T09:05', ['n2']]])
  })

  it('is not dropped for one to another role', () => {
    const post = new Post().take('n1', { obligation: 'o1' })
    post.take('n2', { obligation: 'o1', role: 'supervisor' }).gives('notice-taken')
  })

  it('hands its urgency and its turn to the one that overtakes it', () => {
    const post = new Post().take('n1', { urgent: true }).at('2026-11-02 10:00')
    post.take('n2', { obligation: 'o1', urgent: true }).take('n3', { obligation: 'o1' })
    post.report('sent').at('2026-11-02 10:00')
    expect(post.sent[1]).toEqual(['2026-11-02T10:00', ['n3']])
  })

  it('is dropped where its thing is settled, and the rest goes', () => {
    const post = new Post().take('n1', { obligation: 'o1' }).take('n2', { obligation: 'o2' })
    post.decide('withdraw', { obligation: 'o1' }).gives('notice-dropped')
    expect(post.happened.at(-1)?.data).toEqual({ notice: 'n1', why: 'settled' })
    expect(post.at('2026-11-03 10:00').sent).toEqual([['2026-11-03T09:05', ['n2']]])
  })

  it('that was never there is withdrawn without a word', () => {
    new Post().decide('withdraw', { obligation: 'o9' }).gives()
  })
})

describe('a delivery', () => {
  it('that failed is told to each pathway that it was about, once', () => {
    const post = new Post().take('n1', { pathway: 'p1' }).take('n2', { pathway: 'p2' })
    post
      .take('n3', { pathway: 'p1' })
      .at('2026-11-03 10:00')
      .report('failed')
      .gives('message-failed')
    const event = post.happened.at(-1)
    const told = event && postDecider.tell(post.state, event, { now: post.now, reference })
    expect(told).toEqual(
      ['p1', 'p2'].map((id) => ({
        kind: 'command',
        to: { kind: 'pathway', id },
        name: 'report-undelivered',
        body: { agency: 'london-housing', role: 'agencyWorker', code: 'mailbox-full' },
      })),
    )
    expect(post.state).toEqual({ id: 'london-housing', queue: [], composed: 1 })
  })

  it('that failed at one of several addresses is told where that address was for', () => {
    const post = new Post().take('n1', { pathway: 'p1' }).take('n2', { pathway: 'p2' })
    post.at('2026-11-03 10:00').decide('report-delivery', {
      message: 'london-housing.1',
      result: 'failed',
      code: 'mailbox-full',
      lost: ['n2'],
    })
    const event = post.gives('message-failed').happened.at(-1)
    expect(event?.data).toMatchObject({ notices: ['n2'], arrived: ['n1'], pathways: ['p2'] })
    const told = event && postDecider.tell(post.state, event, { now: post.now, reference })
    expect(told).toMatchObject([{ to: { kind: 'pathway', id: 'p2' } }])
  })

  it('that is reported again, late, or of another message changes nothing', () => {
    const post = new Post().take('n1', { urgent: true }).at('2026-11-02 10:00')
    post.report('sent', 'london-housing.7').gives()
    post.report('sent')
    const { state } = post
    post.report('failed', 'london-housing.1').gives()
    post.report('sent', 'london-housing.1').gives()
    expect(post.state).toBe(state)
  })

  it('without a code is of an unknown cause', () => {
    const post = new Post().take('n1', { urgent: true }).at('2026-11-02 10:00')
    post.decide('report-delivery', { message: 'london-housing.1', result: 'failed' })
    expect(post.happened.at(-1)?.data).toMatchObject({ code: 'unknown' })
  })
})

describe('the rules of a post', () => {
  it('hear the system alone, and know their commands', () => {
    const post = new Post()
    expect(post.decide('take-notice', {}, people.chair).last).toMatchObject({
      refusal: { code: 'system-only' },
    })
    expect(post.decide('abolish', {}).last).toMatchObject({ refusal: { code: 'unknown-command' } })
    post.decide('answered', { command: 'c1', code: 'pathway-ended' }).gives('answer-received')
  })

  it('let nothing change by an event that they do not know', () => {
    const { state } = new Post().take('n1')
    const unknown = { type: 'from-another-day', data: {} } as unknown as PostEvent
    expect(postDecider.evolve(state, unknown)).toBe(state)
  })

  it('keep a state that is plain JSON and the fold of its events', () => {
    const post = new Post().take('n1').take('n2').at('2026-11-03 10:00').take('n3')
    const again = post.happened.reduce(postDecider.evolve, postDecider.initial('london-housing'))
    expect(again).toEqual(post.state)
    expect(JSON.parse(JSON.stringify(post.state))).toEqual(post.state)
  })

  it('have no alarm while there is nothing to send, and never end', () => {
    const post = new Post()
    expect(post.alarm()).toBeUndefined()
    post.decide('pass-time', {}).gives()
    expect(postDecider.position(post.state, reference).ended).toBe(false)
  })
})
