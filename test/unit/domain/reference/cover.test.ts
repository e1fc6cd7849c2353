// Proves which days a cover can have: not over already, in order, and no more than 12 months.
import { describe, expect, it } from '@jest/globals'
import { wrongDays } from '../../../../domain/reference/cover.ts'

/** Given the instant at which a cover is added; when it has these days; then nothing is wrong with them, or this. */
const given = (now: string) => ({
  when: (firstDay: string, lastDay: string) => ({
    then: (rule: string | undefined) => {
      expect(wrongDays({ firstDay, lastDay }, Date.parse(now))?.rule).toBe(rule)
    },
  }),
})

describe('the days of a cover', () => {
  const morning = given('2027-03-01T09:00:00Z')

  it('can be one day, and that today', () => {
    morning.when('2027-03-01', '2027-03-01').then(undefined)
  })

  it('can have begun already', () => {
    morning.when('2027-02-20', '2027-03-01').then(undefined)
  })

  it('must not end before they begin', () => {
    morning.when('2027-03-10', '2027-03-09').then('before-first')
  })

  it('must not be over already', () => {
    morning.when('2027-02-20', '2027-02-28').then('past')
  })

  it('are over at midnight in the United Kingdom, in summer too', () => {
    given('2027-07-01T22:59:00Z').when('2027-07-01', '2027-07-01').then(undefined)
    given('2027-07-01T23:00:00Z').when('2027-07-01', '2027-07-01').then('past')
  })

  it('can be 12 months apart, and no more', () => {
    morning.when('2027-04-01', '2028-04-01').then(undefined)
    morning.when('2027-04-01', '2028-04-02').then('too-long')
  })

  it('end with the month where it is shorter a year later', () => {
    given('2028-02-01T09:00:00Z').when('2028-02-29', '2029-02-28').then(undefined)
    given('2028-02-01T09:00:00Z').when('2028-02-29', '2029-03-01').then('too-long')
  })
})
