// Proves that a rhythm asks to plan, move and cancel exactly what has changed.
import { describe, expect, it } from '@jest/globals'
import { forms } from '../../../../domain/conference/forms.ts'
import { meetingsAhead } from '../../../../domain/conference/rhythm.ts'
import {
  type MadeMeeting,
  type RhythmChange,
  rhythmChanges,
} from '../../../../domain/conference/rhythm-changes.ts'
import { london, referenceOf } from '../pathway/world.ts'
import type { Meetings, MeetingRules, Rhythm } from '../../../../domain/policy/meetings.ts'
import type { SiteReference } from '../../../../domain/reference/reference.ts'

const { rules } = forms.stalkingPanel
const { stalkingPanel, matac } = forms
const noon = london('2026-11-25 12:00')

const holding = (meetings: Meetings, version = 1): SiteReference => {
  const reference = referenceOf('london')
  const { policy } = reference
  return {
    ...reference,
    policyVersion: version,
    policy: { ...policy, meetings },
    newer: { 1: { ...policy, meetings: { stalkingPanel: {} } } },
  }
}
const panel = (changes: Partial<MeetingRules>, version = 2) =>
  holding({ stalkingPanel: changes }, version)
const rhythm = (changes: Partial<Rhythm>) => ({
  rhythm: { ...stalkingPanel.rules.rhythm, ...changes },
})
const weekly = panel({}, 1)
const fortnightly = panel(rhythm({ when: { everyDays: 14, from: '2026-12-02' } }))

const made = (change: (meeting: MadeMeeting, n: number) => object = () => ({})): MadeMeeting[] =>
  meetingsAhead(weekly, noon)
    .map((meeting, n) => ({
      ...meeting,
      id: `cf${String(n).padStart(12, '0')}`,
      stage: 'planned' as const,
      version: 1,
      policyVersion: 1,
    }))
    .map((meeting, n) => ({ ...meeting, ...change(meeting, n) }))
const only = (n: number, change: object) => made((_, other) => (other === n ? change : {}))
const kinds = (changes: readonly RhythmChange[]) => changes.map(({ change }) => change)

describe('a rhythm that continues', () => {
  it('asks for nothing where all is made', () => {
    expect(rhythmChanges(weekly, made(), noon)).toEqual([])
  })

  it('makes one more a week later', () => {
    expect(rhythmChanges(weekly, made(), london('2026-12-02 12:00'))).toEqual([
      {
        change: 'plan',
        again: 0,
        meeting: { form: 'stalkingPanel', slot: '2027-02-24', at: london('2027-02-24 10:00') },
      },
    ])
  })

  it('is not begun by a policy that says nothing of meetings', () => {
    expect(rhythmChanges(referenceOf('london'), [], noon)).toEqual([])
  })

  it('asks again for a meeting whose plan was refused, under the same slot and id', () => {
    const refused = only(2, { stage: 'unplanned' })
    const changes = rhythmChanges(weekly, refused, noon)
    const id = refused.find(({ stage }) => stage === 'unplanned')?.id
    expect(changes).toMatchObject([
      { change: 'plan', again: 0, id, meeting: { slot: '2026-12-16' } },
    ])
  })

  it('asks also for what lies beyond the table of holidays, and leaves what is made there', () => {
    const late = london('2040-12-17 12:00')
    const beyond = meetingsAhead(weekly, late).filter(({ unsure }) => unsure)
    expect(beyond[0]?.slot).toBe('2041-01-02')
    const there = beyond.map((meeting): MadeMeeting => ({
      ...meeting,
      at: 0 + meeting.at + 1,
      id: 'cf1',
      stage: 'planned',
      version: 1,
    }))
    expect(kinds(rhythmChanges(weekly, there, late))).toEqual(['plan']) // 26 December 2040
  })
})

