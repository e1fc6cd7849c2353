// Proves what a demonstration makes up: every stage, at every site, in the past, and recognisably nobody.
import { describe, expect, it } from '@jest/globals'
import { castOf, dayOfThePanel } from '../../../scripts/demo/cast.ts'
import { isWorkingDay } from '../../../domain/calendar/calendar.ts'
import { referralOf } from '../../../scripts/demo/people.ts'
import { referralSchema } from '../../../domain/pathway/commands/submit-referral.ts'
import { stages } from '../../../domain/stages/index.ts'

const today = '2026-11-25'
const cast = castOf(150, today)

describe('150 made-up pathways', () => {
  it('come to every stage, at every site', () => {
    expect(cast).toHaveLength(150)
    const aims = new Set<string>(cast.map(({ aim }) => aim))
    for (const stage of Object.keys(stages)) expect(aims).toContain(stage)
    for (const site of ['london', 'hampshire', 'cheshire'])
      for (const aim of ['research', 'conference', 'sessions'])
        expect(
          cast.filter((part) => part.site === site && part.aim === aim).length,
        ).toBeGreaterThan(1)
  })

  it('were referred on working days up to today', () => {
    for (const { referredOn } of cast) {
      expect(isWorkingDay(referredOn, 'england-and-wales')).toBe(true)
      expect(referredOn <= today).toBe(true)
    }
  })

  it('are about people whose names and addresses say that they are made up, each another', () => {
    const referrals = cast.map((part) => referralSchema.parse(referralOf(part)))
    expect(new Set(referrals.map(({ person }) => person.name)).size).toBe(150)
    for (const { person, victim, concern } of referrals) {
      expect(person.address).toMatch(/ Made Up Road$/)
      expect(victim.name).toMatch(/ Sample$/)
      expect(concern.summary).toMatch(/^Made up: /)
    }
  })

  it('are the same every time', () => {
    expect(castOf(150, today)).toEqual(cast)
  })
})

it('makes a few that come to different stages, where a few are asked for', () => {
  const few = castOf(12, today)
  expect(few).toHaveLength(12)
  expect(new Set(few.map(({ aim }) => aim)).size).toBeGreaterThan(8)
})

it.each([
  ['2026-11-25', '2026-11-25'],
  ['2026-11-29', '2026-11-25'],
  ['2026-12-29', '2026-12-23'],
  ['2026-12-31', '2026-12-30'],
])(
  'begins the present of %s on the last Wednesday on which the panel could meet: %s',
  (day, panel) => {
    expect(dayOfThePanel(day)).toBe(panel)
  },
)
