// Proves that the checks of the chaos proof see what they should.
import { describe, expect, it } from '@jest/globals'
import { checkAnswers } from '../../../scripts/chaos/check-answers.ts'
import { type Item, Readings } from '../../../scripts/chaos/readings.ts'
import { checkShown } from '../../../scripts/chaos/check-shown.ts'
import { planKills } from '../../../scripts/chaos/kills.ts'
import type { Person } from '../../../scripts/chaos/people.ts'
import { Random } from '../../../scripts/chaos/random.ts'
import type { Sent } from '../../../scripts/chaos/sent.ts'
import type { StoredCommand } from '../../../scripts/chaos/stored.ts'
import { takenBack, type Violation } from '../../../scripts/chaos/violations.ts'

const person: Person = { role: 'chair', agency: 'a', site: 'london', token: '' }
const said = (version: number, stage = 'triage') =>
  JSON.stringify({ pathwayId: 'p', stage, version })
const answer = (version: number, at: number, status = 200) => ({
  status,
  text: said(version),
  sentAt: at - 1,
  at,
})

const sent = (key: string, version: number, at: number, changes: Partial<Sent> = {}): Sent => ({
  key,
  name: 'decide-triage',
  path: '',
  person,
  body: {},
  answers: [answer(version, at), answer(version, at + 1)],
  firstSentAt: at - 1,
  pathway: 'p',
  ...changes,
})

const stored = (id: string, n: number, version: number, changes: Partial<StoredCommand> = {}) => ({
  n,
  id,
  kind: 'pathway' as const,
  entity: 'p',
  name: 'decide-triage',
  body: {},
  actor: { id: 'x', agency: 'a', roles: [], sites: [] },
  digest: 'd',
  if_match: null,
  sender_kind: null,
  sender: null,
  quiet: false,
  received_at: 0,
  stored_real: 0,
  outcome: { result: 'done' as const, stage: 'triage', version },
  result: 'done' as const,
  judged_at: 0,
  forgotten_at: null,
  ...changes,
})

const item = (seq: number, command: string): Item => ({
  seq,
  type: 'triage-decided',
  at: '',
  by: { id: 'x', agency: 'a' },
  command,
  data: {},
})

const all = [sent('a', 1, 10), sent('b', 2, 20)]
const inbox = [stored('a', 1, 1), stored('b', 2, 2)]
const timeline = [item(1, 'a'), item(2, 'b')]

function answers(
  those: readonly Sent[],
  commands: readonly StoredCommand[],
  items: readonly Item[],
): string[] {
  const violations: Violation[] = []
  checkAnswers(those, commands, new Map([['p', items]]), violations)
  return violations.map(({ harm, text }) => `${harm}: ${text}`)
}

describe('the check of answers', () => {
  it('finds nothing where all is well', () => expect(answers(all, inbox, timeline)).toEqual([]))

  it.each([
    ['lost', all, inbox.slice(0, 1), timeline, 'lost', 'is not stored'],
    [
      'not judged',
      all,
      [inbox[0]!, stored('b', 2, 2, { outcome: null })],
      timeline,
      'lost',
      'not judged',
    ],
    ['without effect', all, inbox, timeline.slice(0, 1), 'lost', 'is not on the timeline'],
    ['doubled', all, inbox, [...timeline, item(3, 'c'), item(4, 'a')], 'doubled', 'more than once'],
    [
      'out of order',
      all,
      [stored('a', 3, 1), inbox[1]!],
      timeline,
      'reordered',
      'acknowledged first',
    ],
    ['of nobody', all, [...inbox, stored('c', 3, 2)], timeline, 'doubled', 'nobody sent it'],
  ])('sees what is %s', (_, those, commands, items, harm, complaint) => {
    const found = answers(those, commands, items).find((text) => text.includes(complaint))
    expect(found?.split(':')[0]).toBe(harm)
  })

  it('sees a second answer, and one that is none of the promised', () => {
    const two = sent('b', 2, 20, { answers: [answer(2, 20), answer(3, 21)] })
    expect(answers([all[0]!, two], inbox, timeline).join()).toContain('2 different answers')
    const fault = sent('b', 2, 20, { answers: [answer(2, 20), answer(2, 21, 500)] })
    expect(answers([all[0]!, fault], inbox, timeline).join()).toContain('status 500')
  })

  it('sees what was refused and has an effect all the same', () => {
    const no = { result: 'refused', stage: 'triage', version: 2, code: 'wrong-stage' } as const
    const refused = sent('b', 2, 20, { answers: [answer(2, 20, 409)] })
    const found = answers(
      [all[0]!, refused],
      [inbox[0]!, stored('b', 2, 2, { outcome: no })],
      timeline,
    )
    expect(found.join()).toContain('was refused, and has an effect')
  })
})

describe('the check of what was shown', () => {
  it('sees a place that was taken back', () => {
    const shown = new Readings()
    shown.place(answer(7, 1))
    const violations: Violation[] = []
    checkShown(shown, [], new Map(), violations)
    expect(violations).toEqual([
      takenBack('p was shown at version 7 as triage; it was never there'),
    ])
  })

  it('sees an item that was taken back', () => {
    const shown = new Readings()
    shown.items.set('p', new Map([[1, item(1, 'a')]]))
    const violations: Violation[] = []
    checkShown(shown, [], new Map([['p', [item(1, 'b')]]]), violations)
    expect(violations).toEqual([
      takenBack('p: item 1 (triage-decided) was shown, and is not what is shown now'),
    ])
  })
})

describe('the plan of kills', () => {
  it('is the same for the same seed, and has each kind in a short run', () => {
    const plan = planKills(new Random(3), 6, 6000)
    expect(planKills(new Random(3), 6, 6000)).toEqual(plan)
    expect(new Set(plan.map(({ blow }) => blow)).size).toBe(6)
    expect(plan.map(({ afterMs }) => afterMs)).toEqual(
      plan.map(({ afterMs }) => afterMs).sort((a, b) => a - b),
    )
  })
})
