// Proves that numbers of the police, the courts and the NHS are told from others by their check, however they are written.
import { describe, expect, it } from '@jest/globals'
import { croOf, nhsOf, pncOf } from '../../../domain/matching/official-numbers.ts'

describe('a PNC number', () => {
  it.each(['2003/0062845E', '03/62845E', '03/0062845e', ' 2003/62845 E', '20030062845E'])(
    '%s is kept in one way',
    (text) => expect(pncOf(text)).toBe('2003/0062845E'),
  )
  it('of two digits is of the last century where it cannot be of this one', () =>
    expect(pncOf('79/163001B')?.slice(0, 4)).toBe('1979'))
  it.each(['2003/0062845F', '2003/0062854E', 'E', '', '2003/00628451E'])('%s is none', (text) =>
    expect(pncOf(text)).toBeUndefined(),
  )
})

describe('a CRO number', () => {
  it.each([
    ['265416/21G', '265416/21G'],
    ['265416/21g', '265416/21G'],
    ['SF05/482703J', 'SF05/482703J'],
    ['sf05/482703 j', 'SF05/482703J'],
  ])('%s is kept as %s', (text, kept) => expect(croOf(text)).toBe(kept))
  it.each(['265416/21H', 'SF05/482703K', '265416', '0'])('%s is none', (text) =>
    expect(croOf(text)).toBeUndefined(),
  )
})

describe('an NHS number', () => {
  it.each(['943 476 5919', '9434765919', '943-476-5919'])('%s is kept in one way', (text) =>
    expect(nhsOf(text)).toBe('9434765919'),
  )
  it.each(['943 476 5918', '94347659', '1000000010', 'nine'])('%s is none', (text) =>
    expect(nhsOf(text)).toBeUndefined(),
  )
})