describe('a rhythm that changed', () => {
  it('moves those whose agenda is not out yet, and no meeting that a person moved', () => {
    const meetings = made((_, n) =>
      n === 0 ? { stage: 'circulated' } : n === 1 ? { movedByHand: true } : {},
    )
    const changes = rhythmChanges(panel(rhythm({ at: '11:30' })), meetings, noon)
    expect(kinds(changes)).toEqual(Array.from({ length: 10 }, () => 'move'))
    expect(changes[0]).toEqual({
      change: 'move',
      id: meetings[2]!.id,
      at: london('2026-12-16 11:30'),
    })
  })

  it('cancels what it has no slot for, and no meeting that a person moved', () => {
    const changes = rhythmChanges(fortnightly, only(3, { movedByHand: true }), noon)
    expect(kinds(changes)).toEqual(Array.from({ length: 5 }, () => 'cancel'))
    expect(changes[0]).toEqual({ change: 'cancel', id: made()[1]!.id })
  })

  it('cancels also what it has no slot for beyond the weeks that it now plans ahead', () => {
    const soon = { ahead: { ...rules.ahead, weeks: 3 } }
    const all = panel({ ...soon, ...rhythm({ when: { everyDays: 14, from: '2026-12-02' } }) })
    expect(kinds(rhythmChanges(all, made(), noon))).toEqual(
      Array.from({ length: 6 }, () => 'cancel'),
    )
    expect(rhythmChanges(panel(soon), made(), noon)).toEqual([])
  })

  it('cancels the meetings of a form that the site no longer holds, or if it holds none', () => {
    const other = rhythmChanges(holding({ matac: {} }, 2), made(), noon)
    expect(new Set(kinds(other))).toEqual(new Set(['cancel', 'plan']))
    expect(other.filter(({ change }) => change === 'plan')).toHaveLength(
      meetingsAhead(holding({ matac: matac.rules }), noon).length,
    )
    expect(kinds(rhythmChanges(referenceOf('london'), made(), noon))).toEqual(
      Array.from({ length: 12 }, () => 'cancel'),
    )
  })

  it('fills no slot again that a person cancelled, and those that it cancelled itself under another id', () => {
    const byHand = only(3, { stage: 'cancelled' })
    expect(rhythmChanges(weekly, byHand, noon)).toEqual([])
    const byRhythm = only(3, { stage: 'cancelled', cancelledByRhythm: true })
    expect(rhythmChanges(weekly, byRhythm, noon)).toMatchObject([
      { change: 'plan', again: 1, meeting: { slot: '2026-12-23' } },
    ])
    const twice = [...byRhythm, { ...byRhythm[3]!, id: 'cfagain' }]
    expect(rhythmChanges(weekly, twice, noon)).toMatchObject([{ change: 'plan', again: 2 }])
  })

  it('leaves today’s meeting where it is, although by the new rhythm it would already have met', () => {
    const today = london('2026-12-02 09:30')
    const earlier = panel(rhythm({ at: '09:15' }))
    const changes = rhythmChanges(earlier, made(), today)
    expect(changes.filter((one) => 'id' in one && one.id === made()[0]!.id)).toEqual([])
  })
})

describe('the numbers of a meeting', () => {
  it('follow a newer policy that has others, whichever they are', () => {
    const others: Partial<MeetingRules>[] = [
      { capacity: { ...rules.capacity, items: 8 } },
      { perItem: { ...rules.perItem, minutes: 20 } },
      { listCloses: { ...rules.listCloses, workingDays: 2 } },
      { returns: { ...rules.returns, workingDays: 1 } },
      { quorum: { ...rules.quorum, atLeast: 3 } },
      { quorum: { ...rules.quorum, roles: ['chair'] } },
      { order: { ...rules.order, by: ['high'] } },
      { place: { text: 'Room 4', source: 'Local.', mark: 'K' } },
    ]
    for (const changes of others) {
      const found = rhythmChanges(panel(changes), made(), noon)
      expect(kinds(found)).toEqual(Array.from({ length: 12 }, () => 'follow'))
    }
  })

  it('follow it together with the date', () => {
    const both = panel({ ...rhythm({ at: '11:30' }), capacity: { ...rules.capacity, items: 8 } })
    expect(rhythmChanges(both, made(), noon)[0]).toEqual({
      change: 'follow',
      id: made()[0]!.id,
      form: 'stalkingPanel',
      at: london('2026-12-02 11:30'),
    })
  })

  it('stay if the newer policy has the same, only with another source', () => {
    const same = panel({ capacity: { items: 15, source: 'Agreed in May.', mark: 'K' } })
    expect(rhythmChanges(same, made(), noon)).toEqual([])
    expect(rhythmChanges(same, only(0, { policyVersion: 2 }), noon)).toEqual([])
  })
})
