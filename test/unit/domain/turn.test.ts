// Proves that a turn judges in order, says who did what, and contains a fault.
import { describe, expect, it } from '@jest/globals'
import { command, decider, sender, turn } from './counter.ts'
import { takeTurn } from '../../../domain/entity/turn.ts'

describe('a turn', () => {
  it('judges in the order of arrival, and time last', () => {
    const result = turn([command('b'), command('a')], { state: { count: 0, alarm: 90, log: [] } })
    expect(result.state.log).toEqual(['b', 'a', 'time@100'])
    expect(result.events.map(({ seq, at }) => [seq, at])).toEqual([
      [8, 100],
      [9, 100],
      [10, 100],
    ])
    expect(result.seq).toBe(10)
  })

  it('says of each event who did it, in which role, and through which command', () => {
    const first = command('a')
    const { events } = turn([first], { state: { count: 0, alarm: 90, log: [] } })
    expect(events[0]).toMatchObject({
      by: { id: 'p1', agency: 'a', role: 'chair' },
      command: first.id,
    })
    expect(events[1]!.by).toEqual({ id: 'time', agency: 'throughline' })
    expect(events[1]).not.toHaveProperty('command')
  })

  it('gives each command its own outcome, with the place and number after it', () => {
    const result = turn([command('a'), command('refuse'), command('twice'), command('nothing')])
    expect(result.outcomes.map(({ outcome }) => outcome)).toEqual([
      { result: 'done', stage: 's1', version: 8 },
      { result: 'refused', stage: 's1', version: 8, code: 'wrong-stage' },
      { result: 'done', stage: 's3', version: 10 },
      { result: 'done', stage: 's3', version: 10 },
    ])
  })

  it('takes twenty commands and asks for the next turn; time has its say when all are judged', () => {
    const all = Array.from({ length: 21 }, () => command('a'))
    const first = turn(all, { state: { count: 0, alarm: 90, log: [] } })
    expect(first.outcomes).toHaveLength(20)
    expect(first).toMatchObject({ more: true, state: { count: 20 } })
    expect(first.state.log).not.toContain('time@100')
    const second = turn(all.slice(20), { state: first.state, seq: first.seq })
    expect(second).toMatchObject({ more: false, state: { count: 21 } })
    expect(second.state.log.at(-1)).toBe('time@100')
  })

  it('refuses a command whose sender had seen another version, and only that one', () => {
    const { outcomes, state } = turn([
      command('a', { ifMatch: 7 }),
      command('b', { ifMatch: 7 }),
      command('c', { ifMatch: 8 }),
    ])
    expect(
      outcomes.map(({ outcome }) => ('code' in outcome ? outcome.code : outcome.result)),
    ).toEqual(['done', 'changed-meanwhile', 'done'])
    expect(state.log).toEqual(['a', 'c'])
  })
})

describe('a rule at fault', () => {
  it('costs its own command alone', () => {
    const bad = command('throw')
    const { outcomes, faults, state } = turn([command('a'), bad, command('b')])
    expect(outcomes.map(({ outcome }) => outcome.result)).toEqual(['done', 'faulted', 'done'])
    expect(faults).toEqual([{ command: bad.id, error: expect.any(TypeError) }])
    expect(state.log).toEqual(['a', 'b'])
  })

  it('leaves nothing of a decision whose consequences could not be told', () => {
    const { outcomes, events, messages, notices, seq } = turn([command('half')])
    expect(outcomes[0]!.outcome).toMatchObject({ result: 'faulted', stage: 's0', version: 7 })
    expect({ events, messages, notices, seq }).toEqual({
      events: [],
      messages: [],
      notices: [],
      seq: 7,
    })
  })

  it('in time is noted, keeps what the commands did, and asks to be tried again', () => {
    const late: typeof decider = {
      ...decider,
      nextAlarm: () => ({ at: 90, command: { name: 'pass-time', body: 'throw' } }),
    }
    const input = {
      id: 'e1',
      state: decider.initial('e1'),
      seq: 7,
      now: 100,
      incoming: [command('a')],
    }
    const result = takeTurn(late, 's', input)
    expect(result.faults).toEqual([{ error: expect.any(TypeError) }])
    expect(result).toMatchObject({ alarmAt: 90, seq: 8, state: { count: 1 } })
  })

  it('in saying when the next alarm is, is noted once and asks to be tried again', () => {
    const lost: typeof decider = {
      ...decider,
      nextAlarm: () => {
        throw new TypeError('a slip')
      },
    }
    const input = { id: 'e1', state: decider.initial('e1'), seq: 7, now: 100, incoming: [] }
    const result = takeTurn(lost, 's', input)
    expect(result.faults).toHaveLength(1)
    expect(result.alarmAt).toBe(100)
  })

  it('in an alarm that leads to nothing is a fault, and not a turn for ever', () => {
    const idle: typeof decider = {
      ...decider,
      nextAlarm: () => ({ at: 90, command: { name: 'nothing', body: {} } }),
    }
    const input = { id: 'e1', state: decider.initial('e1'), seq: 7, now: 100, incoming: [] }
    expect(takeTurn(idle, 's', input)).toMatchObject({ alarmAt: 90, faults: [{}], events: [] })
  })
})

describe('what follows from an event', () => {
  it('is numbered by the event and its place among what follows from that event', () => {
    const { messages, notices } = turn([command('a'), command('twice')])
    expect(messages.map(({ seq, index }) => [seq, index])).toEqual([
      [8, 0],
      [8, 2],
      [9, 0],
      [9, 2],
      [10, 0],
      [10, 2],
    ])
    expect(notices.map(({ seq, index }) => [seq, index])).toEqual([
      [8, 1],
      [9, 1],
      [10, 1],
    ])
  })

  it('of a refused or faulted command with a sender is one answer to that sender', () => {
    const refused = command('refuse', { sender })
    const faulted = command('throw', { sender })
    const { messages } = turn([refused, faulted, command('refuse')])
    expect(messages).toEqual([
      {
        kind: 'command',
        to: sender,
        name: 'answered',
        body: { command: refused.id, name: 'refuse', code: 'wrong-stage' },
        seq: 7,
        index: 1000,
        answers: refused.id,
      },
      {
        kind: 'command',
        to: sender,
        name: 'answered',
        body: { command: faulted.id, name: 'throw', code: 'fault' },
        seq: 7,
        index: 1001,
        answers: faulted.id,
      },
    ])
  })

  it('of an accepted command, or of an answer, is no answer', () => {
    const refuseAll: typeof decider = {
      ...decider,
      decide: () => ({ ok: false, refusal: { code: 'wrong-stage' } }),
    }
    const input = { id: 'e1', state: decider.initial('e1'), seq: 7, now: 100 }
    expect(turn([command('nothing', { sender })]).messages).toEqual([])
    const answered = takeTurn(refuseAll, 's', {
      ...input,
      incoming: [command('answered', { sender })],
    })
    expect(answered.outcomes[0]!.outcome).toMatchObject({ result: 'refused' })
    expect(answered.messages).toEqual([])
  })
})
