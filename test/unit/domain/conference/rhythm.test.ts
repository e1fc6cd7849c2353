// Proves that the meetings that should exist follow from a policy and a day.
import { describe, expect, it } from '@jest/globals'
import { meetingsAhead } from '../../../../domain/conference/rhythm.ts'
import { datesOf, emergencyAt } from '../../../../domain/conference/dates.ts'
import { calendarOf, type SiteReference } from '../../../../domain/reference/reference.ts'
import { forms } from '../../../../domain/conference/forms.ts'
import { formatInstant, ukZone } from '../../../../domain/calendar/calendar.ts'
import { london, referenceOf, utc } from '../pathway/world.ts'
import type { Meetings, Rhythm } from '../../../../domain/policy/meetings.ts'

const holding = (meetings: Meetings): SiteReference => {
  const reference = referenceOf('london')
  return { ...reference, policy: { ...reference.policy, meetings } }
}

const { stalkingPanel, marac, matac } = forms
const panel = (rhythm: Partial<Rhythm>): SiteReference =>
  holding({ stalkingPanel: { rhythm: { ...stalkingPanel.rules.rhythm, ...rhythm } } })

const local = (at: number) => formatInstant(at, ukZone)
const london12 = london('2026-11-25 12:00')

describe('the meetings that should exist', () => {
  it('are weekly, Wednesday at ten, twelve weeks ahead', () => {
    const meetings = meetingsAhead(referenceOf('london'), london12)
    expect(meetings.map(({ slot }) => slot)).toEqual([
      '2026-12-02',
      '2026-12-09',
      '2026-12-16',
      '2026-12-23',
      '2026-12-30',
      '2027-01-06',
      '2027-01-13',
      '2027-01-20',
      '2027-01-27',
      '2027-02-03',
      '2027-02-10',
      '2027-02-17',
    ])
    for (const { at } of meetings) expect(local(at)).toMatch(/^Wed .* 10:00$/)
  })

  it('begin with the first whose list is still open: of a sooner one nobody would hear in time', () => {
    const first = (now: string, site = referenceOf('london')) =>
      meetingsAhead(site, london(now))[0]?.slot
    expect(first('2026-11-25 16:59')).toBe('2026-12-02')
    expect(first('2026-11-25 17:00')).toBe('2026-12-09')
    // Over Christmas the list closes earlier: the panel of 30 December at the end of 21 December.
    expect(first('2026-12-21 16:59')).toBe('2026-12-30')
    expect(first('2026-12-21 17:00')).toBe('2027-01-06')
    // If a form closes its list on the day itself, it is planned until that evening or until it meets.
    const { listCloses } = stalkingPanel.rules
    const open = holding({ stalkingPanel: { listCloses: { ...listCloses, workingDays: 0 } } })
    expect(first('2026-11-25 09:59', open)).toBe('2026-11-25')
    expect(first('2026-11-25 10:00', open)).toBe('2026-12-02')
  })

  it('move from a day off to the working day after or before, and keep their slot', () => {
    const on = (onDayOff: 'after' | 'before') =>
      meetingsAhead(panel({ when: { everyDays: 7, from: '2026-01-02' }, onDayOff }), london12).find(
        ({ slot }) => slot === '2026-12-25',
      )
    expect(local(on('after')!.at)).toBe('Tue 29 Dec 10:00')
    expect(local(on('before')!.at)).toBe('Thu 24 Dec 10:00')
  })

  it('are at the same time on the wall when the clocks change', () => {
    const meetings = meetingsAhead(referenceOf('london'), london('2027-03-15 12:00'))
    const [before, after] = meetings
    expect(utc(before!.at)).toBe('2027-03-24T10:00')
    expect(utc(after!.at)).toBe('2027-03-31T09:00')
    const autumn = meetingsAhead(referenceOf('london'), london('2026-10-13 12:00'))
    expect(autumn.slice(0, 2).map(({ at }) => utc(at))).toEqual([
      '2026-10-21T09:00',
      '2026-10-28T10:00',
    ])
  })

  it('are every fourteen or twenty-eight days if the form says so', () => {
    const meetings = meetingsAhead(holding({ marac: {}, matac: {} }), london12)
    const slots = (form: string) =>
      meetings.filter((one) => one.form === form).map(({ slot }) => slot)
    expect(slots('marac').slice(0, 3)).toEqual(['2026-12-10', '2026-12-24', '2027-01-07'])
    expect(slots('matac')).toEqual(['2026-12-15', '2027-01-12', '2027-02-09'])
    expect(slots('stalkingPanel')).toEqual([])
  })

  it('are on dates of their own', () => {
    const dates = ['2027-01-15', '2026-12-04', '2026-12-04', '2026-11-03', '2027-11-03']
    const meetings = meetingsAhead(panel({ when: { dates }, at: '14:15' }), london12)
    expect(meetings.map(({ at }) => local(at))).toEqual(['Fri 4 Dec 14:15', 'Fri 15 Jan 14:15'])
  })

  it('are as far ahead as the policy says', () => {
    const { ahead } = stalkingPanel.rules
    const reference = holding({ stalkingPanel: { ahead: { ...ahead, weeks: 2 } } })
    expect(meetingsAhead(reference, london12)).toHaveLength(2)
  })
})

describe('the dates of a meeting', () => {
  const calendar = calendarOf(referenceOf('london'))

  it('are counted back in working days, over holidays', () => {
    const { listClosesAt, returnsDueAt } = datesOf(
      london('2027-01-07 09:30'),
      london12,
      marac.rules,
      calendar,
      false,
    )
    expect(utc(listClosesAt)).toBe('2026-12-23T17:00')
    expect(utc(returnsDueAt)).toBe('2027-01-04T17:00')
  })

  it('never lie after the meeting', () => {
    const at = london('2026-11-26 09:00')
    for (const emergency of [true, false]) {
      const dates = datesOf(at, at - 60_000, matac.rules, calendar, emergency)
      expect(dates).toEqual({ at, listClosesAt: at, returnsDueAt: at })
    }
  })

  it('of an emergency one: the same day, or the next working day', () => {
    const at = (now: string) => local(emergencyAt(london(now), stalkingPanel.rules, calendar))
    expect(at('2026-11-25 11:59')).toBe('Wed 25 Nov 16:00')
    expect(at('2026-11-25 12:01')).toBe('Thu 26 Nov 10:00')
    expect(at('2026-11-27 15:00')).toBe('Mon 30 Nov 10:00')
    expect(at('2026-12-25 08:00')).toBe('Tue 29 Dec 10:00')
    const late = { emergency: { ...stalkingPanel.rules.emergency, sameDayUntil: '17:00' } }
    const rules = { ...stalkingPanel.rules, ...late }
    expect(local(emergencyAt(london('2026-11-25 15:59'), rules, calendar))).toBe('Wed 25 Nov 16:00')
    expect(local(emergencyAt(london('2026-11-25 16:00'), rules, calendar))).toBe('Thu 26 Nov 10:00')
  })
})
